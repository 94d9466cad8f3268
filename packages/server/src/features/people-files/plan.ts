import { createHash } from 'node:crypto'
import type { Role } from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { whyNotAddable } from '../members/addable.ts'
import { hasOneRole, refuseOwnRole, requireReason } from '../members/give-role.ts'
import { onlyAsGuest } from '../members/guest-terms.ts'
import { type Ceiling, ceilingOf, refusalOf } from './ceiling.ts'
import { gatherFacts, type ImportKind, type Known } from './facts.ts'
import type { FileLine, PeopleFile } from './people-file.ts'
import { type ReadLine, readLine } from './read-line.ts'

/** What a line comes to. `act`: what is to be called, where anything is to be done. */
export interface PlannedLine {
  readonly line: number
  readonly email: string
  readonly name: string | null
  readonly does: 'create' | 'add' | 'invite' | 'change-role' | 'nothing' | 'error'
  /** Labels of the roles that the person has afterwards. */
  readonly roles: readonly string[]
  /** Labels of those that they have now. */
  readonly rolesBefore: readonly string[]
  readonly ends: Date | null
  /** Why it is an error, or why there is nothing to do. */
  readonly because: string | null
  readonly act: Act | null
}

interface Act {
  readonly user: UserId | null
  /** Keys of the roles to be given. */
  readonly give: readonly string[]
  readonly reason: string | undefined
  readonly note: string | undefined
}

export interface Plan {
  readonly lines: readonly PlannedLine[]
  readonly unknownColumns: readonly string[]
  /** Of everything that would happen: what runs is what was shown. */
  readonly fingerprint: string
}

interface Planning {
  readonly context: Context
  readonly scope: ScopeRow
  readonly kind: ImportKind
  readonly ceiling: Ceiling
  /** The role that a new account gets by itself, where it becomes a member of the place at all. */
  readonly newcomer: Role | undefined
  readonly holdsAccounts: boolean
}

/** What would happen to each line of a file. Nothing is written; what happens is decided anew when it happens. */
export async function planImport(
  context: Context,
  scope: ScopeRow,
  kind: ImportKind,
  { lines, unknownColumns }: PeopleFile,
): Promise<Plan> {
  const type = context.service.policy().scopeType(scope.type)
  const roles = type?.roles ?? []
  const now = context.service.clock.now()
  const readings = lines.map((cells) => ({ cells, reading: readLine(cells, roles, now) }))
  const emails = readings.flatMap(({ reading }) => ('read' in reading ? [reading.read.email] : []))
  const facts = await gatherFacts(context, scope, kind, emails)
  const planning: Planning = {
    ...{ context, scope, kind, ceiling: await ceilingOf(context, scope, roles) },
    newcomer: roles.find(({ id }) => id === type?.definition.newcomerBecomes),
    holdsAccounts: kind === 'members' || type?.definition.keeps === type?.population,
  }
  const planned: PlannedLine[] = []
  for (const { cells, reading } of readings) {
    if ('error' in reading) planned.push(unread(cells, reading.error))
    else planned.push(await planLine(planning, reading.read, facts.get(emailKey(reading.read.email))!))
  }
  return { lines: planned, unknownColumns, fingerprint: fingerprintOf(planned) }
}

function unread({ line, email, name }: FileLine, because: string): PlannedLine {
  const cut = { email: email.slice(0, 320), name: name === '' ? null : name.slice(0, 200) }
  return { line, ...cut, does: 'error', roles: [], rolesBefore: [], ends: null, because, act: null }
}

async function planLine(planning: Planning, read: ReadLine, known: Known): Promise<PlannedLine> {
  const outcome = await decide(planning, read, known)
  const { line, email, ends, reason, note } = read
  const before = known.roles.map(({ role }) => role.label)
  const name = known.account?.name ?? read.name
  const at = { line, email, name, rolesBefore: before, ends }
  if ('error' in outcome) return { ...at, does: 'error', roles: before, because: outcome.error, act: null }
  if ('nothing' in outcome) return { ...at, does: 'nothing', roles: before, because: outcome.nothing, act: null }
  const { does, give, after } = outcome
  follow(known, outcome, read)
  const act: Act = { user: known.account?.id ?? null, give: give.map(({ key }) => key), reason, note }
  return { ...at, does, roles: after.map(({ label }) => label), because: null, act }
}

interface Doing {
  readonly does: 'create' | 'add' | 'invite' | 'change-role'
  readonly give: readonly Role[]
  readonly after: readonly Role[]
}

type Outcome = Doing | { readonly error: string } | { readonly nothing: string }

/** What is so once the line was done, for the lines that follow. */
function follow(known: Known, { does, after }: Doing, { line, roles, ends }: ReadLine): void {
  if (does === 'invite' || does === 'create') {
    known.settledBy = line
    return
  }
  known.standing = known.standing === 'disabled' ? 'disabled' : 'active'
  const former = new Map(known.roles.map(({ role, expiresAt }) => [role.key, expiresAt]))
  known.roles = after.map((role) => ({
    role,
    expiresAt: roles.includes(role) && ends !== null ? ends : (former.get(role.key) ?? null),
  }))
}

async function decide(planning: Planning, read: ReadLine, known: Known): Promise<Outcome> {
  const { context, scope, kind, holdsAccounts } = planning
  if (known.settledBy !== undefined) return { error: `This address stands in line ${known.settledBy} already.` }
  if (!holdsAccounts) return decideAccountOnly(read, known)
  if (hasOneRole(context, scope) && read.roles.length > 1)
    return { error: 'A person has one role here. Give one role.' }
  if (known.standing === 'active' || known.standing === 'disabled') return decideRoles(planning, read, known)
  if (kind === 'accounts' && known.account === undefined) return decideNew(planning, read)
  if (read.roles.length === 0) {
    return kind === 'accounts' ? { nothing: 'There is an account already.' } : { error: 'Say which role.' }
  }
  return decideJoining(planning, read, known)
}

/** Accounts of people who hold no roles in the place that keeps them. */
function decideAccountOnly(read: ReadLine, known: Known): Outcome {
  if (read.roles.length > 0) return { error: 'These accounts hold no role here: leave it out.' }
  if (known.account) return { nothing: 'There is an account already.' }
  return read.name === null ? { error: 'There is no name.' } : { does: 'create', give: [], after: [] }
}

async function decideNew({ ceiling, newcomer }: Planning, read: ReadLine): Promise<Outcome> {
  if (read.name === null) return { error: 'There is no name.' }
  const becomes = newcomer ? [newcomer] : []
  const give = read.roles.filter((role) => role !== newcomer)
  if (give.length === 0) return { does: 'create', give, after: becomes }
  if (!newcomer) return { error: 'A new account has no role here until its address was proved. Invite this person.' }
  const refusal = ceiling.changesRoles() ?? ceiling.reaches(becomes) ?? (await refusedRole(ceiling, give, read))
  return refusal === null ? { does: 'create', give, after: [...becomes, ...give] } : { error: refusal }
}

/** Of somebody who is a member: an import gives, and takes only where a person has one role. */
async function decideRoles({ context, scope, ceiling }: Planning, read: ReadLine, known: Known): Promise<Outcome> {
  const user = known.account!.id
  const held = known.roles.map(({ role }) => role)
  const give = read.roles.filter((role) => {
    const own = known.roles.find((one) => one.role === role)
    return own === undefined || (read.ends !== null && own.expiresAt?.getTime() !== read.ends.getTime())
  })
  if (give.length === 0) return { nothing: 'Is a member with this role already.' }
  const take = hasOneRole(context, scope) ? held.filter((role) => !give.includes(role)) : []
  const lasting = take.find(({ kept }) => kept)
  if (lasting) return { error: `Everybody keeps the role ${lasting.label}. It cannot be taken away.` }
  const own = await refusalOf(() => refuseOwnRole(context, user, [...give, ...take]))
  const refusal = own ?? ceiling.changesRoles() ?? ceiling.reaches(held) ?? (await refusedRole(ceiling, give, read))
  if (refusal !== null) return { error: refusal }
  for (const role of read.ends === null ? take : [...give, ...take]) {
    const needed = take.includes(role)
      ? (ceiling.gives(role) ?? (await ceiling.parts(user, role)))
      : await ceiling.parts(user, role)
    if (needed !== null) return { error: needed }
  }
  return {
    does: 'change-role',
    give,
    after: [...held.filter((role) => !take.includes(role) && !give.includes(role)), ...give],
  }
}

/** A8: whoever is of the organization is added at once, everybody else is invited; who was removed always is (A10). */
async function decideJoining(planning: Planning, read: ReadLine, known: Known): Promise<Outcome> {
  const { context, kind, ceiling } = planning
  const { account } = known
  if (account && account.status !== 'active') return { error: `The account with this address is ${account.status}.` }
  const isAddable = account !== undefined && known.standing === 'none' && whyNotAddable(account, known.belongs) === null
  if (!isAddable && kind === 'accounts') {
    return {
      error: 'There is an account already, whose address is not proved or which was removed here. Invite this person.',
    }
  }
  const own = account && (await refusalOf(() => refuseOwnRole(context, account.id, read.roles)))
  const refusal = own ?? (await refusedRole(ceiling, read.roles, read))
  if (refusal !== null) return { error: refusal }
  if (isAddable) return { does: 'add', give: read.roles, after: read.roles }
  const [role, ...others] = read.roles
  if (role === undefined || others.length > 0) return { error: 'An invitation is for one role. Give one role.' }
  const { invited } = known
  const same = invited?.role === role && (read.ends === null || invited.accessUntil?.getTime() === read.ends.getTime())
  if (invited && same && invited.until > context.service.clock.now())
    return { nothing: 'Is invited with this role already.' }
  const replaced = invited?.role?.assignable ? ceiling.gives(invited.role) : null
  return replaced === null ? { does: 'invite', give: [role], after: [role] } : { error: replaced }
}

async function refusedRole(ceiling: Ceiling, roles: readonly Role[], { reason }: ReadLine): Promise<string | null> {
  for (const role of roles) {
    if (role.guest !== null) return onlyAsGuest(role).details.detail
    const refusal = ceiling.gives(role) ?? (await refusalOf(() => requireReason(role, reason)))
    if (refusal !== null) return refusal
  }
  return null
}

function fingerprintOf(lines: readonly PlannedLine[]): string {
  const hash = createHash('sha256')
  for (const { line, email, name, does, roles, rolesBefore, ends, act } of lines) {
    hash.update(JSON.stringify([line, email, name, does, roles, rolesBefore, ends, act]))
  }
  return hash.digest('hex')
}
