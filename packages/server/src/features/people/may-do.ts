import { mayActOn, type Operation, type Role } from '@portreeve/engine'
import type { RoleViews } from '../../access/actor-roles.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { isAskedAnywhere } from '../../access/second-factor-standings.ts'
import type { Context, Service } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { ScopeId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import { needsFirstPassword } from '../links/service.ts'
import { accountActs } from '../members/life-cycle.ts'
import type * as queries from './queries.ts'
import { mayBeReset } from './reset-password.ts'

/** What whoever asks may do about one account: X2 (c) and X4 as the act itself will decide. Whether X3 lets them, only the act finds. */
export interface MayDo {
  readonly rename: boolean
  readonly passwordLink: boolean
  readonly resetPassword: boolean
  readonly resetFactors: boolean
  readonly enrolmentCode: boolean
  readonly block: boolean
  readonly unblock: boolean
  readonly archive: boolean
  readonly unarchive: boolean
  readonly unlock: boolean
}

const operations = {
  rename: 'people.update',
  passwordLink: 'people.create',
  resetPassword: 'people.reset-password',
  resetFactors: 'people.reset-factors',
  enrolmentCode: 'people.reset-factors',
  block: accountActs.block.by,
  unblock: accountActs.unblock.by,
  archive: accountActs.archive.by,
  unarchive: accountActs.unarchive.by,
  unlock: 'people.unlock',
} as const satisfies Record<keyof MayDo, Operation>

/** Asked once for a list. Not inside a transaction. */
export async function operationsHeld({ service, principal }: Context, scope: ScopeId): Promise<MayDo> {
  const held: Partial<Record<keyof MayDo, boolean>> = {}
  for (const act of Object.keys(operations) as (keyof MayDo)[]) {
    held[act] = await mayOperate(service, principal, scope, operations[act])
  }
  // Where no place asks for a second factor, nobody comes too late for one.
  if (held.enrolmentCode) held.enrolmentCode = await isAsked(service, scope)
  return held as MayDo
}

async function isAsked(service: Service, scope: ScopeId): Promise<boolean> {
  const type = (await service.scopes.find(scope))?.type ?? ''
  const population = service.policy().scopeType(type)?.definition.keeps ?? ''
  return service.database.read(everywhere, (tx) => isAskedAnywhere(tx, population))
}

/** A role that the person holds, with the roles that count for the actor where they hold it. */
export interface HeldRole {
  readonly role: Role
  readonly views: RoleViews
}

export function mayDoAbout(
  { principal, service }: Context,
  held: MayDo,
  user: queries.UserRow,
  { roles, isLocked }: { readonly roles: readonly HeldRole[]; readonly isLocked: boolean },
): MayDo {
  const isSelf = actorOf(principal).id === user.id
  const reaches = !isSelf && roles.every(({ role, views }) => views.every((mine) => mayActOn(mine, [role])))
  const may = (act: keyof typeof accountActs) =>
    held[act] && reaches && (accountActs[act].from as readonly string[]).includes(user.status)
  return {
    rename: held.rename && (isSelf || reaches),
    passwordLink: held.passwordLink && reaches && user.status === 'active' && needsFirstPassword(user),
    resetPassword: held.resetPassword && reaches && user.status === 'active' && mayBeReset(service, user),
    resetFactors: held.resetFactors && reaches && user.factors.length > 0,
    enrolmentCode:
      held.enrolmentCode &&
      reaches &&
      user.status === 'active' &&
      // Whoever has another kind has something that counts wherever one is asked for.
      user.factors.every((kind) => kind === 'email-code'),
    block: may('block'),
    unblock: may('unblock'),
    archive: may('archive'),
    unarchive: may('unarchive'),
    unlock: held.unlock && isLocked && (isSelf || reaches),
  }
}
