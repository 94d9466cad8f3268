import type { Operation, Policy, ScopeType } from '@portreeve/engine'
import { visibleScope } from '../../access/visible-scope.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId } from '../../ids.ts'
import { listAuditEvents } from '../audit/service.ts'
import { countWithoutMaker } from '../service-accounts/service.ts'
import * as queries from './queries.ts'

const everything = { tenants: 'all', person: null } as const
/** So many of the newest changes. */
const recentMost = 5

/**
 * The facts of a scope's first page. A part is `null` where its list would be refused: nothing is counted that could not be
 * listed. Throws `not-found` for whoever may not know the scope.
 */
export async function summary(asking: Context, scopeId: ScopeId) {
  const { service, principal } = asking
  const { scope, type, operations } = await visibleScope(service, principal, scopeId)
  const person = principal.kind === 'person' ? principal.userId : null
  const wall = { tenants: scope.tenantId === null ? ('all' as const) : [scope.tenantId], person }
  const context: ScopedContext = { ...asking, scope, wall }
  const now = service.clock.now()
  const where = (operation: Operation) => operations.has(operation)
  const counted = await service.database.read(wall, async (tx) => ({
    members: where('members.read') ? await members(tx, service.policy(), type, scope.id, now) : null,
    people: where('people.read') ? await people(tx, type) : null,
    scopes: where('scope.children') ? await children(tx, service.policy(), type, scope.id) : null,
    invitations: where('members.read') ? await queries.countInvitations(tx, scope.id, now) : null,
    requests: where('requests.answer') ? await queries.countRequests(tx, scope.id, now) : null,
    tokens: where('tokens.create') && person !== null ? await queries.countTokens(tx, scope.id, person) : null,
  }))
  const { invitations, requests, tokens, ...lists } = counted
  const waiting = (tx: Tx) => queries.countWaitingMembers(tx, scope.id, now)
  return {
    ...lists,
    waiting: {
      invitations: invitations?.open ?? null,
      expiredInvitations: invitations?.expired ?? null,
      roleChanges: where('members.read') ? await service.database.read(everything, waiting) : null,
      requests,
      serviceAccountsWithoutMaker: where('service-accounts.manage') ? await countWithoutMaker(context) : null,
    },
    recent: where('audit.read') ? await listAuditEvents(context, { scope: scope.id, limit: recentMost }) : null,
    mine: { tokens },
  }
}

async function members(tx: Tx, policy: Policy, type: ScopeType, scopeId: ScopeId, now: Date) {
  const counted = await queries.countMembers(tx, scopeId)
  const held = await queries.countMembersByRole(tx, scopeId, now)
  const known = type.roles.map(({ key, id, label, legacy, addition }) => ({
    ...{ key, role: id, label, always: !legacy && !addition },
  }))
  // Assignments of a role that a changed blueprint no longer has are kept until somebody clears them.
  const gone = [...new Set(held.map(({ role }) => role))]
    .filter((key) => policy.role(key)?.key !== key)
    .map((key) => ({ key, role: key, label: key, always: false }))
  const byState = (['active', 'disabled', 'archived', 'blocked'] as const)
    .map((state) => ({ state, count: inState(counted, state) }))
    .filter(({ state, count }) => state === 'active' || state === 'disabled' || count > 0)
  return {
    total: byState.reduce((sum, { count }) => sum + count, 0),
    byRole: [...known, ...gone]
      .map(({ key, always, ...role }) => {
        const rows = held.filter((row) => row.role === key)
        const here = { active: inState(rows, 'active'), disabled: inState(rows, 'disabled') }
        return { entry: { ...role, ...here, away: inState(rows, 'archived') + inState(rows, 'blocked') }, always }
      })
      // What the source does not have, or gives to nobody any more, is worth a line only where somebody has it.
      .filter(({ entry, always }) => always || entry.active + entry.disabled + entry.away > 0)
      .map(({ entry }) => entry),
    byState,
  }
}

interface Counted {
  readonly membership: string
  readonly account: string | null
  readonly count: number
}

/** In one state: a closed account's, else the membership's. Those with closed accounts are also among all of their membership. */
function inState(rows: readonly Counted[], state: string): number {
  return rows.reduce((sum, { membership, account, count }) => {
    if (account === state) return sum + count
    if (membership !== state) return sum
    return account === null ? sum + count : sum - count
  }, 0)
}

/** The accounts that are kept in such a scope; where none are, there is no list of them either. */
async function people(tx: Tx, type: ScopeType) {
  const population = type.definition.keeps
  if (population === undefined) return null
  const rows = await queries.countPeople(tx, population)
  const states = ['active', 'archived', 'blocked'] as const
  const byState = states.map((state) => ({ state, count: rows.find(({ status }) => status === state)?.count ?? 0 }))
  return { total: byState.reduce((sum, { count }) => sum + count, 0), byState }
}

async function children(tx: Tx, policy: Policy, type: ScopeType, scopeId: ScopeId) {
  const rows = await queries.countChildren(tx, scopeId)
  return policy.scopeTypes
    .filter(({ parent }) => parent === type.id)
    .map(({ id, definition }) => {
      const found = new Map(rows.filter((row) => row.type === id).map((row) => [row.status, row.count]))
      const labels = new Map(Object.entries(definition.statuses ?? { active: 'Active' }))
      const statuses = [...new Set([...labels.keys(), ...found.keys()])]
      return {
        ...{ type: id, label: definition.label, plural: definition.plural ?? definition.label },
        total: [...found.values()].reduce((sum, number) => sum + number, 0),
        byStatus: statuses.map((status) => ({
          ...{ status, label: labels.get(status) ?? status, count: found.get(status) ?? 0 },
        })),
      }
    })
}
