import type { Role } from '@portreeve/engine'
import { requireMayActOn, requireMayGive } from '../../access/ceiling.ts'
import { requireFreshToGive } from '../../access/fresh.ts'
import { resourcesById } from '../../access/registered-resources.ts'
import { findScope, lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, UserId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { assign } from './give-role.ts'
import * as guestQueries from './guest-queries.ts'
import { requireChosen, requireGuestEnd, requireSponsor, type Seeing, seeing } from './guest-terms.ts'
import { type Member, requireMember } from './membership.ts'
import { isSameSet } from './role-plan.ts'
import { guestRoles, shareExactly } from './settle-guest.ts'
import { tellOfRoles } from './tell-members.ts'

export interface GuestChange extends Member {
  readonly sponsor?: UserId | undefined
  /** In place of those chosen so far, as far as whoever chooses sees them. */
  readonly resources?: readonly ResourceId[] | undefined
  readonly expiresAt?: Date | undefined
}

/** Who answers for a guest from now on, until when they have access, and what for (X2, X5). Throws `not-found` for anybody else. */
export async function changeGuest(context: Context, input: GuestChange): Promise<void> {
  const { service, wall } = context
  const found = await service.database.read(wall, async (tx) => {
    const scope = await findScope(tx, input.scope)
    if (scope === null) throw noGuest()
    return (await heldAsGuest(tx, context, scope, input.user)).role
  })
  const sees = await seeing(context, found.guest?.resource ?? '', input.scope)
  await change(context, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    const { user } = input
    const { role, assignment, sponsor } = await heldAsGuest(tx, context, scope, user)
    await requireMayActOn(tx, context, scope.id, user)
    await requireMayGive(tx, context, scope.id, role)
    requireFreshToGive(context, [role])
    const before = { sponsor, expiresAt: assignment.expiresAt, resources: await chosenFor(tx, scope, user, role) }
    const after = await wanted(tx, context, scope, { role, before, input, sees })

    const isPutOff = after.expiresAt?.getTime() !== before.expiresAt?.getTime()
    const isSame = isSameSet(before.resources, after.resources) && before.sponsor === after.sponsor && !isPutOff
    if (isSame) return { result: undefined, event: null }
    if (after.sponsor === null) throw new Problem('invalid-input', { detail: 'Say who answers for the guest.' })
    if (isPutOff) {
      const guest = { sponsor: after.sponsor, resources: after.resources }
      const { expiresAt } = after
      await assign(tx, context, scope, user, [role], { expiresAt, guest, reason: assignment.reason ?? undefined })
      const told = { before: [role.key], after: [role.key], takesEffect: 'now', expiresAt } as const
      await tellOfRoles(tx, context, scope, user, told)
    } else {
      await guestQueries.setSponsor(tx, scope.id, user, after.sponsor)
      await shareExactly(tx, scope, user, role, after.resources)
    }
    const event: AuditEvent = {
      action: 'member.guest-changed',
      scope: scope.id,
      target: { kind: 'person', id: user },
      before,
      after,
    }
    return { result: undefined, event }
  })
}

interface Terms {
  readonly sponsor: UserId | null
  readonly expiresAt: Date | null
  readonly resources: readonly ResourceId[]
}

interface Wanted {
  readonly role: Role
  readonly before: Terms
  readonly input: GuestChange
  readonly sees: Seeing
}

async function wanted(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { role, before, input, sees }: Wanted,
): Promise<Terms> {
  const now = context.service.clock.now()
  if (input.expiresAt !== undefined) requireGuestEnd(role, input.expiresAt, now, 'expiresAt')
  const expiresAt = input.expiresAt ?? before.expiresAt
  if (expiresAt !== null && expiresAt <= now) {
    const message = 'This access has ended. Say until when it goes on, on a day to come.'
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'expiresAt', message }] })
  }
  if (input.sponsor !== undefined) await requireSponsor(tx, context, scope, input.sponsor)
  const sponsor = input.sponsor ?? before.sponsor
  if (input.resources === undefined || role.guest === null) return { ...before, sponsor, expiresAt }
  const found = await resourcesById(tx, context.service.policy(), before.resources)
  // What whoever chooses cannot see stays as somebody else chose it.
  const unseen = before.resources.filter((id) => {
    const resource = found.get(id)
    return resource !== undefined && !sees(resource)
  })
  const chosen = await requireChosen(tx, context, scope, role.guest, input.resources, sees)
  return { sponsor, expiresAt, resources: [...unseen, ...chosen] }
}

/** Whoever is a guest there, or was until their access ended. */
async function heldAsGuest(tx: Tx, context: Context, scope: ScopeRow, user: UserId) {
  const membership = await requireMember(tx, scope, user)
  const roles = guestRoles(context, scope)
  const keys = roles.map(({ key }) => key)
  const [assignment] = await guestQueries.guestAssignments(tx, scope.id, [user], keys)
  const role = roles.find(({ key }) => key === assignment?.role)
  if (assignment && role) return { role, assignment, sponsor: membership.sponsorId }
  throw noGuest()
}

const noGuest = () => new Problem('not-found', { detail: 'This member is no guest here.' })

async function chosenFor(tx: Tx, scope: ScopeRow, user: UserId, { guest }: Role): Promise<readonly ResourceId[]> {
  if (guest === null) return []
  const where = { scopeId: scope.id, kind: guest.resource, relation: guest.as }
  return (await guestQueries.sharedWith(tx, [user], where)).map(({ id }) => id)
}
