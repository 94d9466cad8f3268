import type { Policy, ResourceKind } from '@portreeve/engine'
import type { ScopedContext } from '../../context.ts'
import * as queries from './queries.ts'

/** The states that a scope can be in, and of how many apps that belong to it nothing could be changed in each (A11). */
export async function statusEffects({ service, scope, wall }: ScopedContext) {
  const policy = service.policy()
  const counts = await service.database.read(wall, (tx) => queries.countAppsOf(tx, scope.id))
  const statuses = Object.entries(policy.scopeType(scope.type)?.definition.statuses ?? {})
  return statuses.map(([id, label]) => ({
    ...{ id, label, isNow: id === scope.status },
    readOnlyApps: counts
      .filter(({ type }) => isReadOnly(policy, type, scope.id, id))
      .reduce((sum, { count }) => sum + count, 0),
  }))
}

/** Whether the conditions of all that can be done to an app of the type, but reading it, fail while its place is in this state. */
function isReadOnly(policy: Policy, type: string, place: string, status: string): boolean {
  const { resource = '', typeIn = '', types = {} } = policy.blueprint.apps ?? {}
  const kind = policy.kinds.get(resource)
  const placeIn = types[type]?.belongsTo?.in
  if (kind === undefined || placeIn === undefined) return false
  const attributes = { [typeIn]: type, [placeIn]: place, ...statesIn(kind, placeIn, status) }
  const question = { subject: { id: '', organizations: [] }, resource: { kind: kind.id, attributes } }
  const changing = [...kind.actions.values()].filter(({ id }) => id !== 'read')
  return changing.every(({ test }) => !test(question))
}

function statesIn({ statusOf }: ResourceKind, placeIn: string, status: string) {
  return Object.fromEntries([...statusOf].filter(([, from]) => from === placeIn).map(([name]) => [name, status]))
}
