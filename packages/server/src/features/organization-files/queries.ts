import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { apps, invitations, memberships, scopes, users } from '../../db/schema.ts'
import type { ScopeId, TenantId, UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'

/** Scopes that were brought in, by their names elsewhere. */
export async function broughtIn(tx: Tx, type: string, externalIds: readonly string[]) {
  if (externalIds.length === 0) return new Map<string, { id: ScopeId; tenantId: TenantId | null }>()
  const { id, tenantId, externalId } = scopes
  const rows = await tx
    .select({ id, tenantId, externalId })
    .from(scopes)
    .where(and(eq(scopes.type, type), inArray(externalId, [...externalIds])))
  return new Map(rows.map((row) => [row.externalId ?? '', { id: row.id, tenantId: row.tenantId }]))
}

/** What apps of an organization are called, here and elsewhere. */
export function appsOf(tx: Tx, tenantId: TenantId) {
  const { name, nameKey, externalId } = apps
  return tx.select({ name, nameKey, externalId }).from(apps).where(eq(apps.tenantId, tenantId))
}

export async function childOfType(tx: Tx, parentId: ScopeId, type: string): Promise<ScopeId | null> {
  const [row] = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(and(eq(scopes.parentId, parentId), eq(scopes.type, type)))
    .limit(1)
  return row?.id ?? null
}

/** Of these addresses, those of people who were ever members of the scope or invited to it: whatever became of that stays. */
export async function everKnown(tx: Tx, scopeId: ScopeId, emailKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set()
  const members = await tx
    .select({ key: users.emailKey })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.scopeId, scopeId), inArray(users.emailKey, [...emailKeys])))
  const invited = await tx
    .select({ key: invitations.emailKey })
    .from(invitations)
    .where(and(eq(invitations.scopeId, scopeId), inArray(invitations.emailKey, [...emailKeys])))
  return new Set([...members, ...invited].map(({ key }) => key))
}

export async function accountOf(tx: Tx, population: string, email: string): Promise<UserId | undefined> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.population, population), eq(users.emailKey, emailKey(email))))
  return row?.id
}
