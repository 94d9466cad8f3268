import { canOnSome, type Role } from '@portreeve/engine'
import { actorRoles } from '../../access/actor-roles.ts'
import { requireFresh } from '../../access/fresh.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { unpinScope } from '../../access/sessions.ts'
import { requireHolderLeft, usableHolders } from '../../access/usable-holders.ts'
import { peopleWithWayIn } from '../../access/way-in.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { holderBack } from '../leftovers/part-with-holder.ts'
import { assign, hasOneRole } from './give-role.ts'
import { requireScopeAct } from './life-cycle.ts'
import type { Member } from './membership.ts'
import * as queries from './queries.ts'
import { receipt } from './receipt.ts'
import { scopeRoles } from './scope-roles.ts'
import { settleRequest } from './settle-request.ts'
import { tellOfAdministrators, tellOfTransfer } from './tell-members.ts'

export interface Transferred {
  readonly role: string
  /** What the giver has from now on. */
  readonly giver: readonly string[]
  readonly receiver: readonly string[]
  readonly holdsFrom: Date
}

/**
 * Hands the actor's own role on to another member (A4): the one exception to X2. Immediate for both, whatever the timing of role
 * changes (A9).
 */
export async function transferRole(context: Context, input: Member): Promise<Transferred> {
  const { principal, service } = context
  if (principal.kind !== 'person') {
    throw new Problem('session-needed', { detail: 'A role is handed on by its holder, who has signed in.' })
  }
  const giver = principal.userId
  const { user: receiver } = input
  if (giver === receiver) throw new Problem('own-role', { detail: 'You cannot hand a role on to yourself.' })
  return change(context, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    const { role, transfer } = await requireOwnRole(tx, context, scope)
    const now = service.clock.now()
    const giverHeld = await queries.heldRoles(tx, scope.id, giver, now)
    if (giverHeld.some((held) => held.role === role.key && held.expiresAt !== null)) {
      throw new Problem('conflict', {
        detail: `You are ${role.label} until a date only. Such a role is not handed on.`,
      })
    }
    const receiverHeld = await requireReceiver(tx, context, scope, receiver, role)
    const giverBefore = giverHeld.map((held) => held.role)
    const receiverBefore = receiverHeld.map((held) => held.role)

    const lost = hasOneRole(context, scope) ? receiverBefore.filter((key) => key !== role.key) : []
    for (const former of scopeRoles(service.policy(), scope.type, lost, 'role')) {
      await requireHolderLeft(tx, context, scope.id, { userId: receiver, role: former })
    }
    await queries.deleteAssignments(tx, scope.id, giver, [role.key])
    await queries.deleteAssignments(tx, scope.id, receiver, lost)
    if (!giverBefore.includes(transfer.formerHolderBecomes.key)) {
      await assign(tx, context, scope, giver, [transfer.formerHolderBecomes], {})
    }
    await assign(tx, context, scope, receiver, [role], {})
    for (const user of [giver, receiver]) await unpinScope(tx, user, scope.id)
    // X3, by what is there now and not by what was looked at before.
    if (!(await usableHolders(tx, context, scope.id, role)).includes(receiver)) throw cannotSignIn()
    await settleRequest(tx, context, scope, receiver)
    await holderBack(tx, context, scope)
    await tellOfTransfer(tx, context, scope, { role, giver, giverBecomes: transfer.formerHolderBecomes, receiver })
    await tellOfAdministrators(tx, context, scope, receiver, [role])

    const keys = async (user: UserId) => (await queries.heldRoles(tx, scope.id, user, now)).map((held) => held.role)
    const after = { giver: await keys(giver), receiver: await keys(receiver) }
    const event: AuditEvent = {
      action: 'member.ownership-transferred',
      scope: scope.id,
      target: { kind: 'person', id: receiver },
      before: { giver: giverBefore, receiver: receiverBefore },
      after: { role: role.key, ...after },
    }
    const { holdsFrom } = receipt(context, { sessions: 0, tokens: 0 })
    return { result: { role: role.key, ...after, holdsFrom }, event }
  })
}

type Transferable = { readonly role: Role; readonly transfer: NonNullable<Role['transfer']> }

/** What the actor hands on: held here by the live roles and by those of the session (A9), with the permission to do so. */
async function requireOwnRole(tx: Tx, context: Context, scope: ScopeRow): Promise<Transferable> {
  const views = await actorRoles(tx, context, [scope])
  const found = transferableRole(context, views)
  if (found === null) {
    throw new Problem('above-your-role', { detail: 'You have no role here that moves by handing it on.' })
  }
  if (found.transfer.permission.fresh) requireFresh(context.service, context.principal)
  return found
}

/** By what the actor's views of their roles agree on. */
export function transferableRole({ service }: Context, views: readonly (readonly Role[])[]): Transferable | null {
  const policy = service.policy()
  for (const role of views[0] ?? []) {
    const { transfer } = role
    if (transfer === null || !views.every((roles) => roles.includes(role))) continue
    const mayHandOn = (roles: readonly Role[]) => canOnSome(policy.grants(roles), transfer.permission) === 'always'
    if (views.every(mayHandOn)) return { role, transfer }
  }
  return null
}

/** An active member who can sign in and whose address is theirs (X11), and who is not there already. Their roles here. */
async function requireReceiver(tx: Tx, context: Context, scope: ScopeRow, receiver: UserId, role: Role) {
  const membership = await queries.findMembership(tx, scope.id, receiver)
  const user = await queries.findUser(tx, receiver)
  const state = membership?.status ?? 'none'
  if (state === 'none' || state === 'removed' || user === undefined) {
    throw new Problem('not-found', { detail: 'There is no such member here.' })
  }
  const type = context.service.policy().scopeType(scope.type)
  requireScopeAct(type?.definition, 'transfer', state)
  if (user.status !== 'active') throw new Problem('conflict', { detail: `This account is ${user.status}.` })
  if (user.emailProvedAt === null) {
    throw new Problem('conflict', { detail: 'This person has not proved their email address yet.' })
  }
  if (!(await peopleWithWayIn(tx, context.service, [user.id])).has(user.id)) throw cannotSignIn()
  const held = await queries.heldRoles(tx, scope.id, receiver, context.service.clock.now())
  if (held.some((assignment) => assignment.role === role.key && assignment.expiresAt === null)) {
    throw new Problem('conflict', { detail: `This person is ${role.label} already.` })
  }
  return held
}

const cannotSignIn = () =>
  new Problem('conflict', { detail: 'This person cannot sign in yet. They must choose a password first.' })
