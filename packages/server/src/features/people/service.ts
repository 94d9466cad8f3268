import { randomInt } from 'node:crypto'
import type { Role, ScopeType } from '@portreeve/engine'
import { requireMayActOnPerson, requireMayGive } from '../../access/ceiling.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { findScope, lockScope, type ScopeRow } from '../../access/scopes.ts'
import { endSessions } from '../../access/sessions.ts'
import { requireHolderLeftEverywhere } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ScopeId, type UserId } from '../../ids.ts'
import { emailKey, textKey } from '../../text-key.ts'
import { actorOf } from '../audit/actor.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { joinScope, takeRole } from '../members/join-scope.ts'
import { type Receipt, receipt } from '../members/receipt.ts'
import { hashPassword } from '../sign-in/password.ts'
import { emailSchema } from './email.ts'
import { parseName } from './name.ts'
import * as queries from './queries.ts'

export interface NewPerson {
  /** The scope that keeps such accounts. */
  readonly scope: ScopeId
  readonly email: string
  readonly name: string
  /** `temporary`: made here and told once (C3). `none`: they come by a link. The host may set one: set-up, demo. */
  readonly password: 'temporary' | 'none' | { readonly is: string }
  /** Only the host knows that an address is proved (X11): set-up, import, demo. */
  readonly emailProved?: boolean | undefined
}

export interface PersonMade {
  readonly id: UserId
  /** Shown once, to whoever made the account; good for nothing but choosing another within 24 hours (C3). */
  readonly temporaryPassword: string | null
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
    passwordExpiresAt: temporaryPassword === null ? null : new Date(now.getTime() + temporaryPasswordMs),
    createdAt: now,
  })
  if (!isNew) {
    const message = 'There is an account with this address already.'
    throw new Problem('conflict', { detail: message, errors: [{ field: 'email', message }] })
  }
  const joined = await joinAsNewcomer(tx, context, scope, population, id)
  const event: AuditEvent = {
    action: 'person.created',
    scope: scope.id,
    target: { kind: 'person', id },
    after: {
      status: 'active',
      population,
      password: passwordHash !== null,
      emailProved: input.emailProved === true,
      joined,
    },
    personal: { email, name },
  }
  return { result: { id, temporaryPassword }, event }
}

/** An account belongs to no organization, and roles anywhere count: what is done to it sees everything (X2 c). */
function wholePerson(context: Context): Context {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}

async function requireScope(tx: Tx, scopeId: ScopeId): Promise<ScopeRow> {
  const scope = await findScope(tx, scopeId)
  if (scope) return scope
  throw new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
}

/** The population whose accounts are kept in this scope; where none are, there is nothing to find. */
function keptPopulation(context: Context, scope: Pick<ScopeRow, 'type'>): string {
  const population = context.service.policy().scopeType(scope.type)?.definition.keeps
  if (population !== undefined) return population
  throw new Problem('not-found', { detail: 'No accounts are kept here.' })
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

/**
 * The places that take everybody in: those from here up to the platform whose blueprint names a role for newcomers (C2),
 * and the one organization of a deployment that has a single one (C10).
 */
async function joinAsNewcomer(tx: Tx, context: Context, keeper: ScopeRow, population: string, user: UserId) {
  const policy = context.service.policy()
  const path = policy.scopeType(keeper.type)?.path ?? []
  const types = policy.scopeTypes.filter(
    ({ id, definition }) => path.includes(id) || (definition.tenant === true && policy.tenancy === 'single'),
  )
  const joined: string[] = []
  for (const type of types) {
    const role = newcomerRole(type, population)
    if (!role) continue
    const scopeId = type.id === keeper.type ? keeper.id : await queries.firstScopeOfType(tx, type.id)
    if (scopeId === undefined) continue
    await joinScope(tx, context, await lockScope(tx, scopeId), user, [role])
    joined.push(role.key)
  }
  return joined
}

function newcomerRole(type: ScopeType, population: string): Role | undefined {
  if (type.population !== population) return undefined
  return type.roles.find((role) => role.id === type.definition.newcomerBecomes)
}

export interface Person {
  readonly scope: ScopeId
  readonly user: UserId
}

/** The whole person is cut off: every session and token ends, sign-in is refused (C7, X5). */
export async function archivePerson(context: Context, input: Person): Promise<Receipt> {
  return cutOff(context, input, 'archived')
}

export async function blockPerson(context: Context, input: Person): Promise<Receipt> {
  return cutOff(context, input, 'blocked')
}

async function cutOff(asking: Context, input: Person, status: 'archived' | 'blocked'): Promise<Receipt> {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    if (user.status === status) return { result: receipt(context, { sessions: 0, tokens: 0 }), event: null }
    refuseSelf(context, user.id, status === 'archived' ? 'archive' : 'block')
    await requireMayActOnPerson(tx, context, user.id)
    await requireHolderLeftEverywhere(tx, context, user.id)
    const now = context.service.clock.now()
    await queries.setStatus(tx, user.id, status)
    const { length: sessions } = await endSessions(tx, context.service, user.id)
    const ended = { sessions, tokens: await queries.endTokens(tx, user.id, now) }
    const event: AuditEvent = {
      action: status === 'archived' ? 'person.archived' : 'person.blocked',
      scope: input.scope,
      target: { kind: 'person', id: user.id },
      before: { status: user.status },
      after: { status, ended },
    }
    return { result: receipt(context, ended), event }
  })
}

/** Back, with those of the former roles that whoever does it may give (C7, X2). */
export async function unarchivePerson(
  context: Context,
  input: Person,
): Promise<{ readonly rolesLost: readonly string[] }> {
  return letBackIn(context, input, 'archived')
}

export async function unblockPerson(
  context: Context,
  input: Person,
): Promise<{ readonly rolesLost: readonly string[] }> {
  return letBackIn(context, input, 'blocked')
}

async function letBackIn(asking: Context, input: Person, from: 'archived' | 'blocked') {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    if (user.status === 'active') return { result: { rolesLost: [] }, event: null }
    if (user.status !== from) throw new Problem('conflict', { detail: `This account is ${user.status}, not ${from}.` })
    refuseSelf(context, user.id, from === 'archived' ? 'unarchive' : 'unblock')
    await requireMayActOnPerson(tx, context, user.id)
    const rolesLost = from === 'archived' ? await dropRolesBeyond(tx, context, user.id) : []
    await queries.setStatus(tx, user.id, 'active')
    const event: AuditEvent = {
      action: from === 'archived' ? 'person.unarchived' : 'person.unblocked',
      scope: input.scope,
      target: { kind: 'person', id: user.id },
      before: { status: from },
      after: { status: 'active', rolesLost },
    }
    return { result: { rolesLost }, event }
  })
}

/** Roles that come by themselves stay: nobody gives those (C1). */
async function dropRolesBeyond(tx: Tx, context: Context, user: UserId): Promise<string[]> {
  const policy = context.service.policy()
  const lost: string[] = []
  for (const { scopeId, role: key } of await queries.assignmentsOf(tx, user, context.service.clock.now())) {
    const role = policy.role(key)
    if (!role || role.kept) continue
    try {
      await requireMayGive(tx, context, scopeId, role)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await takeRole(tx, scopeId, user, key)
      lost.push(key)
    }
  }
  return lost
}

/** The person, if their account is kept in this scope. */
async function lockPerson(tx: Tx, context: Context, input: Person): Promise<queries.UserRow> {
  const population = keptPopulation(context, await requireScope(tx, input.scope))
  const user = await queries.lockUser(tx, input.user)
  if (user?.population === population) return user
  throw noSuchPerson()
}

function noSuchPerson(): Problem {
  return new Problem('not-found', { detail: 'There is no such person here.' })
}

function refuseSelf(context: Context, user: UserId, act: string): void {
  const { kind, id } = actorOf(context.principal)
  if ((kind === 'person' || kind === 'token') && id === user) {
    throw new Problem('own-role', { detail: `You cannot ${act} yourself. Ask somebody else who may.` })
  }
}

export interface PersonDetails {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly emailProved: boolean
  readonly status: 'active' | 'archived' | 'blocked'
  readonly createdAt: Date
  readonly lastActiveAt: Date | null
}

function details(row: queries.UserRow): PersonDetails {
  const { id, name, email, status, createdAt, lastActiveAt } = row
  return { id, name, email, emailProved: row.emailProvedAt !== null, status, createdAt, lastActiveAt }
}

export interface PeopleList extends Omit<queries.PersonFilter, 'search'> {
  readonly scope: ScopeId
  readonly search?: string | undefined
}

/** The accounts that are kept in a scope, by name. */
export async function listPeople(context: Context, { scope, search, ...filter }: PeopleList) {
  const { service } = context
  return service.database.read(context.wall, async (tx) => {
    const population = keptPopulation(context, await requireScope(tx, scope))
    const key = search === undefined ? {} : { search: textKey(search) }
    const rows = await queries.listPeople(tx, population, { ...filter, ...key })
    return rows.map((row) => ({ ...details(row), nameKey: row.nameKey }))
  })
}

export interface PersonAccount extends PersonDetails {
  /** Roles in the scopes whose members the asker may see, no others. */
  readonly memberships: readonly {
    readonly scope: { readonly id: ScopeId; readonly type: string; readonly name: string }
    readonly status: 'active' | 'disabled'
    readonly roles: readonly { readonly role: string; readonly expiresAt: Date | null }[]
  }[]
}

/** One account with its roles, as far as the asker may see them. */
export async function readPerson(context: Context, input: Person): Promise<PersonAccount> {
  const { service, principal } = context
  const now = service.clock.now()
  const found = await service.database.read(wholePerson(context).wall, async (tx) => {
    const population = keptPopulation(context, await requireScope(tx, input.scope))
    const user = await queries.findUser(tx, input.user, population)
    if (!user) throw noSuchPerson()
    const memberships = await queries.membershipsOf(tx, user.id)
    return { user, memberships, assignments: await queries.assignmentsOf(tx, user.id, now) }
  })
  const visible = []
  for (const { scope, membership } of found.memberships) {
    if (!(await mayOperate(service, principal, scope.id, 'members.read'))) continue
    const roles = found.assignments
      .filter((assignment) => assignment.scopeId === scope.id)
      .map(({ role, expiresAt }) => ({ role, expiresAt }))
    const status = membership.status === 'disabled' ? ('disabled' as const) : ('active' as const)
    visible.push({ scope: { id: scope.id, type: scope.type, name: scope.name }, status, roles })
  }
  return { ...details(found.user), memberships: visible }
}
