import { mayActOn, mayGive, type Operation, type Role } from '@portreeve/engine'
import { actorRoles, type RoleViews } from '../../access/actor-roles.ts'
import { isAdministrative } from '../../access/administrative.ts'
import { isActor } from '../../access/is-actor.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { scopePath } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { scopeActs } from './life-cycle.ts'
import { transferableRole } from './transfer.ts'

/** What whoever asks may do about one member: X2 and X4 as the act itself will decide. Whether X3 lets them, only the act finds. */
export interface MayDo {
  readonly changeRole: boolean
  readonly disable: boolean
  readonly enable: boolean
  readonly remove: boolean
  readonly transfer: boolean
}

interface Target {
  readonly id: UserId
  readonly status: 'active' | 'disabled'
  readonly roles: readonly Role[]
  /** Active account, proved address, a password: what a role that is handed on takes. */
  readonly canSignIn: boolean
}

type Held = Readonly<Record<'changeRole' | 'disable' | 'remove' | 'transfer', boolean>>

const operations = {
  changeRole: 'members.change-role',
  disable: 'members.disable',
  remove: 'members.remove',
  transfer: 'members.transfer',
} as const satisfies Record<keyof Held, Operation>

/** Asked once for a list. Not inside a transaction. */
export async function operationsHeld({ service, principal }: Context, scope: ScopeId): Promise<Held> {
  const held = { changeRole: false, disable: false, remove: false, transfer: false }
  for (const act of Object.keys(operations) as (keyof Held)[]) {
    held[act] = await mayOperate(service, principal, scope, operations[act])
  }
  return held
}

/** Answers for each member without asking the database again. */
export async function mayDoWith(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  held: Held,
): Promise<(target: Target) => MayDo> {
  const path = await scopePath(tx, scopeId)
  const type = context.service.policy().scopeType(path[0]?.type ?? '')
  const leaving = type?.definition.leaving ?? []
  const views = await actorRoles(tx, context, path)
  const own = await actorRoles(tx, context, path.slice(0, 1))
  const handedOn = held.transfer ? transferableRole(context, own) : null
  const given = (type?.roles ?? []).filter((role) => isGivenBy(views, role))
  const ownChange = given.some((role) => !isAdministrative(role))
  // Where a person has one role, another takes its place: one's own that is administrative stays (X4).
  const mayChangeOwn = (roles: readonly Role[]) =>
    ownChange && (type?.definition.rolesPerPerson !== 'one' || !roles.some(isAdministrative))
  return ({ id, status, roles, canSignIn }) => {
    const isSelf = isActor(context, id)
    const reaches = !isSelf && views.every((mine) => mayActOn(mine, roles))
    const may = (act: 'disable' | 'enable' | 'remove') => {
      const { from, way } = scopeActs[act]
      const starts = (from as readonly string[]).includes(status)
      return reaches && starts && leaving.includes(way) && (act === 'remove' ? held.remove : held.disable)
    }
    return {
      changeRole: held.changeRole && (isSelf ? mayChangeOwn(roles) : reaches && given.length > 0),
      disable: may('disable'),
      enable: may('enable'),
      remove: may('remove'),
      transfer: handedOn !== null && !isSelf && status === 'active' && canSignIn && !roles.includes(handedOn.role),
    }
  }
}

/** X2 (a), for each of the lists of roles that count for the actor. */
export function isGivenBy(views: RoleViews, role: Role): boolean {
  return role.assignable && views.every((roles) => mayGive(roles, role))
}
