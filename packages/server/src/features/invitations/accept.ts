import { keeperOf } from '../../access/keeper.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { platformId, type ScopeId, type UserId } from '../../ids.ts'
import { type Changed, change } from '../audit/change.ts'
import { withLink } from '../links/service.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { joinScope } from '../members/join-scope.ts'
import { tellOfAdministrators } from '../members/tell-members.ts'
import { createPersonIn } from '../people/create-person.ts'
import { takeOverIn } from '../people/first-proof.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import { hashPassword } from '../sign-in/password.ts'
import { openSessionIn, type SignedIn } from '../sign-in/service.ts'
import { populationOf } from './invite.ts'
import { provesMailbox, takesNewAccount } from './look.ts'
import { type OpenedInvitation, openInvitation } from './open-invitation.ts'
import * as queries from './queries.ts'

export interface NewAccount {
  readonly secret: string
  readonly name: string
  readonly password: string
}

/** Where the person is now, as addresses write it. */
export interface Accepted {
  readonly scope: string
}

/** Somebody without an account whose address is proved: makes it (or takes it over, X11), joins, and is signed in. */
export async function acceptAsNewcomer(asking: Context, input: NewAccount): Promise<Accepted & SignedIn> {
  return withLink(asking, async () => {
    const context: Context = { ...asking, wall: everywhere }
    const { database, policy } = context.service
    // Whether there is an account is not asked before the password is good: a bad one would tell it, and use up nothing (X8).
    const email = await database.read(everywhere, async (tx) => {
      const opened = await openInvitation(tx, context, input.secret, { lock: false })
      return opened.invitation.email
    })
    await requireGoodPassword(input.password, [input.name, email, policy().label], 'password')
    const passwordHash = await hashPassword(input.password)
    return change(context, async (tx) => {
      const opened = await openInvitation(tx, context, input.secret, { lock: true })
      await requireNewcomer(tx, context, opened)
      const account = await accountFor(tx, context, opened, { name: input.name, passwordHash })
      const { user } = account
      const { result, event } = await join(tx, context, opened, account)
      const { principal, ...signedIn } = await openSessionIn(tx, context, user, 'invitation')
      return { result: { ...result, ...signedIn }, event, by: principal }
    })
  })
}

async function requireNewcomer(tx: Tx, context: Context, opened: OpenedInvitation): Promise<void> {
  if (await takesNewAccount(tx, context, opened)) return
  throw new Problem('conflict', {
    detail: `There is an account with the address ${opened.invitation.email} already. Sign in with it, and accept then.`,
    more: { account: 'sign-in' },
  })
}

interface Joining {
  readonly user: UserId
  readonly how: 'made' | 'taken-over' | 'existing'
  /** The roles that a new account got by itself on the way (C2). */
  readonly joined?: readonly string[]
}

/** C2, C11: a new account becomes on the way what every newcomer becomes. */
async function accountFor(
  tx: Tx,
  context: Context,
  opened: OpenedInvitation,
  { name, passwordHash }: { readonly name: string; readonly passwordHash: string },
): Promise<Joining> {
  const { invitation, scope } = opened
  const population = populationOf(context, scope)
  const found = await queries.accountWith(tx, population, invitation.emailKey)
  if (found !== undefined) {
    const account = await queries.lockAccount(tx, found.id)
    requireOpen(account)
    await takeOverIn(tx, context, found.id, { name, passwordHash })
    return { user: found.id, how: 'taken-over' }
  }
  const emailProved = provesMailbox(context, opened)
  const keeper = await keeperOf(tx, context.service, population)
  const { result } = await createPersonIn(
    tx,
    context,
    { scope: keeper, email: invitation.email, name, password: { is: '' }, emailProved },
    { temporaryPassword: null, passwordHash },
  )
  return { user: result.id, how: 'made', joined: result.joined }
}

/** Somebody who is signed in, and is whom the invitation is for (X11). Throws `invitation-for-another`. */
export async function acceptSignedIn(asking: Context, secret: string): Promise<Accepted> {
  return withLink(asking, async () => {
    const { principal } = asking
    if (principal.kind !== 'person') throw new Error('This is about a person who has signed in')
    const context: Context = { ...asking, wall: { tenants: 'all', person: principal.userId } }
    return change(context, async (tx) => {
      const opened = await openInvitation(tx, context, secret, { lock: true })
      const account = await queries.lockAccount(tx, principal.userId)
      requireOpen(account)
      const { invitation, scope } = opened
      if (account?.emailKey !== invitation.emailKey || account.population !== populationOf(context, scope)) {
        throw new Problem('invitation-for-another', {
          detail: `This invitation is for ${invitation.email}, and you are signed in as ${account?.email}. Sign in with the invited address, or ask for an invitation to yours.`,
          more: { invited: invitation.email, signedInAs: account?.email },
        })
      }
      if (await takesNewAccount(tx, context, opened)) {
        throw new Problem('conflict', {
          detail:
            'Nobody has proved yet that this address is yours. The link does: accept with a name and a new password.',
          more: { account: 'none' },
        })
      }
      if (account.emailProvedAt === null && !provesMailbox(context, opened)) {
        throw new Problem('conflict', {
          detail:
            'Nobody has proved yet that this address is yours, and this link does not. Use the link that was sent to your mailbox.',
          more: { account: 'mailed-link' },
        })
      }
      return join(tx, context, opened, { user: account.id, how: 'existing' })
    })
  })
}

function requireOpen(account: queries.Account | undefined): void {
  if (account?.status === 'archived') {
    throw new Problem('account-archived', {
      detail: 'The account with this address was archived. An administrator can bring it back; then accept again.',
    })
  }
  if (account?.status === 'blocked') {
    throw new Problem('account-blocked', {
      detail: 'The account with this address is blocked. An administrator can unblock it; then accept again.',
    })
  }
}

async function join(
  tx: Tx,
  context: Context,
  { invitation, scope, role, guest }: OpenedInvitation,
  { user, how, joined }: Joining,
): Promise<Changed<Accepted>> {
  const standing = await queries.membershipOf(tx, scope.id, user)
  // Whoever was just made can be in already, as everybody is.
  if (how !== 'made') requireNoMember(standing, scope.name)
  await joinScope(tx, context, scope, user, [role], {
    replacing: true,
    reason: invitation.reason ?? undefined,
    expiresAt: invitation.accessExpiresAt,
    givenBy: invitation.invitedBy,
    guest,
  })
  await tellOfAdministrators(tx, { ...context, principal: { kind: 'anonymous' } }, scope, user, [role])
  const acceptedAt = context.service.clock.now()
  await queries.changeInvitation(tx, invitation.id, { acceptedAt, acceptedBy: user })
  await endMailsWith(tx, [{ ...invitation, kind: 'invitation' }])
  return {
    result: { scope: addressOf(scope.id) },
    event: {
      action: 'invitation.accepted',
      scope: scope.id,
      target: { kind: 'person', id: user },
      before: { status: standing },
      after: {
        ...{ invitation: invitation.id, status: 'active', roles: [role.key], account: how },
        ...(joined && { joined }),
        expiresAt: invitation.accessExpiresAt,
        ...(guest && { guest: { sponsor: guest.sponsor, resources: guest.resources } }),
      },
      personal: { email: invitation.email },
    },
  }
}

function requireNoMember(standing: 'none' | 'active' | 'disabled' | 'removed', place: string): void {
  if (standing === 'active') {
    throw new Problem('conflict', { detail: `You are a member of ${place} already.`, more: { member: 'active' } })
  }
  if (standing === 'disabled') {
    const detail = `Your access to ${place} is disabled, and an invitation does not change that. Ask to be enabled again.`
    throw new Problem('conflict', { detail, more: { member: 'disabled' } })
  }
}

function addressOf(scope: ScopeId): string {
  return scope === platformId ? 'platform' : scope
}

/** No, thank you: the link opens nothing any more, and whoever invited sees it in the list. */
export async function declineInvitation(asking: Context, secret: string): Promise<void> {
  return withLink(asking, async () => {
    const context: Context = { ...asking, wall: everywhere }
    await change(context, async (tx) => {
      const { invitation, scope } = await openInvitation(tx, context, secret, { lock: true })
      const revokedAt = context.service.clock.now()
      await queries.changeInvitation(tx, invitation.id, { revokedAt, endedHow: 'declined' })
      await endMailsWith(tx, [{ ...invitation, kind: 'invitation' }])
      return {
        result: undefined,
        event: {
          action: 'invitation.declined',
          scope: scope.id,
          target: { kind: 'invitation', id: invitation.id },
          before: { role: invitation.role },
          personal: { email: invitation.email },
        },
      }
    })
  })
}
