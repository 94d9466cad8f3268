import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { validate } from 'uuid'
import { appSubmissions, apps, appVersions } from '../../db/app-schema.ts'
import type { Tx } from '../../db/database.ts'
import { resources, scopes, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, TenantId, VersionId } from '../../ids.ts'

export type AppRow = typeof apps.$inferSelect
export type VersionRow = typeof appVersions.$inferSelect

export async function insertApp(tx: Tx, row: AppRow): Promise<void> {
  await tx.insert(apps).values(row)
}

export async function findApp(tx: Tx, id: ResourceId): Promise<AppRow | undefined> {
  const [row] = await tx.select().from(apps).where(eq(apps.id, id))
  return row
}

/** Takes the row for this transaction, so that two who change its versions do so one after the other. */
export async function lockApp(tx: Tx, scopeId: ScopeId, id: ResourceId): Promise<AppRow | undefined> {
  const [row] = await tx
    .select()
    .from(apps)
    .where(and(eq(apps.id, id), eq(apps.scopeId, scopeId)))
    .for('update')
  return row
}

export async function hasName(tx: Tx, scopeId: ScopeId, nameKey: string, except: ResourceId | null): Promise<boolean> {
  const rows = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.scopeId, scopeId), eq(apps.nameKey, nameKey)))
    .limit(2)
  return rows.some(({ id }) => id !== except)
}

export async function updateApp(tx: Tx, id: ResourceId, set: Partial<AppRow>): Promise<void> {
  await tx.update(apps).set(set).where(eq(apps.id, id))
}

export async function renameResource(tx: Tx, id: ResourceId, set: { readonly name: string; readonly nameKey: string }) {
  await tx.update(resources).set(set).where(eq(resources.id, id))
}

export interface AppFilter {
  readonly scopeId: ScopeId
  /** Key of the beginning of a name. */
  readonly search?: string | undefined
  readonly type?: string | undefined
  readonly state?: AppRow['state'] | undefined
}

export interface AppPage extends AppFilter {
  readonly sort: 'name' | 'changed'
  /** The last of the page before: its name's key or the time of its last change, and its id. */
  readonly after:
    | { readonly nameKey: string; readonly id: ResourceId }
    | { readonly changedAt: Date; readonly id: ResourceId }
    | null
  readonly limit: number
}

const shown = {
  app: apps,
  owner: { id: users.id, name: users.name },
  belongsTo: { id: scopes.id, name: scopes.name, status: scopes.status },
}

export type ShownApp = Awaited<ReturnType<typeof listApps>>[number]

function selectApps(tx: Tx) {
  return tx
    .select(shown)
    .from(apps)
    .innerJoin(resources, eq(resources.id, apps.id))
    .leftJoin(users, eq(users.id, resources.ownerId))
    .leftJoin(scopes, eq(scopes.id, apps.belongsTo))
}

/** `readable`: over the table of resources; always true where nothing depends on the app, so that a page is a stretch of an index. */
export function listApps(tx: Tx, { scopeId, search, type, state, sort, after, limit }: AppPage, readable: SQL) {
  const filter = and(
    eq(apps.scopeId, scopeId),
    search === undefined ? undefined : and(gte(apps.nameKey, search), lt(apps.nameKey, `${search}\u{10ffff}`)),
    type === undefined ? undefined : eq(apps.type, type),
    state === undefined ? undefined : eq(apps.state, state),
    after === null ? undefined : behind(after),
    readable,
  )
  const order = sort === 'name' ? [asc(apps.nameKey), asc(apps.id)] : [desc(apps.changedAt), desc(apps.id)]
  return selectApps(tx)
    .where(filter)
    .orderBy(...order)
    .limit(limit)
}

function behind(after: NonNullable<AppPage['after']>): SQL {
  return 'nameKey' in after
    ? sql`(${apps.nameKey}, ${apps.id}) > (${after.nameKey}, ${after.id})`
    : sql`(${apps.changedAt}, ${apps.id}) < (${after.changedAt.toISOString()}::timestamptz, ${after.id})`
}

export async function showApp(tx: Tx, scopeId: ScopeId, id: ResourceId): Promise<ShownApp | undefined> {
  const [row] = await selectApps(tx).where(and(eq(apps.id, id), eq(apps.scopeId, scopeId)))
  return row
}

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.insert(appVersions).values(row)
}

/** The highest first. */
export function versionsOf(tx: Tx, appId: ResourceId): Promise<VersionRow[]> {
  const { major, minor, patch } = appVersions
  return tx
    .select()
    .from(appVersions)
    .where(eq(appVersions.appId, appId))
    .orderBy(desc(major), desc(minor), desc(patch))
}

export async function findVersion(tx: Tx, appId: ResourceId, id: VersionId): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select()
    .from(appVersions)
    .where(and(eq(appVersions.id, id), eq(appVersions.appId, appId)))
  return row
}

/** Those of the ids that are versions, of whichever app. */
export async function versionsAmong(tx: Tx, ids: readonly VersionId[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: appVersions.id })
    .from(appVersions)
    .where(inArray(appVersions.id, [...ids]))
  return new Set(rows.map(({ id }) => id))
}

export async function updateVersion(tx: Tx, id: VersionId, set: Partial<VersionRow>): Promise<void> {
  await tx.update(appVersions).set(set).where(eq(appVersions.id, id))
}

/** The last submission of each version of an app that has one, with who decided. */
export async function lastReviews(tx: Tx, appId: ResourceId) {
  const rows = await tx
    .select({ submission: appSubmissions, decidedBy: { id: users.id, name: users.name } })
    .from(appSubmissions)
    .leftJoin(users, eq(users.id, appSubmissions.decidedBy))
    .where(eq(appSubmissions.appId, appId))
    .orderBy(asc(appSubmissions.id))
  return new Map(rows.map((row) => [row.submission.versionId, row]))
}

export type ShownReview = Awaited<ReturnType<typeof lastReviews>> extends Map<VersionId, infer Row> ? Row : never

/** By id, of people that the transaction may see. A command on the host has a name for its id, and none of these. */
export async function namesOf(tx: Tx, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = actors.filter((id) => validate(id))
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: sql<string>`${users.id}`, name: users.name })
    .from(users)
    .where(inArray(sql`${users.id}`, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function findPlace(tx: Tx, id: ScopeId) {
  const { id: place, type, tenantId } = scopes
  const [row] = await tx.select({ id: place, type, tenantId }).from(scopes).where(eq(scopes.id, id))
  return row
}

/** Scopes of a type in an organization, by name: what an app can belong to. */
export function scopesToBelongTo(tx: Tx, tenantId: TenantId, type: string, limit: number) {
  return tx
    .select({ id: scopes.id, name: scopes.name, status: scopes.status })
    .from(scopes)
    .where(and(eq(scopes.tenantId, tenantId), eq(scopes.type, type)))
    .orderBy(asc(scopes.nameKey), asc(scopes.id))
    .limit(limit)
}
