import { and, asc, desc, eq, exists, gte, inArray, lt, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { StoredResource } from '../../access/registered-resources.ts'
import type { Tx } from '../../db/database.ts'
import { resourceShares, resources, resourceTransfers, scopes, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, TenantId, UserId } from '../../ids.ts'

export interface ResourceFilter {
  readonly scopeId: ScopeId
  readonly kind: string
  /** Those that it may belong to; `null`: whichever, or none. */
  readonly tenants: readonly TenantId[] | null
  /** Who asks. */
  readonly reader: { readonly person: UserId | null; readonly organizations: readonly ScopeId[] }
  /** Nobody reads what is neither theirs nor shared with them, and nothing else narrows the list down. */
  readonly isOwnOrShared: boolean
  /** Key of the beginning of a name. */
  readonly search?: string | undefined
  readonly owner?: UserId | undefined
  readonly sharing?: 'private' | 'shared' | 'with-me' | undefined
}

export interface ResourcePage extends ResourceFilter {
  readonly sort: 'name' | 'changed'
  /** The last of the page before: its name's key or the time of its last change, and its id. */
  readonly after:
    | { readonly nameKey: string; readonly id: ResourceId }
    | { readonly changedAt: Date; readonly id: ResourceId }
    | null
  readonly limit: number
}

const changedAt = sql<Date>`coalesce(${resources.changedAt}, ${resources.createdAt})`

/**
 * `readable`: who may see it. Where it is false or unknown the row is left out, as a check would refuse it. Where nothing but what is the
 * reader's own or shared with them can be read, however many there are: the beginnings of these, and the first of all of them together.
 */
export function listResources(tx: Tx, page: ResourcePage, readable: SQL): Promise<StoredResource[]> {
  const { sort, after, limit } = page
  const order = sort === 'name' ? [asc(resources.nameKey), asc(resources.id)] : [desc(changedAt), desc(resources.id)]
  const within = and(filtered(tx, page), after === null ? undefined : behind(after), readable)
  const stretches = waysIn(tx, page).map(
    (way) => sql`(select ${resources.id} as id from ${resources} where ${and(within, way)}
      order by ${sql.join(order, sql`, `)} limit ${limit})`,
  )
  return tx
    .select()
    .from(resources)
    .where(page.isOwnOrShared ? sql`${resources.id} in (${sql.join(stretches, sql` union all `)})` : within)
    .orderBy(...order)
    .limit(limit)
}

function waysIn(tx: Tx, { reader: { person, organizations } }: ResourceFilter): SQL[] {
  const sharedWith = (whom: SQL) =>
    sql`${resources.id} in (${tx.select({ id: resourceShares.resourceId }).from(resourceShares).where(whom)})`
  return [
    ...(person === null ? [] : [eq(resources.ownerId, person), sharedWith(eq(resourceShares.userId, person))]),
    sharedWith(inArray(resourceShares.organizationId, [...organizations])),
  ]
}

function filtered(tx: Tx, { scopeId, kind, tenants, reader, search, owner, sharing }: ResourceFilter) {
  return and(
    eq(resources.scopeId, scopeId),
    eq(resources.kind, kind),
    tenants === null ? undefined : inArray(resources.tenantId, [...tenants]),
    search === undefined
      ? undefined
      : and(gte(resources.nameKey, search), lt(resources.nameKey, `${search}\u{10ffff}`)),
    owner === undefined ? undefined : eq(resources.ownerId, owner),
    sharing === undefined ? undefined : sharedSo(tx, sharing, reader),
  )
}

function sharedSo(tx: Tx, sharing: 'private' | 'shared' | 'with-me', reader: ResourceFilter['reader']) {
  const shares = (withWhom?: SQL) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(resourceShares)
        .where(and(eq(resourceShares.resourceId, resources.id), withWhom)),
    )
  if (sharing === 'private') return not(shares())
  if (sharing === 'shared') return shares()
  const { person, organizations } = reader
  if (person === null) return sql`false`
  const withReader = or(eq(resourceShares.userId, person), inArray(resourceShares.organizationId, [...organizations]))
  return and(ne(resources.ownerId, person), shares(withReader))
}

function behind(after: NonNullable<ResourcePage['after']>): SQL {
  return 'nameKey' in after
    ? sql`(${resources.nameKey}, ${resources.id}) > (${after.nameKey}, ${after.id})`
    : sql`(${changedAt}, ${resources.id}) < (${after.changedAt.toISOString()}::timestamptz, ${after.id})`
}

export async function findResource(tx: Tx, scopeId: ScopeId, id: ResourceId): Promise<StoredResource | undefined> {
  const [row] = await tx
    .select()
    .from(resources)
    .where(and(eq(resources.id, id), eq(resources.scopeId, scopeId)))
  return row
}

/** Takes the row for this transaction, so that two who change it, share it or hand it on do so one after the other. */
export async function lockResource(tx: Tx, scopeId: ScopeId, id: ResourceId): Promise<StoredResource | undefined> {
  const [row] = await tx
    .select()
    .from(resources)
    .where(and(eq(resources.id, id), eq(resources.scopeId, scopeId)))
    .for('update')
  return row
}

export async function updateResource(tx: Tx, id: ResourceId, set: Partial<StoredResource>): Promise<void> {
  await tx.update(resources).set(set).where(eq(resources.id, id))
}

/** By id, of people that the transaction may see. */
export async function peopleById(tx: Tx, ids: readonly UserId[]) {
  if (ids.length === 0) return new Map<string, { id: UserId; name: string; email: string }>()
  const { id, name, email } = users
  const rows = await tx
    .select({ id, name, email })
    .from(users)
    .where(inArray(id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id as string, row]))
}

/** By name. */
export async function organizationsById(tx: Tx, ids: readonly ScopeId[]) {
  if (ids.length === 0) return []
  const { id, name, nameKey } = scopes
  return tx
    .select({ id, name })
    .from(scopes)
    .where(inArray(id, [...new Set(ids)]))
    .orderBy(asc(nameKey), asc(id))
}

/** What is offered to somebody of these resources, by resource. */
export async function offersOf(tx: Tx, ids: readonly ResourceId[]) {
  if (ids.length === 0) return new Map<string, { to: { id: UserId; name: string }; offeredAt: Date }>()
  const rows = await tx
    .select({
      resourceId: resourceTransfers.resourceId,
      to: { id: users.id, name: users.name },
      offeredAt: resourceTransfers.offeredAt,
    })
    .from(resourceTransfers)
    .innerJoin(users, eq(users.id, resourceTransfers.toUserId))
    .where(inArray(resourceTransfers.resourceId, [...ids]))
  return new Map(rows.map(({ resourceId, ...offer }) => [resourceId as string, offer]))
}

export interface OwnedBy {
  readonly scopeId: ScopeId
  readonly owner: UserId
  /** The kinds that may be read, and which of each. */
  readonly readable: readonly { readonly kind: string; readonly where: SQL }[]
  readonly limit: number
}

/** By name, of all kinds together. */
export async function listOwned(tx: Tx, { scopeId, owner, readable, limit }: OwnedBy) {
  if (readable.length === 0) return []
  const { id, name, nameKey, kind, tenantId } = resources
  return tx
    .select({ id, name, kind, tenantId })
    .from(resources)
    .where(
      and(
        ...[eq(resources.ownerId, owner), eq(resources.scopeId, scopeId)],
        or(...readable.map((one) => and(eq(kind, one.kind), one.where))),
      ),
    )
    .orderBy(asc(nameKey), asc(id))
    .limit(limit)
}
