import { and, asc, count, eq, gt, inArray, isNull, notInArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, serviceAccounts, users } from '../../db/schema.ts'
import type { ScopeId, ServiceAccountId, UserId } from '../../ids.ts'

export type StoredServiceAccount = typeof serviceAccounts.$inferSelect

export async function insertServiceAccount(tx: Tx, account: StoredServiceAccount): Promise<void> {
  await tx.insert(serviceAccounts).values(account)
}

/** Those that were not ended. */
export function listServiceAccounts(tx: Tx, scopeId: ScopeId, after: string | null, limit: number) {
  return tx
    .select()
    .from(serviceAccounts)
    .where(
      and(
        eq(serviceAccounts.scopeId, scopeId),
        isNull(serviceAccounts.endedAt),
        after === null ? undefined : gt(serviceAccounts.id, after as ServiceAccountId),
      ),
    )
    .orderBy(asc(serviceAccounts.id))
    .limit(limit)
}

export function findServiceAccounts(tx: Tx, scopeIds: readonly ScopeId[]) {
  return tx
    .select({ id: serviceAccounts.id, name: serviceAccounts.name, role: serviceAccounts.role })
    .from(serviceAccounts)
    .where(and(inArray(serviceAccounts.scopeId, scopeIds), isNull(serviceAccounts.endedAt)))
}

/** Who made those that were not ended, and how many each. */
export function countByMaker(tx: Tx, scopeId: ScopeId) {
  return tx
    .select({ maker: serviceAccounts.madeBy, accounts: count() })
    .from(serviceAccounts)
    .where(and(eq(serviceAccounts.scopeId, scopeId), isNull(serviceAccounts.endedAt)))
    .groupBy(serviceAccounts.madeBy)
}

export async function findServiceAccount(
  tx: Tx,
  scopeIds: readonly ScopeId[],
  id: ServiceAccountId,
): Promise<StoredServiceAccount | undefined> {
  const [account] = await tx
    .select()
    .from(serviceAccounts)
    .where(and(inArray(serviceAccounts.scopeId, scopeIds), eq(serviceAccounts.id, id), isNull(serviceAccounts.endedAt)))
  return account
}

export async function endServiceAccount(tx: Tx, id: ServiceAccountId, now: Date): Promise<void> {
  await tx.update(serviceAccounts).set({ endedAt: now }).where(eq(serviceAccounts.id, id))
}

/**
 * Of these people those who are still active, and members of the scope or of one above it. Whoever was disabled in or removed
 * from the scope itself is gone from it. `scopeIds`: itself first.
 */
export async function findStillThere(
  tx: Tx,
  people: readonly UserId[],
  scopeIds: readonly ScopeId[],
): Promise<ReadonlySet<string>> {
  const [itself] = scopeIds
  if (people.length === 0 || itself === undefined) return new Set()
  const cutOff = tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.scopeId, itself),
        inArray(memberships.userId, people),
        inArray(memberships.status, ['disabled', 'removed']),
      ),
    )
  const rows = await tx
    .selectDistinct({ id: users.id })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        inArray(users.id, people),
        eq(users.status, 'active'),
        inArray(memberships.scopeId, scopeIds),
        eq(memberships.status, 'active'),
        notInArray(users.id, cutOff),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
