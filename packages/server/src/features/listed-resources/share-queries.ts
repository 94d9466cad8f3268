import { and, asc, eq, gte, lt, ne, sql } from 'drizzle-orm'
import { nobody, type StoredShare } from '../../access/registered-resources.ts'
import type { Tx } from '../../db/database.ts'
import { memberships, resourceShares, users } from '../../db/schema.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'

/** Whom a share names. */
export type With = { readonly person: UserId } | { readonly organization: ScopeId }

function columns(whom: With) {
  return {
    userId: 'person' in whom ? whom.person : (nobody as UserId),
    organizationId: 'organization' in whom ? whom.organization : (nobody as ScopeId),
  }
}

function isWith(id: ResourceId, whom: With) {
  const { userId, organizationId } = columns(whom)
  return and(
    eq(resourceShares.resourceId, id),
    eq(resourceShares.userId, userId),
    eq(resourceShares.organizationId, organizationId),
  )
}

export async function findShare(tx: Tx, id: ResourceId, whom: With): Promise<StoredShare | undefined> {
  const [row] = await tx.select().from(resourceShares).where(isWith(id, whom))
  return row
}

export async function putShare(
  tx: Tx,
  { whom, relation, ...of }: { whom: With; relation: string } & Pick<StoredShare, 'resourceId' | 'tenantId'>,
): Promise<void> {
  const { resourceId, userId, organizationId } = resourceShares
  await tx
    .insert(resourceShares)
    .values({ ...of, ...columns(whom), relation })
    .onConflictDoUpdate({ target: [resourceId, userId, organizationId], set: { relation } })
}

export async function deleteShare(tx: Tx, id: ResourceId, whom: With): Promise<void> {
  await tx.delete(resourceShares).where(isWith(id, whom))
}

/** Somebody's account and what they are in a place; none where they have never been there. */
export async function findMember(tx: Tx, place: ScopeId, person: UserId) {
  const { id, name, status } = users
  const [row] = await tx
    .select({ id, name, account: status, membership: memberships.status })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.scopeId, place), eq(memberships.userId, person), ne(memberships.status, 'removed')))
  return row
}

export interface MemberSearch {
  /** Whose members. */
  readonly place: ScopeId
  readonly leftOut: readonly UserId[]
  /** Key of the beginning of a name or an address. */
  readonly search?: string | undefined
  readonly limit: number
}

/** Active members by name: for each way in which they can be found one stretch of an index, and the first of both together. */
export async function membersToShareWith(tx: Tx, { place, leftOut, search, limit }: MemberSearch) {
  const { nameKey, emailKey } = memberships
  const begins = (column: typeof nameKey | typeof emailKey) =>
    search === undefined ? undefined : and(gte(column, search), lt(column, `${search}\u{10ffff}`))
  const found = new Map<string, Awaited<ReturnType<typeof stretch>>[number]>()
  for (const column of search === undefined ? [nameKey] : [nameKey, emailKey]) {
    for (const row of await stretch(column)) found.set(row.id, row)
  }
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
  return [...found.values()].sort((a, b) => compare(a.nameKey, b.nameKey) || compare(a.id, b.id)).slice(0, limit)

  function stretch(column: typeof nameKey | typeof emailKey) {
    return tx
      .select({ id: users.id, name: users.name, email: users.email, nameKey })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          ...[eq(memberships.scopeId, place), eq(memberships.status, 'active'), eq(users.status, 'active')],
          ...[begins(column), ...leftOut.map((id) => ne(memberships.userId, id))],
        ),
      )
      .orderBy(asc(column), asc(memberships.userId))
      .limit(limit)
  }
}

/** Whether a place has an active member besides. */
export async function hasOthers(tx: Tx, place: ScopeId, person: UserId): Promise<boolean> {
  const rows = await tx
    .select({ one: sql`1` })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        ...[eq(memberships.scopeId, place), eq(memberships.status, 'active'), eq(users.status, 'active')],
        ne(memberships.userId, person),
      ),
    )
    .limit(1)
  return rows.length > 0
}
