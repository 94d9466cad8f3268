import { lockScope } from '../../access/scopes.ts'
import { requireHolderLeft } from '../../access/usable-holders.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { type Decision, settleBelongings } from '../leftovers/belongings.ts'
import { endMembership } from './cut-off.ts'
import { requireScopeAct } from './life-cycle.ts'
import * as queries from './queries.ts'
import type { Receipt } from './receipt.ts'

export interface Leaving {
  readonly scope: ScopeId
  /** What becomes of what one owns there (X10). */
  readonly belongings?: Decision | undefined
}

/** One's own way out (X4), where the blueprint has it and somebody stays who can mend the place (X3). */
export async function leaveScope(context: Context, { scope: scopeId, belongings }: Leaving): Promise<Receipt> {
  const { principal, service, wall } = context
  if (principal.kind !== 'person') throw new Error('Only somebody who has signed in leaves a place')
  const { userId } = principal
  const found = await service.scopes.find(scopeId)
  if (found === null) throw nowhere()
  const tenants = found.tenantId === null ? ('all' as const) : [found.tenantId]
  const behind = { ...context, wall: { ...wall, tenants } }
  return change(behind, async (tx) => {
    const scope = await lockScope(tx, scopeId)
    const membership = await queries.findMembership(tx, scope.id, userId)
    // Whoever is disabled or was removed does not see the place (X8).
    if (membership?.status !== 'active') throw nowhere()
    requireScopeAct(service.policy().scopeType(scope.type)?.definition, 'leave', membership.status)
    await requireHolderLeft(tx, behind, scope.id, { userId })
    const settled = await settleBelongings(tx, behind, { person: userId, scope: scope.id }, belongings)
    return endMembership(tx, behind, scope, membership, { act: 'leave', belongings: settled })
  })
}

const nowhere = () => new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
