import type { Role } from '@portreeve/engine'
import { resourcesById } from '../../access/registered-resources.ts'
import { findScope, lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { LinkNotValid } from '../links/service.ts'
import { type GuestTerms, whyNoSponsor } from '../members/guest-terms.ts'
import { authorMayStillGive, givers, inviterName } from './author.ts'
import { stateOf } from './invitation-state.ts'
import { hashesOf } from './link.ts'
import * as queries from './queries.ts'

export interface OpenedInvitation {
  readonly invitation: queries.InvitationRow
  readonly scope: ScopeRow
  readonly role: Role
  /** Who invited, where it is a person. */
  readonly by: string | null
  /** Of a guest: who answers for them, and what is still there of what was chosen. */
  readonly guest: InvitedGuest | undefined
  /** The link came by mail: whoever has it has the mailbox (X11). */
  readonly isMailed: boolean
}

export interface InvitedGuest extends GuestTerms {
  readonly names: readonly string[]
}

/**
 * The invitation of a link, if it can be used now: by time, and since whoever sent it could still give the role (X2). Throws
 * `link-not-valid` with the reason, which only whoever has the link learns. `lock`: to use it; of two at the same moment one
 * comes too late.
 */
export async function openInvitation(
  tx: Tx,
  context: Context,
  secret: string,
  { lock }: { readonly lock: boolean },
): Promise<OpenedInvitation> {
  const { scope, invitation, isMailed } = await findInvitation(tx, secret, lock)
  const { service } = context
  const now = service.clock.now()
  const by = await inviterName(tx, invitation)
  const role = service.policy().role(invitation.role)
  const anew = by === null ? `Ask whoever looks after ${scope.name} for a new one.` : `Ask ${by} for a new one.`
  const refuse = (why: string, detail: string) =>
    new LinkNotValid(
      { user: null, scope: scope.id },
      { detail, more: { why, place: scope.name, by, ask: role ? givers(context, role) : [] } },
    )

  const state = stateOf(invitation, now)
  switch (state) {
    case 'accepted':
      throw refuse(state, `This invitation was accepted already, on ${day(invitation.acceptedAt)}. It works once.`)
    case 'replaced':
      throw refuse(state, 'A newer invitation took the place of this one. Use the link of the latest.')
    case 'declined':
      throw refuse(state, `This invitation was declined. ${anew}`)
    case 'revoked':
    case 'cut-off':
      throw refuse('revoked', `This invitation was withdrawn. ${anew}`)
    case 'expired':
      throw refuse(state, `This invitation expired on ${day(invitation.expiresAt)}. ${anew}`)
    case 'waiting':
  }
  if (role === undefined || role.scopeType !== scope.type || !role.assignable) {
    throw refuse('role-gone', `The role that this invitation was for is no longer given. ${anew}`)
  }
  if (!(await authorMayStillGive(tx, context, invitation, role))) {
    const others = givers(context, role)
    const who = others.length === 0 ? 'whoever looks after it' : `somebody who is ${others.join(' or ')}`
    throw refuse(
      'author-gone',
      `Whoever sent this invitation can no longer give the role ${role.label} in ${scope.name}. Ask ${who} there for a new one.`,
    )
  }
  const guest = role.guest === null ? undefined : await guestOf(tx, context, scope, invitation)
  if (guest === null) {
    throw refuse(
      'sponsor-gone',
      `You were invited to ${scope.name} as a guest, and whoever was to answer for you, or all that was chosen for you, is there no more. ${anew}`,
    )
  }
  return { invitation, scope, role, by, guest, isMailed }
}

/** `null`: nobody answers for them any more, or nothing is left of what was chosen. */
async function guestOf(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { sponsorId, resourceIds }: queries.InvitationRow,
): Promise<InvitedGuest | null> {
  if (sponsorId === null || (await whyNoSponsor(tx, context, scope, sponsorId)) !== null) return null
  const found = await resourcesById(tx, context.service.policy(), resourceIds)
  const resources = resourceIds.flatMap((id) => found.get(id) ?? []).filter(({ scopeId }) => scopeId === scope.id)
  if (resources.length === 0) return null
  return { sponsor: sponsorId, resources: resources.map(({ id }) => id), names: resources.map(({ name }) => name) }
}

async function findInvitation(tx: Tx, secret: string, lock: boolean) {
  const hashes = hashesOf(secret)
  const found = await queries.findByHash(tx, Object.values(hashes))
  const scope = found && (lock ? await lockScope(tx, found.scopeId) : await findScope(tx, found.scopeId))
  // Read again once it is held: it may have been used meanwhile.
  const invitation = found && lock ? await queries.findByHash(tx, Object.values(hashes)) : found
  if (invitation && scope) return { invitation, scope, isMailed: invitation.tokenHash === hashes.mailed }
  throw new LinkNotValid(
    { user: null, scope: null },
    {
      detail:
        'There is no invitation with this link. Perhaps it was not copied whole, or a newer one was sent to you since: use the latest.',
      more: { why: 'unknown', place: null, by: null, ask: [] },
    },
  )
}

function day(at: Date | null): string {
  return (at ?? new Date(0)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
