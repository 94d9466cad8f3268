import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import type { AuditEvent } from '../audit/change.ts'
import { changeRolesInChange } from '../members/change-roles.ts'
import { type RemoveMember, removeInChange } from '../members/cut-off.ts'
import { hasOneRole } from '../members/give-role.ts'
import type { Receipt } from '../members/receipt.ts'
import { standingNow } from './line-queries.ts'
import type { LineRow } from './queries.ts'

export interface Wanted {
  readonly decision: 'keep' | 'change' | 'remove'
  /** The key of the role that takes the place of the one in the line. */
  readonly newRole?: string | undefined
  readonly note?: string | undefined
  readonly belongings?: RemoveMember['belongings']
}

interface CarriedOut {
  readonly outcome: 'done' | 'gone'
  /** What the people service tells of it; `null` where nothing had to be done. */
  readonly event: AuditEvent | null
  /** X5: what somebody's way out ended, and what of theirs still gives access. */
  readonly receipt?: Receipt
}

/** What the line is about by now: a role that was changed in this review stands for the one before. */
export function roleNow({ role, decision, newRole, outcome }: LineRow): string {
  return decision === 'change' && outcome === 'done' && newRole !== null ? newRole : role
}

/**
 * What taking somebody's line away means: where a person has one role it is their place here, elsewhere it is the role alone. What
 * everybody keeps goes with the place.
 */
export function removesPlace(context: ScopedContext, role: string): boolean {
  const { service, scope } = context
  return role === '' || hasOneRole(context, scope) || service.policy().role(role)?.kept === true
}

/** Does at once what was decided, through the people service with all its rules (X2, X3, A9, C5). */
export async function carryOut(tx: Tx, context: ScopedContext, line: LineRow, wanted: Wanted): Promise<CarriedOut> {
  const role = roleNow(line)
  if (!(await isStillThere(tx, context, line.userId, role))) return { outcome: 'gone', event: null }
  const { decision, newRole, note: reason } = wanted
  const who = { scope: context.scope.id, user: line.userId }
  switch (decision) {
    case 'keep':
      return { outcome: 'done', event: null }
    case 'change': {
      const take = role === '' || hasOneRole(context, context.scope) ? [] : [role]
      // A9: what a review decides counts at once, also in sessions that are open.
      const wantedRoles = { give: newRole === undefined ? [] : [newRole], take, applyNow: true }
      const { event } = await changeRolesInChange(tx, context, { ...who, ...wantedRoles, reason })
      return { outcome: 'done', event }
    }
    case 'remove': {
      if (removesPlace(context, role)) {
        const { result: receipt, event } = await removeInChange(tx, context, { ...who, belongings: wanted.belongings })
        return { outcome: 'done', event, receipt }
      }
      const { event } = await changeRolesInChange(tx, context, { ...who, take: [role], reason })
      return { outcome: 'done', event }
    }
  }
}

async function isStillThere(tx: Tx, { service, scope }: ScopedContext, user: UserId, role: string): Promise<boolean> {
  const [now] = await standingNow(tx, scope.id, [user], service.clock.now())
  if (now === undefined || now.status === 'removed') return false
  return role === '' || now.roles.includes(role)
}
