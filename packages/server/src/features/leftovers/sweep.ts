import { mayActOn, mayGive, type Operation } from '@portreeve/engine'
import { actorRoles, type RoleViews } from '../../access/actor-roles.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { scopePath } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import * as queries from './queries.ts'
import { requireAccount, requireTrace } from './who-left.ts'

/** How much somebody set up still gives access (X5). */
export interface LeftBehind {
  readonly invitations: number
  readonly people: number
  readonly serviceAccounts: number
}

export const nothingLeft: LeftBehind = { invitations: 0, people: 0, serviceAccounts: 0 }

type End = 'revoke-invitation' | 'disable-member' | 'remove-member' | 'archive-person' | 'end-service-account'

/** One thing that somebody set up and that still gives access. */
export interface LeftItem {
  readonly kind: 'invitation' | 'member' | 'service-account'
  /** Of the invitation, the person or the service account. */
  readonly id: string
  readonly name: string
  readonly scope: { readonly id: ScopeId; readonly type: string; readonly name: string }
  readonly since: Date
  /** Keys of the roles that it gives. */
  readonly roles: readonly string[]
  /** How it is ended there; not at all, where the blueprint knows no way. */
  readonly end: End | null
  readonly mayEnd: boolean
}

/** So many of each kind are told. */
const itemsMost = 100

/**
 * What somebody set up that still gives access, in one scope or (`scope: null`) everywhere, where it takes a wall that sees every
 * tenant: invitations not accepted, people they let in, machines. Not their own tokens: those end, or are for another scope.
 */
export async function countLeftBehind(tx: Tx, context: Context, by: queries.LeftBy): Promise<LeftBehind> {
  return queries.countLeftBehind(tx, by, context.service.clock.now())
}

interface Asked {
  readonly scope: ScopeId
  readonly user: UserId
}

export interface LeftList {
  readonly items: readonly LeftItem[]
  readonly complete: boolean
  /** More of it, in places whose people the reader may not see. */
  readonly hidden: number
}

/** What a member, or somebody who was one, left in a scope. */
export async function listLeftBehind(context: Context, { scope, user }: Asked): Promise<LeftList> {
  const found = await context.service.database.read(context.wall, async (tx) => {
    await requireTrace(tx, scope, user)
    return find(tx, context, { person: user, scope })
  })
  return shown(context, found)
}

/** What somebody left anywhere whose account is kept in this scope, as far as the reader may see it. */
export async function listAllLeftBehind(context: Context, { scope, user }: Asked): Promise<LeftList> {
  const wall = { ...context.wall, tenants: 'all' } as const
  const found = await context.service.database.read(wall, async (tx) => {
    await requireAccount(tx, context, scope, user)
    return find(tx, context, { person: user, scope: null })
  })
  return shown(context, found)
}

type Found = Omit<LeftItem, 'end' | 'mayEnd'>

async function find(tx: Tx, context: Context, by: queries.LeftBy) {
  const now = context.service.clock.now()
  const limit = itemsMost + 1
  const invitations = await queries.invitationsLeft(tx, by, now, limit)
  const people = await queries.peopleLeft(tx, by, limit)
  const machines = await queries.machinesLeft(tx, by, limit)
  const places = [...new Set(people.map(({ scope }) => scope.id))]
  const held = await queries.rolesHeld(
    tx,
    people.map(({ id }) => id),
    places,
    now,
  )
  const items: Found[] = [
    ...invitations
      .slice(0, itemsMost)
      .map(({ role, ...row }) => ({ kind: 'invitation' as const, ...row, roles: [role] })),
    ...people.slice(0, itemsMost).map((row) => {
      const roles = held.filter(({ userId, scopeId }) => userId === row.id && scopeId === row.scope.id)
      return { kind: 'member' as const, ...row, roles: roles.map(({ role }) => role) }
    }),
    ...machines
      .slice(0, itemsMost)
      .map(({ role, ...row }) => ({ kind: 'service-account' as const, ...row, roles: [role] })),
  ]
  const views = new Map<ScopeId, RoleViews>()
  for (const id of new Set(items.map(({ scope }) => scope.id))) {
    views.set(id, await actorRoles(tx, context, await scopePath(tx, id)))
  }
  const complete = [invitations, people, machines].every(({ length }) => length < limit)
  return { items, complete, views }
}

/** What its reader may see of it, and what they could do about it. */
async function shown(
  context: Context,
  { items, complete, views }: Awaited<ReturnType<typeof find>>,
): Promise<LeftList> {
  const { service, principal } = context
  const asked = new Map<string, Promise<boolean>>()
  const may = (scope: ScopeId, operation: Operation) => {
    const known = asked.get(`${scope} ${operation}`) ?? mayOperate(service, principal, scope, operation)
    asked.set(`${scope} ${operation}`, known)
    return known
  }
  const visible: LeftItem[] = []
  for (const item of items) {
    const sees = item.kind === 'service-account' ? 'service-accounts.manage' : 'members.read'
    if (!(await may(item.scope.id, sees))) continue
    const way = wayToEnd(context, item)
    const mayEnd =
      way !== null &&
      (await may(item.scope.id, way.operation)) &&
      isWithinReach(context, item, views.get(item.scope.id))
    visible.push({ ...item, end: way?.end ?? null, mayEnd })
  }
  return { items: visible, complete, hidden: items.length - visible.length }
}

/** The mildest way that the blueprint has: disabling can be undone. */
function wayToEnd({ service }: Context, { kind, scope }: Found): { end: End; operation: Operation } | null {
  if (kind === 'invitation') return { end: 'revoke-invitation', operation: 'members.add' }
  if (kind === 'service-account') return { end: 'end-service-account', operation: 'service-accounts.manage' }
  const definition = service.policy().scopeType(scope.type)?.definition
  if (definition?.leaving.includes('disable')) return { end: 'disable-member', operation: 'members.disable' }
  if (definition?.leaving.includes('delete')) return { end: 'remove-member', operation: 'members.remove' }
  return definition?.keeps === undefined ? null : { end: 'archive-person', operation: 'people.archive' }
}

/** X2: as the act itself will decide. Nobody acts on themselves (X4). */
function isWithinReach({ service, principal }: Context, item: Found, views: RoleViews = []): boolean {
  const roles = item.roles.flatMap((key) => service.policy().role(key) ?? [])
  if (item.kind !== 'member') return roles.every((role) => views.every((own) => mayGive(own, role)))
  return item.id !== actorOf(principal).id && views.every((own) => mayActOn(own, roles))
}
