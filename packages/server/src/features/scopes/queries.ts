import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { apps, assignments, memberships, resources, scopes, users } from '../../db/schema.ts'
import type { ScopeId, TenantId } from '../../ids.ts'

export type FullScopeRow = typeof scopes.$inferSelect

export async function readScope(tx: Tx, scopeId: ScopeId): Promise<FullScopeRow | undefined> {
  const [row] = await tx.select().from(scopes).where(eq(scopes.id, scopeId))
  return row
}

export async function insertScope(tx: Tx, row: FullScopeRow): Promise<void> {
  await tx.insert(scopes).values(row)
}

type Editable = Partial<Pick<FullScopeRow, 'name' | 'nameKey' | 'profile' | 'status'>>

export async function updateScope(tx: Tx, scopeId: ScopeId, values: Editable): Promise<void> {
  await tx.update(scopes).set(values).where(eq(scopes.id, scopeId))
}

export async function childOfType(tx: Tx, parentId: ScopeId, type: string): Promise<FullScopeRow | undefined> {
  const [row] = await tx
    .select()
    .from(scopes)
    .where(and(eq(scopes.parentId, parentId), eq(scopes.type, type)))
    .limit(1)
  return row
}

interface ChildFilter {
  readonly type?: string | undefined
  readonly needsOwner?: boolean | undefined
  readonly after?: { readonly nameKey: string; readonly id: ScopeId } | undefined
  readonly limit: number
}

export async function listChildren(tx: Tx, parentId: ScopeId, { type, needsOwner, after, limit }: ChildFilter) {
  return tx
    .select()
    .from(scopes)
    .where(
      and(
        eq(scopes.parentId, parentId),
        type === undefined ? undefined : eq(scopes.type, type),
        needsOwner === undefined ? undefined : (needsOwner ? isNotNull : isNull)(scopes.ownerlessSince),
        after === undefined
          ? undefined
          : or(gt(scopes.nameKey, after.nameKey), and(eq(scopes.nameKey, after.nameKey), gt(scopes.id, after.id))),
      ),
    )
    .orderBy(asc(scopes.nameKey), asc(scopes.id))
    .limit(limit)
}

/** Of these scopes, those of one type in one organization: what a profile may point to. */
export async function scopesOfType(tx: Tx, ids: readonly ScopeId[], type: string, tenantId: ScopeId | null) {
  if (ids.length === 0 || tenantId === null) return []
  const rows = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(and(inArray(scopes.id, [...ids]), eq(scopes.type, type), eq(scopes.tenantId, tenantId)))
  return rows.map((row) => row.id)
}

export async function namesOfType(tx: Tx, type: string, tenantId: TenantId, limit: number) {
  return tx
    .select({ id: scopes.id, name: scopes.name, status: scopes.status })
    .from(scopes)
    .where(and(eq(scopes.type, type), eq(scopes.tenantId, tenantId)))
    .orderBy(asc(scopes.nameKey), asc(scopes.id))
    .limit(limit)
}

/** Names of active members with a role, to tell somebody whom to ask. */
export async function namesOfHolders(tx: Tx, scopeId: ScopeId, role: string): Promise<string[]> {
  const rows = await tx
    .select({ name: users.name })
    .from(assignments)
    .innerJoin(users, and(eq(users.id, assignments.userId), eq(users.status, 'active')))
    .innerJoin(
      memberships,
      and(
        eq(memberships.userId, assignments.userId),
        eq(memberships.scopeId, assignments.scopeId),
        eq(memberships.status, 'active'),
      ),
    )
    .where(and(eq(assignments.scopeId, scopeId), eq(assignments.role, role)))
    .orderBy(asc(users.nameKey))
    .limit(10)
  return rows.map((row) => row.name)
}

/** Takes apps that wait in a scope to the one that has been made for them (A12), and says how many there were. */
export async function moveApps(tx: Tx, from: ScopeId, to: ScopeId): Promise<number> {
  const moved = await tx.update(apps).set({ scopeId: to }).where(eq(apps.scopeId, from)).returning({ id: apps.id })
  if (moved.length > 0) {
    const ids = tx.select({ id: apps.id }).from(apps).where(eq(apps.scopeId, to))
    await tx.update(resources).set({ scopeId: to }).where(inArray(resources.id, ids))
  }
  return moved.length
}

/** The apps that belong to a scope besides, by type. */
export function countAppsOf(tx: Tx, scopeId: ScopeId) {
  return tx.select({ type: apps.type, count: count() }).from(apps).where(eq(apps.belongsTo, scopeId)).groupBy(apps.type)
}
