import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { type LinkId, newId, type ScopeId, type UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { actorName } from '../audit/actor.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import * as queries from './queries.ts'

export interface LinkMade {
  /** With the secret behind `#`, which browsers send to no server. */
  readonly path: string
  readonly expiresAt: Date
}

interface NewLink {
  readonly kind: queries.LinkKind
  readonly user: UserId
  /** The address that it is mailed to. */
  readonly email: string
}

const pages: Readonly<Record<queries.LinkKind, string>> = {
  'set-password': '/set-password',
  'set-password-shown': '/set-password',
  'confirm-email': '/confirm-email',
  'reset-password': '/reset-password',
  'sign-in': '/sign-in-link',
  'email-back': '/email-back',
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** How long each is good for. */
export const linkLastsMs: Readonly<Record<queries.LinkKind, number>> = {
  'set-password': dayMs,
  'set-password-shown': dayMs,
  'confirm-email': dayMs,
  'reset-password': 30 * minuteMs,
  'sign-in': 15 * minuteMs,
  'email-back': 7 * dayMs,
}

/**
 * A link that changes how somebody signs in: one use, and the former ones for the same page end; ways back to a former address
 * do not, since whoever took an account over would only have to change its address twice.
 */
export async function makeLink(tx: Tx, context: Context, { kind, user, email }: NewLink): Promise<LinkMade> {
  const { clock } = context.service
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + linkLastsMs[kind])
  const secret = newSecret()
  if (kind !== 'email-back') await endLinks(tx, user, createdAt, kindsOf(pages[kind]))
  await queries.insertLink(tx, {
    ...{ id: newId<LinkId>(clock), kind, userId: user, tokenHash: hashSecret(secret), email },
    ...{ issuedBy: actorName(context), createdAt, expiresAt },
  })
  return { path: `${pages[kind]}#${secret}`, expiresAt }
}

/**
 * Nothing that was mailed or shown before opens anything any more: the account was closed, or its address or password changed.
 * Only the ways back to its former addresses go on, apart from those made since then.
 */
export async function endLinksOf(tx: Tx, context: Context, user: UserId, waysBackSince?: Date): Promise<void> {
  const now = context.service.clock.now()
  const kinds = Object.keys(pages) as queries.LinkKind[]
  await endLinks(
    tx,
    user,
    now,
    kinds.filter((kind) => kind !== 'email-back'),
  )
  if (waysBackSince !== undefined) await queries.endLinks(tx, user, now, ['email-back'], waysBackSince)
}

async function endLinks(tx: Tx, user: UserId, at: Date, kinds: readonly queries.LinkKind[]): Promise<void> {
  const ended = await queries.endLinks(tx, user, at, kinds)
  // One that was shown was in no mail, and the mail with a way back tells more than that.
  await endMailsWith(
    tx,
    ended.flatMap(({ kind, ...link }) =>
      kind === 'set-password-shown' || kind === 'email-back' ? [] : [{ ...link, kind }],
    ),
  )
}

/** How many were made since then, for a limit. */
export async function countLinksOf(tx: Tx, user: UserId, kind: queries.LinkKind, since: Date): Promise<number> {
  return queries.countLinks(tx, user, kind, since)
}

export type LinkedPerson = NonNullable<Awaited<ReturnType<typeof queries.lockPerson>>>

export interface OpenedLink {
  readonly id: LinkId
  readonly kind: queries.LinkKind
  readonly email: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly person: LinkedPerson
}

/**
 * The link of this secret with its person, whose row it takes: of two who use it at the same moment one comes too late. Throws
 * `link-not-valid` with the reason, which only somebody who has the link learns.
 */
export async function openLink(tx: Tx, context: Context, page: string, secret: string): Promise<OpenedLink> {
  const hash = hashSecret(secret)
  const first = await queries.findLink(tx, hash)
  if (first === undefined || pages[first.kind] !== page) {
    throw notValid(null, 'This is not the whole link, or not one from here. Open it again from where you have it.')
  }
  const person = await queries.lockPerson(tx, first.userId)
  const link = await queries.findLink(tx, hash)
  if (person === undefined || link === undefined) throw new Error(`The link ${first.id} lost its person`)
  const reason = reasonAgainst(context, link, person)
  if (reason !== null) throw notValid(person.id, reason)
  const { id, kind, email, createdAt, expiresAt } = link
  return { id, kind, email, createdAt, expiresAt, person }
}

export async function useLink(tx: Tx, context: Context, { id }: OpenedLink): Promise<void> {
  await queries.useLink(tx, id, context.service.clock.now())
}

/** Runs something that opens a link; one that is not valid is a security event, whoever tries it. */
export async function withLink<Result>(context: Context, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof LinkNotValid) {
      const { user, scope } = error.of
      await context.service.database.transact(everywhere, (tx) =>
        recordSecurityEvent(tx, context, { kind: 'link.refused', user, scope }),
      )
    }
    throw error
  }
}

interface LinkOf {
  /** Whose link it was. */
  readonly user: UserId | null
  /** The place that it leads into, of an invitation. */
  readonly scope: ScopeId | null
}

export class LinkNotValid extends Problem {
  readonly of: LinkOf

  constructor(of: LinkOf, details: Problem['details']) {
    super('link-not-valid', details)
    this.of = of
  }
}

function notValid(user: UserId | null, reason: string): Problem {
  return new LinkNotValid({ user, scope: null }, { detail: reason })
}

/** Of a kind that was switched off meanwhile, for instance. */
export function noLongerValid({ person }: OpenedLink, reason: string): Problem {
  return notValid(person.id, reason)
}

function reasonAgainst({ service }: Context, link: queries.LinkRow, person: LinkedPerson): string | null {
  if (person.status === 'archived') return 'The account that this link is for is archived.'
  if (person.status === 'blocked') return 'The account that this link is for is blocked.'
  if (link.usedAt !== null) return 'This link was used already, and each works once.'
  if (link.endedAt !== null) return 'A newer link has taken the place of this one, or the account has changed since.'
  if (link.expiresAt <= service.clock.now()) return `This link has ended: it was good for ${lasting[link.kind]}.`
  if (link.kind === 'confirm-email') return null
  if (link.kind === 'email-back') {
    return emailKey(link.email) === person.emailKey ? 'This is the address of the account already.' : null
  }
  if (pages[link.kind] === '/set-password' && !needsFirstPassword(person))
    return 'This account has a password already. Sign in with it.'
  if (emailKey(link.email) !== person.emailKey)
    return 'The address of the account has changed since this link was made.'
  return null
}

const lasting: Readonly<Record<queries.LinkKind, string>> = {
  'set-password': '24 hours',
  'set-password-shown': '24 hours',
  'confirm-email': '24 hours',
  'reset-password': '30 minutes',
  'sign-in': '15 minutes',
  'email-back': '7 days',
}

/**
 * X12: an administrator may see a link for a first password, and so it must be worth nothing once the account is somebody's:
 * when they have signed in, or have chosen a password themselves.
 */
export function needsFirstPassword(
  person: Pick<LinkedPerson, 'lastActiveAt' | 'passwordHash' | 'mustChangePassword'>,
): boolean {
  return person.lastActiveAt === null && (person.passwordHash === null || person.mustChangePassword)
}

function kindsOf(page: string): queries.LinkKind[] {
  return (Object.keys(pages) as queries.LinkKind[]).filter((kind) => pages[kind] === page)
}
