import type { Role } from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ResourceId, UserId } from '../../ids.ts'
import * as guestQueries from './guest-queries.ts'
import { type GuestTerms, onlyAsGuest } from './guest-terms.ts'
import * as queries from './queries.ts'

/** The roles of a scope type that make somebody a guest. */
export function guestRoles({ service }: Context, scope: Pick<ScopeRow, 'type'>): readonly Role[] {
  return (
    service
      .policy()
      .scopeType(scope.type)
      ?.roles.filter(({ guest }) => guest !== null) ?? []
  )
}

/**
 * The part of every change of roles that keeps a guest to their terms: a guest's role comes with a sponsor and with what is shared,
 * and who is a guest no longer keeps neither.
 */
export async function settleGuest(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  given: readonly Role[],
  terms: GuestTerms | undefined,
): Promise<void> {
  const roles = guestRoles(context, scope)
  const role = given.find(({ guest }) => guest !== null)
  if (role !== undefined) {
    if (terms === undefined) throw onlyAsGuest(role)
    await guestQueries.setSponsor(tx, scope.id, user, terms.sponsor)
    await shareExactly(tx, scope, user, role, terms.resources)
    return
  }
  if (roles.length === 0) return
  const membership = await queries.findMembership(tx, scope.id, user)
  if (membership?.sponsorId == null) return
  const keys = roles.map(({ key }) => key)
  const held = await guestQueries.guestAssignments(tx, scope.id, [user], keys)
  const now = context.service.clock.now()
  // Who was a guest until a moment can be one for longer, unless they have become something else.
  const isGuest = held.some(({ expiresAt }) => given.length === 0 || expiresAt === null || expiresAt > now)
  if (isGuest) return
  await queries.deleteAssignments(tx, scope.id, user, keys)
  await guestQueries.setSponsor(tx, scope.id, user, null)
  for (const former of roles) await shareExactly(tx, scope, user, former, [])
}

/** What a guest has chosen for them is what is shared with them in this way, and nothing else. */
export async function shareExactly(
  tx: Tx,
  scope: ScopeRow,
  user: UserId,
  { guest }: Role,
  wanted: readonly ResourceId[],
): Promise<void> {
  if (guest === null) return
  const { resource: kind, as: relation } = guest
  const shared = await guestQueries.sharedWith(tx, [user], { scopeId: scope.id, kind, relation })
  const gone = shared.map(({ id }) => id).filter((id) => !wanted.includes(id))
  await guestQueries.unshare(tx, user, relation, gone)
  await guestQueries.share(
    tx,
    wanted.map((resourceId) => ({ resourceId, tenantId: scope.tenantId, relation, userId: user })),
  )
}
