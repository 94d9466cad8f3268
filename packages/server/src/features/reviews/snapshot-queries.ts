import { and, asc, count, eq, inArray, max, or, sql } from 'drizzle-orm'
import { validate } from 'uuid'
import { nobody } from '../../access/registered-resources.ts'
import { unexpired } from '../../access/role-holders.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Tx } from '../../db/database.ts'
import {
  accessReviewItems,
  assignments,
  memberships,
  permissionUse,
  resourceShares,
  resources,
  serviceAccounts,
  users,
} from '../../db/schema.ts'
import type { ScopeId, ServiceAccountId, TenantId, UserId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'

interface Place {
  readonly nameKey: string
  readonly userId: UserId
}

/** Members with their accounts, by name: a stretch of the index for each state, however many members come behind it. */
export async function membersAfter(tx: Tx, scopeId: ScopeId, after: Place | null, limit: number) {
  const { nameKey, userId, status } = memberships
  const behind = after === null ? undefined : sql`(${nameKey}, ${userId}) > (${after.nameKey}, ${after.userId}::uuid)`
  const stretches = (['active', 'disabled'] as const).map(
    (state) => sql`(select ${userId} as id from ${memberships}
      where ${and(eq(memberships.scopeId, scopeId), eq(status, state), behind)}
      order by ${nameKey}, ${userId} limit ${limit})`,
  )
  return tx
    .select({ member: memberships, user: users })
    .from(memberships)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(memberships.scopeId, scopeId), sql`${userId} in (${sql.join(stretches, sql` union all `)})`))
    .orderBy(asc(nameKey), asc(userId))
    .limit(limit)
}

export async function rolesHeldBy(tx: Tx, scopeId: ScopeId, people: readonly UserId[], now: Date) {
  if (people.length === 0) return []
  return tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.scopeId, scopeId), inArray(assignments.userId, [...people]), unexpired(now)))
    .orderBy(asc(assignments.grantedAt), asc(assignments.role))
}

export async function usesBy(tx: Tx, scopeId: ScopeId, people: readonly UserId[]) {
  return tx
    .select({
      userId: permissionUse.userId,
      permission: permissionUse.permission,
      lastUsedAt: max(permissionUse.lastUsedAt),
    })
    .from(permissionUse)
    .where(and(eq(permissionUse.scopeId, scopeId), inArray(permissionUse.userId, [...people])))
    .groupBy(permissionUse.userId, permissionUse.permission)
}

/** More people than these have it, and it is shared widely. */
const fewPeople = 10

/** What people own in the scope or below it that a whole organization has, or more than a few people: how many, by organization. */
export async function sharedWidely(tx: Tx, scope: Pick<ScopeRow, 'id' | 'parentId'>, people: readonly UserId[]) {
  if (people.length === 0) return []
  const { resourceId, userId, organizationId } = resourceShares
  const isWide = sql`(select coalesce(bool_or(${organizationId} <> ${nobody}::uuid), false)
    or count(*) filter (where ${userId} <> ${nobody}::uuid) > ${fewPeople}
    from ${resourceShares} where ${resourceId} = ${resources.id})`
  // Everything lies below the top.
  const isThere = or(eq(resources.scopeId, scope.id), eq(resources.tenantId, scope.id as string as TenantId))
  const { ownerId, tenantId } = resources
  return tx
    .select({ ownerId, tenantId, count: count() })
    .from(resources)
    .where(and(inArray(ownerId, [...people]), scope.parentId === null ? undefined : isThere, isWide))
    .groupBy(ownerId, tenantId)
}

/** Those who answer for guests, and whether they are still there to do so. */
export async function sponsorsAmong(tx: Tx, scopeId: ScopeId, people: readonly UserId[]) {
  if (people.length === 0) return new Map<UserId, { readonly name: string; readonly isActive: boolean }>()
  const rows = await tx
    .select({ id: users.id, name: users.name, account: users.status, membership: memberships.status })
    .from(users)
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.scopeId, scopeId)))
    .where(inArray(users.id, [...people]))
  return new Map(
    rows.map(({ id, name, account, membership }) => [
      id,
      { name, isActive: account === 'active' && membership === 'active' },
    ]),
  )
}

/** The names of those whom `actorName` wrote down, by what it wrote. Without one for whoever this transaction does not see. */
export async function namesOfActors(tx: Tx, written: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const actors = [...new Set(written)].map((text) => ({ text, ...readActorName(text) }))
  const known = actors.flatMap(({ text, kind, id }) => (id !== null && validate(id) ? [{ text, kind, id }] : []))
  const machines = known.filter(({ kind }) => kind === 'service-account')
  const people = known.filter(({ kind }) => kind !== 'service-account')
  const names = new Map<string, string>()
  const note = (rows: readonly { readonly id: string; readonly name: string }[]) => {
    for (const { id, name } of rows) names.set(id, name)
  }
  if (people.length > 0) {
    const ids = people.map(({ id }) => id as UserId)
    note(await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)))
  }
  if (machines.length > 0) {
    const { id, name } = serviceAccounts
    const ids = machines.map((machine) => machine.id as ServiceAccountId)
    note(await tx.select({ id, name }).from(serviceAccounts).where(inArray(id, ids)))
  }
  return new Map(known.flatMap(({ text, id }) => (names.has(id) ? [[text, names.get(id) ?? ''] as const] : [])))
}

export async function insertLines(tx: Tx, lines: readonly (typeof accessReviewItems.$inferInsert)[]): Promise<void> {
  if (lines.length > 0) await tx.insert(accessReviewItems).values([...lines])
}
