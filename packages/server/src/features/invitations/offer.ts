import type { Role } from '@portreeve/engine'
import { requireMayGive } from '../../access/ceiling.ts'
import { requireFreshToGive } from '../../access/fresh.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { requireReason } from '../members/give-role.ts'
import { type AskedGuest, type GuestTerms, requireGuestTerms, type Seeing } from '../members/guest-terms.ts'
import { scopeRoles } from '../members/scope-roles.ts'

/** What everybody of one round of invitations is offered. */
export interface Offer {
  readonly scope: ScopeId
  readonly role: string
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly accessExpiresAt?: Date | null | undefined
  /** With the role of a guest, and no other. */
  readonly guest?: AskedGuest | undefined
}

/** X2: the scope, held until the transaction ends, and the role, if the actor may offer it there. */
export async function requireOffer(
  tx: Tx,
  context: Context,
  offer: Offer,
  sees: Seeing,
): Promise<{ readonly scope: ScopeRow; readonly role: Role; readonly guest: GuestTerms | undefined }> {
  const scope = await lockScope(tx, offer.scope)
  const [role] = scopeRoles(context.service.policy(), scope.type, [offer.role], 'role')
  if (role === undefined) throw new Problem('invalid-input', { detail: 'Say which role the invitation is for.' })
  if (!role.assignable) {
    const message = `Nobody can be invited as ${role.label}.`
    throw new Problem('above-your-role', { detail: message, errors: [{ field: 'role', message }] })
  }
  await requireMayGive(tx, context, scope.id, role)
  requireReason(role, offer.reason)
  requireFreshToGive(context, [role])
  if (offer.accessExpiresAt && offer.accessExpiresAt <= context.service.clock.now()) {
    const message = 'The end lies in the past.'
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'accessExpiresAt', message }] })
  }
  const { guest: asked, accessExpiresAt: expiresAt } = offer
  const terms = { roles: [role], guest: asked, expiresAt, endField: 'accessExpiresAt', sees }
  return { scope, role, guest: await requireGuestTerms(tx, context, scope, terms) }
}
