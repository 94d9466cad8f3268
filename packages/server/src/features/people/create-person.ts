import { randomInt } from 'node:crypto'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ScopeId, type UserId } from '../../ids.ts'
import { emailKey, textKey } from '../../text-key.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { sendPasswordLink } from '../links/first-password.ts'
import { joinScope } from '../members/join-scope.ts'
import { hashPassword } from '../sign-in/password.ts'
import { emailSchema } from './email.ts'
import { keptPopulation, requireScope, wholePerson } from './kept-account.ts'
import { parseName } from './name.ts'
import { newcomerRoles } from './newcomer-roles.ts'
import * as queries from './queries.ts'

export interface NewPerson {
  /** The scope that keeps such accounts. */
  readonly scope: ScopeId
  readonly email: string
  readonly name: string
  /**
   * `link`: they choose one themselves, by a link (C3). `temporary`: made here and told once (C3). `none`: not yet. The host may
   * set one: set-up, demo.
   */
  readonly password: 'link' | 'temporary' | 'none' | { readonly is: string }
  /** Only the host knows that an address is proved (X11): set-up, import, demo. */
  readonly emailProved?: boolean | undefined
}

export interface PersonMade {
  readonly id: UserId
  /** Shown once, to whoever made the account; good for nothing but choosing another within 24 hours (C3). */
  readonly temporaryPassword: string | null
  /** Shown once to whoever made the account, where no mail server takes it to the mailbox (X12). */
  readonly link: string | null
  /** When the password or the link ends. */
  readonly expiresAt: Date | null
  /** The roles that they have by themselves (C2). */
  readonly joined: readonly string[]
}

const temporaryPasswordMs = 24 * 60 * 60_000
/** Without what looks alike on paper. */
const readable = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Makes an account, which gets the roles of a newcomer (C2). */
export async function createPerson(context: Context, input: NewPerson): Promise<PersonMade> {
  const prepared = await preparePerson(context, input)
  return change(wholePerson(context), (tx) => createPersonIn(tx, context, input, prepared))
}

interface PreparedPerson {
  readonly temporaryPassword: string | null
  readonly passwordHash: string | null
}

/** Hashing takes its time, so it is done before the transaction that locks. */
export async function preparePerson(
  context: Context,
  { password, emailProved }: Pick<NewPerson, 'password' | 'emailProved'>,
): Promise<PreparedPerson> {
  if ((emailProved || typeof password === 'object') && context.principal.kind !== 'host') {
    throw new Error('Only the host sets a password or proves an address for somebody')
  }
  const temporaryPassword =
    password === 'temporary' ? Array.from({ length: 16 }, () => readable[randomInt(readable.length)]).join('') : null
  const secret = typeof password === 'object' ? password.is : temporaryPassword
  return { temporaryPassword, passwordHash: secret === null ? null : await hashPassword(secret) }
}

/** As part of another change: set-up. */
export async function createPersonIn(
  tx: Tx,
  context: Context,
  input: NewPerson,
  { temporaryPassword, passwordHash }: PreparedPerson,
): Promise<Changed<PersonMade>> {
  const scope = await requireScope(tx, input.scope)
  const population = keptPopulation(context, scope)
  const email = requireEmail(input.email)
  const name = requireName(input.name)
  const { clock } = context.service
  const now = clock.now()
  const passwordExpiresAt = temporaryPassword === null ? null : new Date(now.getTime() + temporaryPasswordMs)
  const id = newId<UserId>(clock)
  const isNew = await queries.insertUser(tx, {
    ...{
      id,
      population,
      email,
      emailKey: emailKey(email),
      name,
      nameKey: textKey(name),
      status: 'active',
      passwordHash,
    },
    emailProvedAt: input.emailProved ? now : null,
    mustChangePassword: temporaryPassword !== null,
    passwordExpiresAt,
    createdAt: now,
  })
  if (!isNew) {
    const message = 'There is an account with this address already.'
    throw new Problem('conflict', { detail: message, errors: [{ field: 'email', message }] })
  }
  const joined = await joinAsNewcomer(tx, context, scope, population, id)
  const sent =
    input.password === 'link'
      ? await sendPasswordLink(tx, context, { user: id, email, scope: scope.id, isNew: true })
      : { link: null, expiresAt: passwordExpiresAt }
  const event: AuditEvent = {
    action: 'person.created',
    scope: scope.id,
    target: { kind: 'person', id },
    after: {
      status: 'active',
      population,
      password: passwordHash !== null,
      ...(input.password === 'link' && { linkExpiresAt: sent.expiresAt }),
      emailProved: input.emailProved === true,
      joined,
    },
    personal: { email, name },
  }
  return { result: { id, temporaryPassword, ...sent, joined }, event }
}

function requireEmail(value: string): string {
  const parsed = emailSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const message = 'This is not an email address. One looks like name@example.com.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'email', message }] })
}

function requireName(value: string): string {
  const parsed = parseName(value)
  if ('name' in parsed) return parsed.name
  const message = `The name ${parsed.refusal}.`
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'name', message }] })
}

async function joinAsNewcomer(tx: Tx, context: Context, keeper: ScopeRow, population: string, user: UserId) {
  const joined: string[] = []
  for (const role of newcomerRoles(context.service.policy(), keeper.type, population)) {
    const scopeId = role.scopeType === keeper.type ? keeper.id : await queries.firstScopeOfType(tx, role.scopeType)
    if (scopeId === undefined) continue
    await joinScope(tx, context, await lockScope(tx, scopeId), user, [role])
    joined.push(role.key)
  }
  return joined
}
