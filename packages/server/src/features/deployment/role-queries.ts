import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { assignments, invitations, serviceAccounts, sessions, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

export interface RoleUse {
  readonly role: string
  readonly people: number
  readonly invitations: number
  readonly serviceAccounts: number
}

/** Every role that somebody or something has, or would get. */
export async function rolesInUse(tx: Tx): Promise<readonly RoleUse[]> {
  const people = await tx.select({ role: assignments.role, n: count() }).from(assignments).groupBy(assignments.role)
  const invited = await tx
    .select({ role: invitations.role, n: count() })
    .from(invitations)
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .groupBy(invitations.role)
  const machines = await tx
    .select({ role: serviceAccounts.role, n: count() })
    .from(serviceAccounts)
    .where(isNull(serviceAccounts.endedAt))
    .groupBy(serviceAccounts.role)
  const uses = new Map<string, RoleUse>()
  const add = (rows: readonly { role: string; n: number }[], what: Exclude<keyof RoleUse, 'role'>) => {
    for (const { role, n } of rows) {
      const use = uses.get(role) ?? { role, people: 0, invitations: 0, serviceAccounts: 0 }
      uses.set(role, { ...use, [what]: n })
    }
  }
  add(people, 'people')
  add(invited, 'invitations')
  add(machines, 'serviceAccounts')
  return [...uses.values()].sort((a, b) => (a.role < b.role ? -1 : 1))
}

const namesMost = 5

export async function holderNames(tx: Tx, role: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ name: users.name, nameKey: users.nameKey })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .where(eq(assignments.role, role))
    .orderBy(asc(users.nameKey))
    .limit(namesMost)
  return rows.map(({ name }) => name)
}

/** Gives the former role's holders its successor, whatever names it: open sessions' pins too (A9). */
export async function renameRole(tx: Tx, former: string, successor: string): Promise<void> {
  // Who has both already keeps one.
  await tx.delete(assignments).where(
    and(
      eq(assignments.role, former),
      sql`exists (select from ${assignments} other where other.user_id = ${assignments.userId}
        and other.scope_id = ${assignments.scopeId} and other.role = ${successor})`,
    ),
  )
  await tx.update(assignments).set({ role: successor }).where(eq(assignments.role, former))
  await tx.update(invitations).set({ role: successor }).where(eq(invitations.role, former))
  await tx.update(serviceAccounts).set({ role: successor }).where(eq(serviceAccounts.role, former))
  const pinning = await tx
    .select({ id: sessions.id, pinned: sessions.pinned })
    .from(sessions)
    .where(and(isNull(sessions.endedAt), sql`strpos(${sessions.pinned}::text, ${`"${former}"`}) > 0`))
  for (const { id, pinned } of pinning) {
    const entries = Object.entries(pinned).map(([scope, roles]) => [
      scope,
      roles.map((role) => (role === former ? successor : role)),
    ])
    await tx
      .update(sessions)
      .set({ pinned: Object.fromEntries(entries) })
      .where(eq(sessions.id, id))
  }
}

export interface HeldRoles {
  readonly userId: UserId
  readonly scopeId: ScopeId
  readonly roles: readonly string[]
}

/** What everybody holds where. */
export async function heldRoleSets(tx: Tx): Promise<readonly HeldRoles[]> {
  return tx
    .select({
      userId: assignments.userId,
      scopeId: assignments.scopeId,
      roles: sql<string[]>`array_agg(${assignments.role} order by ${assignments.role})`,
    })
    .from(assignments)
    .groupBy(assignments.userId, assignments.scopeId)
}
