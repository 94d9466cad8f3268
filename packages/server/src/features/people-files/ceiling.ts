import { mayActOn, type Role } from '@portreeve/engine'
import { actorRoles } from '../../access/actor-roles.ts'
import { requireMayGive } from '../../access/ceiling.ts'
import { mayOperate } from '../../access/may-operate.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'

/** What whoever imports may do in the place, asked once for a whole file. Each answer is a refusal, or nothing. */
export interface Ceiling {
  changesRoles(): string | null
  /** X2 (a). */
  gives(role: Role): string | null
  /** X2 (b). */
  reaches(held: readonly Role[]): string | null
  /** X3. */
  parts(user: UserId, role: Role): Promise<string | null>
}

export async function ceilingOf(context: Context, scope: ScopeRow, roles: readonly Role[]): Promise<Ceiling> {
  const { service, principal, wall } = context
  const isHost = principal.kind === 'host'
  const mayChange = isHost || (await mayOperate(service, principal, scope.id, 'members.change-role'))
  const path = await service.scopes.pathOf(scope.id)
  const { views, refusals } = await service.database.transact(wall, async (tx) => {
    const refused = new Map<string, string | null>()
    for (const role of roles) {
      const unassignable = `Nobody is given the role ${role.label} like this.`
      const refusal = role.assignable
        ? await refusalOf(() => requireMayGive(tx, context, scope.id, role))
        : unassignable
      refused.set(role.key, refusal)
    }
    return { views: await actorRoles(tx, context, path), refusals: refused }
  })
  return {
    changesRoles: () => (mayChange ? null : 'You may not change roles here.'),
    gives: (role) => refusals.get(role.key) ?? null,
    reaches(held) {
      const beyond = isHost ? undefined : held.find((role) => !views.every((mine) => mayActOn(mine, [role])))
      return beyond ? `Your role cannot act on somebody who holds the role ${beyond.label}.` : null
    },
    parts: (user, role) =>
      role.atLeast === 0
        ? Promise.resolve(null)
        : service.database.transact(wall, (tx) =>
            refusalOf(() => requireHolderLeft(tx, context, scope.id, { userId: user, role })),
          ),
  }
}

/** The sentence of the problem that the work throws, or nothing where it throws none. */
export async function refusalOf(work: () => unknown): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Problem) return error.details.detail
    throw error
  }
}
