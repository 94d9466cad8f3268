import { and, desc, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, securityEvents, users } from '../../db/schema.ts'
import { type EventId, platformId, type ScopeId, type UserId } from '../../ids.ts'

export interface SecurityEventFilter {
  readonly scope: ScopeId
  /** The people whose accounts are kept in the scope, where there are such: their sign-ins belong to it. */
  readonly population: string | null
  readonly person?: UserId | undefined
  /** A kind (`sign-in.refused`). */
  readonly kind?: string | undefined
  readonly after?: EventId | undefined
  readonly limit: number
}

/** The newest first. */
export async function listEvents(tx: Tx, filter: SecurityEventFilter) {
  const { person, kind, after, limit } = filter
  return tx
    .select({ event: securityEvents, name: users.name })
    .from(securityEvents)
    .leftJoin(users, eq(users.id, securityEvents.userId))
    .where(
      and(
        ofScope(tx, filter),
        person === undefined ? undefined : eq(securityEvents.userId, person),
        kind === undefined ? undefined : eq(securityEvents.kind, kind),
        after === undefined ? undefined : lt(securityEvents.id, after),
      ),
    )
    .orderBy(desc(securityEvents.id))
    .limit(limit)
}

/** What happened in the scope, and what its members and the people kept there did at the door, which belongs to no scope. */
function ofScope(tx: Tx, { scope, population }: SecurityEventFilter): SQL | undefined {
  const members = tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.scopeId, scope), inArray(memberships.status, ['active', 'disabled'])))
  const atTheDoor = or(
    inArray(securityEvents.userId, members),
    population === null ? undefined : eq(users.population, population),
    // Somebody tried an address that nobody has: for whoever looks after the platform.
    scope === platformId ? isNull(securityEvents.userId) : undefined,
  )
  // What a member was refused elsewhere is for those who look after that place: roles in one scope say nothing in another.
  return or(eq(securityEvents.scopeId, scope), and(isNull(securityEvents.scopeId), atTheDoor))
}
