import { mayOperate } from '../../access/may-operate.ts'
import type { Context } from '../../context.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { mayDoWith, operationsHeld } from './may-do.ts'
import * as queries from './queries.ts'

/** What a member holds in one place. */
export interface RolesHere {
  readonly roles: readonly { readonly role: string; readonly expiresAt: Date | null }[]
  /** Whether whoever asks may give and take some here (X2, X4). */
  readonly mayChange: boolean
}

/** What people hold in a scope, for lists about something else. Whoever is no member has no entry; nobody has where members are not for whoever asks. */
export async function rolesHere(
  context: Context,
  scope: ScopeId,
  people: readonly UserId[],
): Promise<ReadonlyMap<UserId, RolesHere>> {
  const { service, principal, wall } = context
  if (people.length === 0 || !(await mayOperate(service, principal, scope, 'members.read'))) return new Map()
  const held = await operationsHeld(context, scope)
  return service.database.read(wall, async (tx) => {
    const mayDo = await mayDoWith(tx, context, scope, held)
    const members = await queries.membersAmong(tx, scope, people)
    const assigned = await queries.rolesOfMembers(tx, scope, people, service.clock.now())
    const entries = members.map(({ userId: id, status }) => {
      const roles = assigned.filter(({ userId }) => userId === id)
      const known = roles.flatMap(({ role }) => service.policy().role(role) ?? [])
      const may = mayDo({ id, status, roles: known, canSignIn: false })
      return [
        id,
        { roles: roles.map(({ role, expiresAt }) => ({ role, expiresAt })), mayChange: may.changeRole },
      ] as const
    })
    return new Map(entries)
  })
}
