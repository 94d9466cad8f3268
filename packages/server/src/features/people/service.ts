import { actorRolesAlong } from '../../access/actor-roles.ts'
import { mayOperate } from '../../access/may-operate.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { FactorKind } from '../../access/second-factor.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { type RolesHere, rolesHere } from '../members/roles-here.ts'
import { scopeRoles } from '../members/scope-roles.ts'
import { type ClosedWay, closedWays } from '../sign-in/closed-ways.ts'
import { keptPopulation, noSuchPerson, type Person, requireScope, wholePerson } from './kept-account.ts'
import { type HeldRole, type MayDo, mayDoAbout, operationsHeld } from './may-do.ts'
import * as queries from './queries.ts'

export interface PersonDetails {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly emailProved: boolean
  /** They chose one themselves; a temporary one is none. */
  readonly hasOwnPassword: boolean
  /** Of which kinds they have second factors. */
  readonly factors: readonly FactorKind[]
  readonly status: 'active' | 'archived' | 'blocked'
  readonly createdAt: Date
  readonly lastActiveAt: Date | null
}

function details(row: queries.UserRow): PersonDetails {
  const { id, name, email, factors, status, createdAt, lastActiveAt } = row
  const hasOwnPassword = row.passwordHash !== null && !row.mustChangePassword
  return {
    id,
    name,
    email,
    emailProved: row.emailProvedAt !== null,
    hasOwnPassword,
    factors,
    status,
    createdAt,
    lastActiveAt,
  }
}

/** Not blocked: wrong passwords have closed the password way in, for a while, from devices that the account does not know (C8). */
interface Lockable {
  readonly locked: ClosedWay | null
}

export interface PeopleList extends Omit<queries.PersonFilter, 'search' | 'holding'> {
  readonly scope: ScopeId
  readonly search?: string | undefined
  /** Only those who hold this role in the scope. */
  readonly role?: string | undefined
}

/** The accounts that are kept in a scope, by name. */
export async function listPeople(context: Context, asked: PeopleList) {
  const rows = await context.service.database.read(context.wall, (tx) => find(tx, context, asked))
  return rows.map((row) => ({ ...details(row), nameKey: row.nameKey }))
}

/** The same, with what whoever asks may do about each. */
export async function listAccounts(context: Context, asked: PeopleList) {
  const { users, locked } = await context.service.database.read(context.wall, async (tx) => {
    const users = await find(tx, context, asked)
    return {
      users,
      locked: await closedWays(
        tx,
        context,
        users.map(({ id }) => id),
      ),
    }
  })
  const mayDo = await mayDoAmong(context, asked.scope, users)
  return users.map((user) => {
    const way = locked.get(user.id) ?? null
    return { ...details(user), nameKey: user.nameKey, locked: way, ...mayDo(user, way !== null) }
  })
}

async function find(tx: Tx, context: Context, { scope, search, role, ...filter }: PeopleList) {
  const row = await requireScope(tx, scope)
  const population = keptPopulation(context, row)
  const key = search === undefined ? {} : { search: textKey(search) }
  const held = role === undefined ? {} : { holding: holding(context, row, role) }
  return queries.listPeople(tx, population, { ...filter, ...key, ...held })
}

function holding({ service }: Context, { id, type }: ScopeRow, role: string) {
  const [known] = scopeRoles(service.policy(), type, [role], 'role')
  return { scope: id, role: known?.key ?? '', now: service.clock.now() }
}

/** X2 (c) looks at every role anywhere, and so past the wall. */
async function mayDoAmong(context: Context, scope: ScopeId, users: readonly queries.UserRow[]) {
  const { service } = context
  const policy = service.policy()
  const operations = await operationsHeld(context, scope)
  const here = await rolesHere(
    context,
    scope,
    users.map(({ id }) => id),
  )
  const { held, rolesAlong } = await service.database.read(wholePerson(context).wall, async (tx) => {
    const ids = users.map(({ id }) => id)
    const held = await queries.rolesAnywhere(tx, ids, service.clock.now())
    return { held, rolesAlong: await actorRolesAlong(tx, context) }
  })
  const roles = new Map<UserId, HeldRole[]>()
  for (const { userId, scopeId, role: key } of held) {
    const path = await service.scopes.pathOf(scopeId)
    const role = policy.role(key)
    if (role === undefined || role.scopeType !== path[0]?.type) continue
    roles.set(userId, [...(roles.get(userId) ?? []), { role, views: rolesAlong(path) }])
  }
  return (user: queries.UserRow, isLocked: boolean): Offered => {
    const may = mayDoAbout(context, operations, user, { roles: roles.get(user.id) ?? [], isLocked })
    const member = here.get(user.id)
    return { roles: member?.roles ?? null, may: { ...may, changeRoles: member?.mayChange === true } }
  }
}

interface Offered {
  /** In the scope itself. `null`: no member there, or members there are not for whoever asks. */
  readonly roles: RolesHere['roles'] | null
  readonly may: MayDo & { readonly changeRoles: boolean }
}

export interface PersonAccount extends PersonDetails, Lockable, Offered {
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
    const locked = (await closedWays(tx, context, [user.id])).get(user.id) ?? null
    return { user, memberships, locked, assignments: await queries.assignmentsOf(tx, user.id, now) }
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
  const mayDo = await mayDoAmong(context, input.scope, [found.user])
  const { user, locked } = found
  return { ...details(user), locked, memberships: visible, ...mayDo(user, locked !== null) }
}
