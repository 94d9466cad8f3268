import { and, asc, desc, eq, gt, lt, ne, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '../../db/database.ts'
import { appSubmissions, apps, appVersions, memberships, resources, scopes, users } from '../../db/schema.ts'
import { platformId, type ResourceId, type ScopeId, type TenantId, type UserId, type VersionId } from '../../ids.ts'

export type SubmissionRow = typeof appSubmissions.$inferSelect
export type VersionRow = typeof appVersions.$inferSelect
export type SubmissionState = SubmissionRow['state']

export async function insertSubmission(tx: Tx, row: typeof appSubmissions.$inferInsert): Promise<void> {
  await tx.insert(appSubmissions).values(row)
}

export async function findSubmission(tx: Tx, id: ResourceId): Promise<SubmissionRow | undefined> {
  const [row] = await tx.select().from(appSubmissions).where(eq(appSubmissions.id, id))
  return row
}

export async function waitingSubmission(tx: Tx, versionId: VersionId): Promise<SubmissionRow | undefined> {
  const [row] = await tx
    .select()
    .from(appSubmissions)
    .where(and(eq(appSubmissions.versionId, versionId), eq(appSubmissions.state, 'waiting')))
  return row
}

/** Ends one that waits; what is over already stays as it is. */
export async function endSubmission(
  tx: Tx,
  id: ResourceId,
  end: Pick<SubmissionRow, 'state'> & Partial<SubmissionRow>,
): Promise<void> {
  await tx
    .update(appSubmissions)
    .set(end)
    .where(and(eq(appSubmissions.id, id), eq(appSubmissions.state, 'waiting')))
}

/** Takes the app's row for this transaction, so that two who change its versions do so one after the other. */
export async function lockApp(tx: Tx, id: ResourceId): Promise<typeof apps.$inferSelect | undefined> {
  const [row] = await tx.select().from(apps).where(eq(apps.id, id)).for('update')
  return row
}

/** The lowest first. */
export function versionsOf(tx: Tx, appId: ResourceId): Promise<VersionRow[]> {
  const { major, minor, patch } = appVersions
  return tx.select().from(appVersions).where(eq(appVersions.appId, appId)).orderBy(asc(major), asc(minor), asc(patch))
}

export async function setReleaseNotes(tx: Tx, id: VersionId, releaseNotes: string): Promise<void> {
  await tx.update(appVersions).set({ releaseNotes }).where(eq(appVersions.id, id))
}

export async function nameOfScope(tx: Tx, id: ScopeId): Promise<string> {
  const [row] = await tx.select({ name: scopes.name }).from(scopes).where(eq(scopes.id, id))
  return row?.name ?? ''
}

/** Reviewers who belong to the organization whose app it is: they are not asked to review it. */
export async function reviewersOf(tx: Tx, tenantId: TenantId): Promise<UserId[]> {
  const there = alias(memberships, 'there')
  const rows = await tx
    .selectDistinct({ id: memberships.userId })
    .from(memberships)
    .innerJoin(there, and(eq(there.userId, memberships.userId), eq(there.tenantId, tenantId)))
    .where(and(eq(memberships.scopeId, platformId), ne(there.status, 'removed')))
  return rows.map(({ id }) => id)
}

interface Page {
  readonly state?: SubmissionState | undefined
  readonly after: string | null
  readonly limit: number
}

/** `allowed`: which rows of `resources` the reader may see. */
export async function listSubmissions(tx: Tx, allowed: SQL, { state, after, limit }: Page) {
  const oldestFirst = state === 'waiting'
  return joined(tx)
    .where(
      and(
        state === undefined ? undefined : eq(appSubmissions.state, state),
        after === null ? undefined : (oldestFirst ? gt : lt)(appSubmissions.id, after as ResourceId),
        allowed,
      ),
    )
    .orderBy((oldestFirst ? asc : desc)(appSubmissions.id))
    .limit(limit)
}

export type SubmissionDetails = Awaited<ReturnType<typeof listSubmissions>>[number]

export async function readSubmission(tx: Tx, id: ResourceId): Promise<SubmissionDetails | undefined> {
  const [row] = await joined(tx).where(eq(appSubmissions.id, id))
  return row
}

/** With the app, its account and organization, and the names of whoever submitted and decided. */
function joined(tx: Tx) {
  const organization = alias(scopes, 'organization')
  const submitter = alias(users, 'submitter')
  const decider = alias(users, 'decider')
  return tx
    .select({
      submission: appSubmissions,
      version: appVersions,
      app: apps,
      account: { id: scopes.id, name: scopes.name },
      organization: { id: organization.id, name: organization.name },
      submittedBy: { id: submitter.id, name: submitter.name },
      decidedBy: { id: decider.id, name: decider.name },
    })
    .from(appSubmissions)
    .innerJoin(resources, eq(resources.id, appSubmissions.id))
    .innerJoin(apps, eq(apps.id, appSubmissions.appId))
    .innerJoin(appVersions, eq(appVersions.id, appSubmissions.versionId))
    .innerJoin(scopes, eq(scopes.id, apps.scopeId))
    .innerJoin(submitter, eq(submitter.id, appSubmissions.submittedBy))
    .leftJoin(organization, eq(organization.id, appSubmissions.tenantId))
    .leftJoin(decider, eq(decider.id, appSubmissions.decidedBy))
    .$dynamic()
}
