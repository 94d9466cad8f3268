import type { Role } from '@portreeve/engine'
import { requireMayGive } from '../../access/ceiling.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem, type ProblemCode } from '../../errors.ts'
import { type InvitationId, newId, type UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { actorName } from '../audit/actor.ts'
import { type Changed, change } from '../audit/change.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { accountWall } from '../members/account-wall.ts'
import { type GuestTerms, type Seeing, seeingForRole } from '../members/guest-terms.ts'
import { addInChange } from '../members/join-scope.ts'
import { requireScopeAct } from '../members/life-cycle.ts'
import { emailSchema } from '../people/email.ts'
import { mayBeAdded } from './addressee.ts'
import { inviterName } from './author.ts'
import { expiryFrom } from './invitation-state.ts'
import { newInvitationLink } from './link.ts'
import { type Offer, requireOffer } from './offer.ts'
import * as queries from './queries.ts'

export interface NewInvitations extends Offer {
  /** As they were typed: each is read, and refused, by itself. */
  readonly emails: readonly string[]
}

export interface InvitationResult {
  readonly email: string
  readonly outcome: 'added' | 'invited' | 'refused'
  readonly person?: { readonly id: UserId; readonly name: string }
  readonly invitation?: InvitationId
  /** An earlier invitation to this address ended with it. */
  readonly replaced: boolean
  readonly expiresAt?: Date
  /** Told to whoever invites, and to nobody ever again (X12). */
  readonly link?: string
  readonly problem?: { readonly code: ProblemCode; readonly detail: string }
}

/**
 * Offers a role to several addresses, each in a change of its own (A8): who is of the organization is in at once, everybody else
 * gets an invitation. What is wrong with the offer itself is thrown before anybody is invited.
 */
export async function invitePeople(asking: Context, input: NewInvitations): Promise<readonly InvitationResult[]> {
  const context = { ...asking, wall: await accountWall(asking, input.scope) }
  const sees = await seeingForRole(context, input.scope, [input.role])
  await context.service.database.transact(context.wall, (tx) => requireOffer(tx, context, input, sees))
  const seen = new Set<string>()
  const results: InvitationResult[] = []
  for (const typed of input.emails) {
    const read = emailSchema.safeParse(typed)
    if (!read.success) {
      results.push(refused(typed.trim(), 'This is not an email address. One looks like name@example.com.'))
      continue
    }
    const email = read.data
    if (seen.has(emailKey(email))) {
      results.push(refused(email, 'This address stands in the list more than once.'))
      continue
    }
    seen.add(emailKey(email))
    results.push(await inviteOne(context, input, sees, email))
  }
  return results
}

function refused(email: string, detail: string, code: ProblemCode = 'invalid-input'): InvitationResult {
  return { email, outcome: 'refused', replaced: false, problem: { code, detail } }
}

async function inviteOne(context: Context, offer: Offer, sees: Seeing, email: string): Promise<InvitationResult> {
  try {
    return await change(context, async (tx) => {
      const { scope, role, guest } = await requireOffer(tx, context, offer, sees)
      const former = await replaceFormer(tx, context, scope, emailKey(email))
      const account = await queries.accountWith(tx, populationOf(context, scope), emailKey(email))
      const standing = account === undefined ? 'none' : await queries.membershipOf(tx, scope.id, account.id)
      requireScopeAct(undefined, 'invite', standing)
      if (account?.status === 'archived' || account?.status === 'blocked') {
        throw new Problem('conflict', { detail: `The account with this address is ${account.status}.` })
      }
      return account !== undefined && standing === 'none' && (await mayBeAdded(tx, scope, account))
        ? add(tx, context, { offer, sees, account, former })
        : send(tx, context, { ...offer, email, scope, role, guest, former })
    })
  } catch (error) {
    if (error instanceof Problem) return refused(email, error.details.detail, error.code)
    throw error
  }
}

export function populationOf({ service }: Context, scope: Pick<ScopeRow, 'type'>): string {
  return service.policy().scopeType(scope.type)?.population ?? ''
}

/** Ends the invitation that the address has already, if its role is within the actor's reach too (X2). */
async function replaceFormer(tx: Tx, context: Context, scope: ScopeRow, key: string) {
  const former = await queries.openInvitationTo(tx, scope.id, key)
  if (former === undefined) return undefined
  const role = context.service.policy().role(former.role)
  // What nobody can give any more nobody can use either.
  if (role?.assignable) await requireMayGive(tx, context, scope.id, role)
  const endedBy = actorName(context)
  await queries.changeInvitation(tx, former.id, {
    ...{ revokedAt: context.service.clock.now(), endedHow: 'replaced', endedBy },
  })
  await endMailsWith(tx, [{ ...former, kind: 'invitation' }])
  return former
}

interface Added {
  readonly offer: Offer
  readonly sees: Seeing
  readonly account: queries.Account
  readonly former: queries.InvitationRow | undefined
}

async function add(
  tx: Tx,
  context: Context,
  { offer, sees, account, former }: Added,
): Promise<Changed<InvitationResult>> {
  const { scope, role, reason, accessExpiresAt: expiresAt, guest } = offer
  const { id, name, email } = account
  const member = { scope, user: id, roles: [role], reason, expiresAt, guest }
  const { event } = await addInChange(tx, context, member, { sees })
  return {
    result: { email, outcome: 'added', person: { id, name }, replaced: former !== undefined },
    event: event && { ...event, before: replacedBy(former) },
  }
}

interface Sent extends Omit<Offer, 'scope' | 'role' | 'guest'> {
  readonly email: string
  readonly scope: ScopeRow
  readonly role: Role
  readonly guest: GuestTerms | undefined
  readonly former: queries.InvitationRow | undefined
}

async function send(tx: Tx, context: Context, sent: Sent): Promise<Changed<InvitationResult>> {
  const { email, scope, role, guest, former } = sent
  const { clock, config } = context.service
  const createdAt = clock.now()
  const accessExpiresAt = sent.accessExpiresAt ?? null
  const expiresAt = expiryFrom(createdAt, accessExpiresAt)
  const link = newInvitationLink(config)
  const id = newId<InvitationId>(clock)
  const invitation = {
    ...{ id, scopeId: scope.id, tenantId: scope.tenantId, email, emailKey: emailKey(email), role: role.key },
    ...{ note: sent.note || null, reason: sent.reason || null, accessExpiresAt, tokenHash: link.hash },
    ...{ invitedBy: actorName(context), createdAt, sentAt: createdAt, expiresAt },
    ...(guest && { sponsorId: guest.sponsor, resourceIds: [...guest.resources] }),
  }
  await queries.insertInvitation(tx, invitation)
  await mailInvitation(tx, context, { ...invitation, place: scope.name, label: role.label, path: link.mailedPath })
  return {
    result: {
      ...{ email, outcome: 'invited', invitation: id, replaced: former !== undefined, expiresAt },
      link: link.shown,
    },
    event: {
      action: 'invitation.created',
      scope: scope.id,
      target: { kind: 'invitation', id },
      before: replacedBy(former),
      after: { role: role.key, expiresAt, accessExpiresAt, ...(guest && { guest }) },
      personal: { email, ...(sent.note && { note: sent.note }), ...(sent.reason && { reason: sent.reason }) },
    },
  }
}

function replacedBy(former: queries.InvitationRow | undefined) {
  return former === undefined ? null : { replaced: former.id, role: former.role }
}

interface Mailed extends Pick<queries.InvitationRow, 'scopeId' | 'email' | 'note' | 'expiresAt' | 'accessExpiresAt'> {
  readonly place: string
  /** Of the role. */
  readonly label: string
  readonly path: string
}

/** To the mailbox, with the link that proves it. */
export async function mailInvitation(tx: Tx, context: Context, mailed: Mailed): Promise<void> {
  const { scopeId, email, note, expiresAt, accessExpiresAt, place, label } = mailed
  await queueMail(tx, context, {
    ...{ kind: 'invitation', to: { email }, scope: scopeId, secretPath: mailed.path },
    values: {
      ...{ place, role: label, note, by: await inviterName(tx, { invitedBy: actorName(context) }) },
      ...{ expiresAt: expiresAt.toISOString(), accessExpiresAt: accessExpiresAt?.toISOString() ?? null },
    },
  })
}
