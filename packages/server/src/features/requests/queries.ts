import { and, desc, eq, gt, inArray, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import { validate } from 'uuid'
import type { Tx } from '../../db/database.ts'
import { accessRequests, users } from '../../db/schema.ts'
import type { RequestId, ScopeId, UserId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'

export type RequestRow = typeof accessRequests.$inferSelect
export type RequestState = RequestRow['state']

export async function insertRequest(tx: Tx, row: typeof accessRequests.$inferInsert): Promise<void> {
  await tx.insert(accessRequests).values(row)
}

/** As stored: its time may have come. */
export async function findOpen(tx: Tx, scopeId: ScopeId, userId: UserId): Promise<RequestRow | undefined> {
  const [row] = await tx
    .select()
    .from(accessRequests)
    .where(
      and(eq(accessRequests.userId, userId), eq(accessRequests.scopeId, scopeId), eq(accessRequests.state, 'open')),
    )
  return row
}

/** However they ended. */
export async function countRequests(tx: Tx, scopeId: ScopeId, userId: UserId, since: Date): Promise<number> {
  return tx.$count(
    accessRequests,
    and(eq(accessRequests.userId, userId), eq(accessRequests.scopeId, scopeId), gt(accessRequests.createdAt, since)),
  )
}

export async function findRequest(tx: Tx, id: RequestId): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(accessRequests).where(eq(accessRequests.id, id))
  return row
}

/** Ends an open request; what is over already stays as it is. */
export async function endRequest(
  tx: Tx,
  id: RequestId,
  end: Pick<RequestRow, 'state'> & Partial<RequestRow>,
): Promise<void> {
  await tx
    .update(accessRequests)
    .set(end)
    .where(and(eq(accessRequests.id, id), eq(accessRequests.state, 'open')))
}

interface Page {
  readonly after: string | null
  readonly limit: number
}

/** A person's own, the newest first. */
export async function requestsOf(tx: Tx, userId: UserId, { after, limit }: Page): Promise<RequestRow[]> {
  return tx
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.userId, userId), before(after)))
    .orderBy(desc(accessRequests.id))
    .limit(limit)
}

export interface RequestFilter extends Page {
  readonly state?: RequestState | undefined
  readonly now: Date
}

/** Those of a scope, the newest first. Of a closed account nothing can be answered: its open ones are left out. */
export async function requestsIn(tx: Tx, scopeId: ScopeId, { state, now, after, limit }: RequestFilter) {
  const rows = await tx
    .select({ request: accessRequests, person: { id: users.id, name: users.name, email: users.email } })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(
      and(
        eq(accessRequests.scopeId, scopeId),
        before(after),
        state === undefined ? undefined : isNow(state, now),
        or(ne(accessRequests.state, 'open'), eq(users.status, 'active')),
      ),
    )
    .orderBy(desc(accessRequests.id))
    .limit(limit)
  const names = await namesOf(
    tx,
    rows.flatMap(({ request }) => decider(request) ?? []),
  )
  return rows.map(({ request, person }) => ({ request, person, decider: names.get(decider(request) ?? '') ?? null }))
}

function decider({ decidedBy }: RequestRow): string | null {
  const { id } = readActorName(decidedBy ?? '')
  return id !== null && validate(id) ? id : null
}

export async function nameOf(tx: Tx, userId: UserId): Promise<string | null> {
  return (await namesOf(tx, [userId])).get(userId) ?? null
}

/** Looked up by id and apart: joined as text, every account would be read for one page. */
async function namesOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)] as UserId[]))
  return new Map<string, string>(rows.map(({ id, name }) => [id, name]))
}

function before(after: string | null): SQL | undefined {
  return after === null ? undefined : lt(accessRequests.id, after as RequestId)
}

function isNow(state: RequestState, now: Date): SQL | undefined {
  if (state === 'open') return and(eq(accessRequests.state, 'open'), gt(accessRequests.expiresAt, now))
  if (state !== 'expired') return eq(accessRequests.state, state)
  return or(
    eq(accessRequests.state, 'expired'),
    and(eq(accessRequests.state, 'open'), lte(accessRequests.expiresAt, now)),
  )
}
