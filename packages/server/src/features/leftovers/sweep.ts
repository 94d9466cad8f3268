import { mayActOn, mayGive, type Operation } from '@portreeve/engine'
import { actorRolesAlong, type RoleViews } from '../../access/actor-roles.ts'
import { mayOperate } from '../../access/may-operate.ts'
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
  /** Whom they answer for. */
  readonly guests: number
}

export const nothingLeft: LeftBehind = { invitations: 0, people: 0, serviceAccounts: 0, guests: 0 }

type End = 'revoke-invitation' | 'disable-member' | 'remove-member' | 'archive-person' | 'end-service-account'

/** One thing that somebody set up and that still gives access. */
export interface LeftItem {
  readonly kind: 'invitation' | 'member' | 'service-account' | 'guest'
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
  /** Of a guest: whether the reader can answer for them from now on. */
  readonly mayTakeOver: boolean
}

/** So many of each kind are told. */
const itemsMost = 100

/**
 * What somebody set up that still gives access, in one scope or (`scope: null`) everywhere, where it takes a wall that sees every
 * tenant: invitations not accepted, people they let in, machines, guests whom they answer for. Not their own tokens: those end, or are for another scope.
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
  await context.service.database.read(context.wall, (tx) => requireTrace(tx, scope, user))
  return list(context, { person: user, scope })
}

/** What somebody left anywhere whose account is kept in this scope, as far as the reader may see it. */
export async function listAllLeftBehind(asking: Context, { scope, user }: Asked): Promise<LeftList> {
  const context: Context = { ...asking, wall: { ...asking.wall, tenants: 'all' } }
  await context.service.database.read(context.wall, (tx) => requireAccount(tx, context, scope, user))
  return list(context, { person: user, scope: null })
}

type Found = Omit<LeftItem, 'end' | 'mayEnd' | 'mayTakeOver'>

/** What its reader may see of it, and what they could do about it. */
async function list(context: Context, by: queries.LeftBy): Promise<LeftList> {
  const { service, principal, wall } = context
  const now = service.clock.now()
  const asked = new Map<string, Promise<boolean>>()
  const may = (scope: ScopeId, operation: Operation) => {
    const known = asked.get(`${scope} ${operation}`) ?? mayOperate(service, principal, scope, operation)
    asked.set(`${scope} ${operation}`, known)
    return known
  }
  let hidden = 0
  const seen = async (places: readonly { readonly scopeId: ScopeId; readonly n: number }[], operation: Operation) => {
    const ids: ScopeId[] = []
    for (const { scopeId, n } of places) {
      if (await may(scopeId, operation)) ids.push(scopeId)
      else hidden += n
    }
    return ids
  }
  const places = await service.database.read(wall, (tx) => queries.placesLeft(tx, by, now))
  const seenPlaces: Places = {
    invitations: await seen(places.invitations, 'members.read'),
    people: await seen(places.people, 'members.read'),
    machines: await seen(places.machines, 'service-accounts.manage'),
    guests: await seen(places.guests, 'members.read'),
  }
  const { found, complete, rolesAlong } = await service.database.read(wall, async (tx) => {
    return { ...(await find(tx, by, seenPlaces, now)), rolesAlong: await actorRolesAlong(tx, context) }
  })
  const items: LeftItem[] = []
  for (const item of found) {
    const way = wayToEnd(context, item)
    const isReached = isWithinReach(context, item, rolesAlong(await service.scopes.pathOf(item.scope.id)))
    const mayEnd = way !== null && isReached && (await may(item.scope.id, way.operation))
    const mayTakeOver =
      item.kind === 'guest' &&
      isReached &&
      (await isSponsor(context, item.scope.id)) &&
      (await may(item.scope.id, 'members.change-role'))
    items.push({ ...item, end: way?.end ?? null, mayEnd, mayTakeOver })
  }
  return { items, complete, hidden }
}

type Places = Readonly<Record<'invitations' | 'people' | 'machines' | 'guests', readonly ScopeId[]>>

async function find(tx: Tx, by: queries.LeftBy, places: Places, now: Date) {
  const limit = itemsMost + 1
  const invitations = await queries.invitationsLeft(tx, { by, places: places.invitations, limit }, now)
  const people = await queries.peopleLeft(tx, { by, places: places.people, limit })
  const machines = await queries.machinesLeft(tx, { by, places: places.machines, limit })
  const guests = await queries.guestsLeft(tx, { by, places: places.guests, limit }, now)
  const members = [...people, ...guests]
  const ids = members.map(({ id }) => id)
  const held = await queries.rolesHeld(tx, ids, [...new Set(members.map(({ scope }) => scope.id))], now)
  const rolesOf = (id: UserId, scope: ScopeId) =>
    held.filter(({ userId, scopeId }) => userId === id && scopeId === scope).map(({ role }) => role)
  const found: Found[] = [
    ...invitations
      .slice(0, itemsMost)
      .map(({ role, ...row }) => ({ kind: 'invitation' as const, ...row, roles: [role] })),
    ...guests
      .slice(0, itemsMost)
      .map((row) => ({ kind: 'guest' as const, ...row, roles: rolesOf(row.id, row.scope.id) })),
    ...people
      .slice(0, itemsMost)
      .map((row) => ({ kind: 'member' as const, ...row, roles: rolesOf(row.id, row.scope.id) })),
    ...machines
      .slice(0, itemsMost)
      .map(({ role, ...row }) => ({ kind: 'service-account' as const, ...row, roles: [role] })),
  ]
  return { found, complete: [invitations, guests, people, machines].every(({ length }) => length < limit) }
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
function isWithinReach({ service, principal }: Context, item: Found, views: RoleViews): boolean {
  const roles = item.roles.flatMap((key) => service.policy().role(key) ?? [])
  if (item.kind === 'invitation' || item.kind === 'service-account') {
    return roles.every((role) => views.every((own) => mayGive(own, role)))
  }
  return item.id !== actorOf(principal).id && views.every((own) => mayActOn(own, roles))
}

/** Whether whoever asks could answer for a guest there: as a member who is none. */
async function isSponsor({ service, principal }: Context, scopeId: ScopeId): Promise<boolean> {
  if (principal.kind !== 'person' && principal.kind !== 'token') return false
  const here = (await service.grants.of(principal.userId))?.scopes.get(scopeId)
  return here?.membership === 'active' && here.roles.every(({ guest }) => guest === null)
}
