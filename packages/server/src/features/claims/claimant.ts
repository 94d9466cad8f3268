import { can, type ScopeType } from '@portreeve/engine'
import { personAccess } from '../../access/grant-cache.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { type ScopeRow, scopePath } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import * as queries from './queries.ts'

/** Only somebody who has signed in becomes what they claim: no token, no machine. */
export function personClaiming({ principal }: Context): PersonPrincipal {
  if (principal.kind === 'person') return principal
  throw new Problem('session-needed', { detail: 'Only a person who has signed in can claim a place.' })
}

/** Claims are about people who may not be let in any more, and made by people from above: they are looked at from outside. */
export function fromAbove(context: Context): Context {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}

/** Why this person cannot become a member there by a claim; `null` where they can. */
export async function whyNot(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { userId }: Pick<PersonPrincipal, 'userId'>,
): Promise<string | null> {
  const { service } = context
  const type: ScopeType | undefined = service.policy().scopeType(scope.type)
  const access = await personAccess(tx, service.policy(), service.clock.now(), userId)
  if (type === undefined || access?.population !== type.population) {
    return `Your account is of another kind than those of the people of this ${type?.definition.label ?? 'place'}.`
  }
  // Nobody enables themselves (X4), not by a claim either.
  if ((await queries.membershipStatus(tx, scope.id, userId)) === 'disabled') {
    return 'You are disabled there. Somebody else who may has to claim it.'
  }
  return null
}

/** Whether somebody could still become what they claimed, by their roles of now: who was demoted meanwhile keeps nobody away. */
export async function mayStillClaim(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  claimant: Pick<PersonPrincipal, 'userId'>,
): Promise<boolean> {
  const { service } = context
  const access = await personAccess(tx, service.policy(), service.clock.now(), claimant.userId)
  const path = await scopePath(tx, scope.id)
  const permissions = service.policy().scopeType(scope.type)?.guardsOf('scope.claim') ?? []
  const holds = permissions.some((permission) => {
    // The nearest scope of a type decides.
    const deciding = path.find(({ type }) => type === permission.scopeType)
    const held = deciding && access?.scopes.get(deciding.id)
    return held !== undefined && can(held.grants, permission)
  })
  return holds && (await whyNot(tx, context, scope, claimant)) === null
}
