import { requireFresh } from '../../access/fresh.ts'
import { keeperOf } from '../../access/keeper.ts'
import { ownPrincipal } from '../../access/own-account.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { type FactorKind, rememberedPrefix } from '../../access/second-factor.ts'
import { endSession, endSessionOf, endSessions, openSession, raiseSession } from '../../access/sessions.ts'
import { signInSettings, wayClosed } from '../../access/sign-in-settings.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem, type ProblemCode } from '../../errors.ts'
import { platformId, type UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { askForConfirmation, isUnconfirmed, notConfirmed } from './confirmed-email.ts'
import { requireGoodPassword } from './good-password.ts'
import { forgetDevices, forgetFactors, isKnownDevice, rememberDevice, rememberedFactor } from './known-devices.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'
import * as queries from './queries.ts'
import { countTry, forgetTries, requireFewTries, triedOn } from './tries.ts'

export interface SignIn {
  readonly email: string
  readonly password: string
  readonly population?: string | undefined
}

export interface SignedIn {
  /** For the session's cookie. */
  readonly secret: string
  /** For the cookie by which the browser is known; `null` until everything was shown. */
  readonly device: string | null
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly mustChangePassword: boolean
  /** One of these must be shown before anything else is open; `null`: none. */
  readonly awaits: readonly FactorKind[] | null
  readonly expiresAt: Date
}

/**
 * Opens a session. Before the right password every refusal is alike, in words and in time (X8); after it the person is
 * told what is the matter. Throws `sign-in-refused`, `account-archived`, `account-blocked`, `email-not-confirmed`.
 */
export async function signIn(context: Context, input: SignIn): Promise<SignedIn> {
  const { database } = context.service
  const closed = await closedPopulations(context)
  // Before anything is looked up: a way that is closed to all says nothing about anybody (X8).
  if (closed.includes(input.population ?? usualPopulation(context) ?? '')) throw wayClosed()
  const { account, on } = await database.read(everywhere, (tx) => whoAndWhere(tx, context, input, closed))
  const { admitted } = await countTry(context, on)
  const right = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (account === null || !right || !admitted) {
    await recordRefusal(context, account, admitted ? 'wrong-password' : 'closed')
    throw new Problem('sign-in-refused', {
      detail: 'This email and password do not go together. Check both and try again.',
    })
  }
  const refusal = refusalOf(context, account)
  if (refusal !== null) {
    await database.transact(everywhere, (tx) => forgetTries(tx, context, on))
    await recordRefusal(context, account, refusal.code)
    throw refusal
  }
  const renewed = isOutdated(account.passwordHash ?? '') ? await hashPassword(input.password) : null
  const opened = await database.transact(everywhere, async (tx) => {
    // Read again and held: an archive that came in between must not leave this session behind.
    const now = await queries.lockAccount(tx, account.id)
    if (now === null || now.passwordHash !== account.passwordHash || refusalOf(context, now) !== null) return null
    if (renewed !== null) await queries.setPasswordHash(tx, now.id, renewed)
    await forgetTries(tx, context, on)
    if (await isUnconfirmed(tx, context, now)) {
      await askForConfirmation(tx, context, now)
      return 'unconfirmed'
    }
    const { principal: _, ...signedIn } = await openSessionIn(tx, context, now.id, 'password')
    return signedIn
  })
  if (opened === 'unconfirmed') {
    await recordRefusal(context, account, 'email-not-confirmed')
    throw notConfirmed(context, true)
  }
  if (opened === null) {
    throw new Problem('sign-in-refused', { detail: 'The account changed at this moment. Try again.' })
  }
  return opened
}

/**
 * Whose account it is, and what wrong passwords are counted on: the device where it is known to that account, else the address
 * (C8). The same is asked of the database whether or not there is an account.
 */
async function whoAndWhere(tx: Tx, context: Context, { email, population }: SignIn, closed: readonly string[]) {
  const key = emailKey(email)
  const found = await queries.accountsByEmail(tx, key)
  const open = found.filter((account) => !closed.includes(account.population))
  const account = chooseAccount(context, open, population)
  const isKnown = await isKnownDevice(tx, context, account?.id ?? null)
  const kind = account?.population ?? population ?? usualPopulation(context) ?? ''
  const on =
    account !== null && isKnown
      ? triedOn(account.id, 'device', account.id, context.request.device ?? '')
      : triedOn(account?.id ?? null, 'account', kind, key)
  return { account, on }
}

/** The kinds of people who do not sign in with a password here (B7). */
async function closedPopulations({ service }: Context): Promise<readonly string[]> {
  const populations = [...new Set(service.policy().scopeTypes.map(({ population }) => population))]
  return service.database.read(everywhere, async (tx) => {
    const closed: string[] = []
    for (const population of populations) {
      if (!(await signInSettings(tx, service, population)).password) closed.push(population)
    }
    return closed
  })
}

/** How somebody came in, as the session keeps it. A provider is named: `provider:google`. */
export type Way = 'password' | 'demo' | 'invitation' | 'set-up' | 'link' | 'passkey' | `provider:${string}`

/** Ways that need no mailbox: the first day of an account, and a demo. A link is one. */
const waysUnconfirmed: readonly Way[] = ['link', 'invitation', 'set-up', 'demo']

/** Whether this way alone shows more than a password would: then no second factor is asked for. */
const wholeWays: readonly Way[] = ['passkey', 'demo']

/** Opens a session without any proof. Only for the demo. */
export async function signInAs(context: Context, account: queries.Account): Promise<SignedIn> {
  const refusal = refusalOf(context, account)
  if (refusal !== null) throw refusal
  return context.service.database.transact(everywhere, async (tx) => {
    const { session: _, ...signedIn } = await openFor(tx, context, account, 'demo')
    return signedIn
  })
}

/**
 * As part of a change in which somebody proved who they are; `way` is how. Every way in that takes a proof ends here. Throws `account-archived`,
 * `account-blocked`, `email-not-confirmed`.
 */
export async function openSessionIn(
  tx: Tx,
  context: Context,
  user: UserId,
  way: Way,
): Promise<SignedIn & { readonly principal: PersonPrincipal }> {
  const account = await queries.lockAccount(tx, user)
  if (account === null) throw new Error(`There is no account ${user}`)
  const refusal = way === 'password' ? refusalOf(context, account) : closedRefusalOf(account)
  if (refusal !== null) throw refusal
  if (!waysUnconfirmed.includes(way) && (await isUnconfirmed(tx, context, account))) throw notConfirmed(context, false)
  const { session, ...signedIn } = await openFor(tx, context, account, way)
  const provedAt = context.service.clock.now()
  const principal = { kind: 'person', userId: user, sessionId: session, pinned: {}, provedAt } as const
  return { ...signedIn, principal: { ...principal, secondFactorAt: null, methods: [way], factors: account.factors } }
}

async function openFor(tx: Tx, context: Context, account: queries.Account, way: Way) {
  const { id, name, email, mustChangePassword, factors } = account
  const { ip, agent, session: former } = context.request
  // Its cookie is overwritten: nobody could end it any more.
  if (former !== null) await endSessionOf(tx, context.service, former)
  const known = await rememberedFactor(tx, context, id)
  // Whoever reads the mailbox has shown no more with a code that was mailed there.
  const remembered = known === 'email-code' && way === 'link' ? null : known
  const awaits = factors.length > 0 && remembered === null && !wholeWays.includes(way) ? factors : null
  const opened = await openSession(tx, context.service, {
    ...{ userId: id, ip, agent, awaits: awaits && 'second-factor' },
    methods: remembered === null ? [way] : [way, `${rememberedPrefix}${remembered}`],
    secondFactorAt: way === 'passkey' ? context.service.clock.now() : null,
  })
  const { id: session, secret, expiresAt } = opened
  const signedIn = { session, secret, person: { id, name, email }, mustChangePassword, awaits, expiresAt }
  if (awaits !== null) return { ...signedIn, device: null }
  return { ...signedIn, device: await arrive(tx, context, id, { way, session }) }
}

/** What every sign-in ends with, once all that is asked for was shown. Returns what the browser is known by from now on. */
async function arrive(
  tx: Tx,
  context: Context,
  user: UserId,
  detail: { readonly way: string; readonly session: string },
) {
  await queries.setLastActive(tx, user, context.service.clock.now())
  await recordSecurityEvent(tx, context, { kind: 'sign-in.succeeded', user, scope: null, detail })
  return rememberDevice(tx, context, user)
}

/**
 * The second factor was right: the session that waited for it begins, and one that was open is worth more; each has a new secret.
 * `null`: it has ended meanwhile.
 */
export async function showSecondFactor(
  tx: Tx,
  context: Context,
  method: FactorKind | 'recovery-code',
): Promise<Pick<SignedIn, 'secret' | 'device' | 'expiresAt'> | null> {
  const { userId, sessionId } = ownPrincipal(context)
  const waited = await queries.isAwaiting(tx, sessionId)
  const raised = await raiseSession(tx, context.service, sessionId, { method, isSecondFactor: true })
  if (raised === null) return null
  const { secret, expiresAt } = raised
  if (waited)
    return { secret, expiresAt, device: await arrive(tx, context, userId, { way: method, session: sessionId }) }
  await recordSecurityEvent(tx, context, {
    ...{ kind: 'sign-in.confirmed', user: userId, scope: null, detail: { way: method, session: sessionId } },
  })
  return { secret, expiresAt, device: null }
}

/** The account of the population that is asked for, else of the one that comes to work here, else of any. */
function chooseAccount(
  context: Context,
  accounts: readonly queries.Account[],
  population: string | undefined,
): queries.Account | null {
  const usual = population ?? usualPopulation(context)
  const fitting = accounts.find((account) => account.population === usual)
  return fitting ?? (population === undefined ? (accounts[0] ?? null) : null)
}

export function usualPopulation({ service }: Context): string | undefined {
  const policy = service.policy()
  return policy.scopeType(policy.blueprint.menu.scope)?.population
}

/** What is told to somebody who has shown whose account it is, by whatever way. */
function closedRefusalOf(account: queries.Account): Problem | null {
  const blocked: Partial<Record<queries.Account['status'], { code: ProblemCode; detail: string }>> = {
    archived: {
      code: 'account-archived',
      detail: 'This account was archived, so nobody can sign in with it. An administrator can bring it back.',
    },
    blocked: {
      code: 'account-blocked',
      detail: 'This account is blocked, so nobody can sign in with it. An administrator can unblock it.',
    },
  }
  const refused = blocked[account.status]
  return refused === undefined ? null : new Problem(refused.code, { detail: refused.detail })
}

/** What is told to somebody whose password was right. */
function refusalOf({ service }: Context, account: queries.Account): Problem | null {
  const closed = closedRefusalOf(account)
  if (closed !== null) return closed
  if (account.passwordExpiresAt === null || account.passwordExpiresAt > service.clock.now()) return null
  return new Problem('sign-in-refused', {
    detail: 'This temporary password has ended. Ask whoever gave it to you for a new one.',
  })
}

/** Writes no more for an account that exists than for one that does not: the time would tell which it was (X8). */
async function recordRefusal(context: Context, account: queries.Account | null, reason: string): Promise<void> {
  await context.service.database.transact(everywhere, (tx) =>
    recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.refused', user: account?.id ?? null, scope: null },
      detail: { reason },
    }),
  )
}

export async function signOut(context: Context): Promise<void> {
  const { userId, sessionId } = ownPrincipal(context)
  await context.service.database.transact(context.wall, async (tx) => {
    await endSession(tx, context.service, sessionId)
    await recordSecurityEvent(tx, context, {
      kind: 'sign-out',
      user: userId,
      scope: null,
      detail: { session: sessionId },
    })
  })
}

/** A session that goes on under a new secret: whoever had the former one is out. */
export type Renewed = Pick<SignedIn, 'secret' | 'device' | 'expiresAt'>

/** A new password of one's own. It ends the other sessions: whoever knew the old one is out. */
export async function changePassword(
  context: Context,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Renewed> {
  const { userId, sessionId, factors } = ownPrincipal(context)
  // Of somebody who has a second factor the password alone is not enough.
  if (factors.length > 0) requireFresh(context.service, context.principal)
  const account = await requirePassword(context, input.currentPassword, 'currentPassword')
  await requireGoodPassword(input.newPassword, [account.name, account.email, input.currentPassword])
  const passwordHash = await hashPassword(input.newPassword)
  // The place that keeps the account may be one where the person may not look.
  return change({ ...context, wall: { ...context.wall, tenants: 'all' } }, async (tx) => {
    const now = await queries.lockAccount(tx, userId)
    if (now?.passwordHash !== account.passwordHash) {
      throw new Problem('conflict', { detail: 'The password was changed at this moment. Try again.' })
    }
    await queries.setPassword(tx, userId, passwordHash)
    const renewed = await renew(tx, context)
    const ended = await endSessions(tx, context.service, userId, { except: sessionId })
    await forgetDevices(tx, userId, context.request.device)
    await forgetFactors(tx, userId)
    const scope = await keeperOf(tx, context.service, account.population)
    await queueMail(tx, context, {
      ...{ kind: 'password-changed', to: { user: userId }, scope, values: { how: 'themselves' } },
    })
    const target = { kind: 'person', id: userId }
    const after = { sessionsEnded: ended.length }
    return { result: renewed, event: { action: 'person.password-changed', scope: platformId, target, after } }
  })
}

/** X13: shows that the person is still there. Counts for 15 minutes. */
export async function confirmPassword(context: Context, password: string): Promise<Renewed> {
  const { userId, sessionId } = ownPrincipal(context)
  await requirePassword(context, password, 'password')
  return context.service.database.transact(context.wall, async (tx) => {
    const renewed = await renew(tx, context)
    await recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.confirmed', user: userId, scope: null },
      detail: { way: 'password', session: sessionId },
    })
    return renewed
  })
}

/** The password was shown again. */
async function renew(tx: Tx, context: Context): Promise<Renewed> {
  const raised = await raiseSession(tx, context.service, ownPrincipal(context).sessionId, {
    ...{ method: 'password', isSecondFactor: false },
  })
  if (raised === null) throw new Problem('not-signed-in', { detail: 'Your session has ended. Sign in again.' })
  return { secret: raised.secret, expiresAt: raised.expiresAt, device: null }
}

async function requirePassword(context: Context, password: string, field: string): Promise<queries.Account> {
  const { database } = context.service
  const { userId } = ownPrincipal(context)
  const on = await requireFewTries(context, userId)
  const account = await database.read(context.wall, (tx) => queries.accountById(tx, userId))
  if (account !== null && (await verifyPassword(account.passwordHash, password))) {
    await database.transact(everywhere, (tx) => forgetTries(tx, context, on))
    return account
  }
  await recordRefusal(context, account, 'wrong-password')
  const message = 'This is not your present password.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field, message }] })
}
