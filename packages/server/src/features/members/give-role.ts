import type { Role } from '@portreeve/engine'
import { isAdministrative } from '../../access/administrative.ts'
import { isActor } from '../../access/is-actor.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import type { GuestTerms } from './guest-terms.ts'
import * as queries from './queries.ts'
import { settleGuest } from './settle-guest.ts'

export function hasOneRole({ service }: Context, scope: ScopeRow): boolean {
  return service.policy().scopeType(scope.type)?.definition.rolesPerPerson === 'one'
}

export function requireOneRole(roles: readonly Role[], field: string): void {
  if (roles.length <= 1) return
  throw new Problem('invalid-input', {
    detail: 'A person has one role here.',
    errors: [{ field, message: 'Give one role.' }],
  })
}

export function refuseOwnRole(context: Context, user: UserId, roles: readonly Role[]): void {
  if (isActor(context, user) && roles.some(isAdministrative)) {
    throw new Problem('own-role', {
      detail: 'You cannot change a role of your own that lets you manage others. Ask somebody else who may.',
    })
  }
}

export function requireReason(role: Role, reason: string | undefined): void {
  if (!role.reasonRequired || (reason ?? '').trim() !== '') return
  const message = `Say why this person becomes ${role.label}. The reason is kept for access reviews.`
  throw new Problem('reason-needed', { detail: message, errors: [{ field: 'reason', message }] })
}

export function requireLaterEnd(expiresAt: Date | null | undefined, now: Date): void {
  if (!expiresAt || expiresAt > now) return
  const message = 'The end lies in the past.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'expiresAt', message }] })
}

export interface AssignmentDetails {
  /** Where a person has one role only, the former one goes. */
  readonly replacing?: boolean
  readonly reason?: string | undefined
  readonly expiresAt?: Date | null | undefined
  /** Whose word it is on, as `actorName` writes it, where that is not whoever does it now: the author of an invitation. */
  readonly givenBy?: string
  /** With the role of a guest, and no other. */
  readonly guest?: GuestTerms | undefined
}

export async function assign(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  roles: readonly Role[],
  { reason, expiresAt, givenBy, guest }: AssignmentDetails,
): Promise<void> {
  const now = context.service.clock.now()
  requireLaterEnd(expiresAt, now)
  await queries.putAssignments(
    tx,
    roles.map((role) => ({
      userId: user,
      scopeId: scope.id,
      tenantId: scope.tenantId,
      role: role.key,
      grantedBy: givenBy ?? actorName(context),
      grantedAt: now,
      reason: reason?.trim() || null,
      expiresAt: expiresAt ?? null,
      remindedAt: null,
    })),
  )
  await settleGuest(tx, context, scope, user, roles, guest)
}
