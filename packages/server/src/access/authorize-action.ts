import type { Policy } from '@portreeve/engine'
import { validate } from 'uuid'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { ResourceId, TenantId } from '../ids.ts'
import { Deciding, kindInUse, listedKinds } from './deciding.ts'
import type { Access, KindOfRoute } from './declaration.ts'
import { requireFresh } from './fresh.ts'
import { type Authorized, isVisible, nowhere, scopeIdOf } from './passing-guards.ts'
import type { Principal } from './principal.ts'
import { explainRefusal } from './refusal.ts'
import { type RegisteredResource, resourceOf, resourcesById } from './registered-resources.ts'
import type { ScopeRow } from './scopes.ts'
import { secondFactorNeeded } from './second-factor-needed.ts'

/**
 * A route about resources of one kind. What the caller may not read is not there for them (X8); what they may read and not change is
 * refused with the reason, be it the role or the state of the resource (A11).
 */
export async function authorizeAction(
  service: Service,
  principal: Principal,
  access: Extract<Access, { action: string }>,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Authorized> {
  const policy = service.policy()
  const path = await service.scopes.pathOf(scopeIdOf(params[access.scope]))
  const [scope] = path
  const type = scope && policy.scopeType(scope.type)
  if (scope === undefined || type === undefined) throw nowhere()
  const kind = policy.kinds.get(kindOfRoute(policy, access.of, params))
  const action = kind?.actions.get(access.action)
  if (kind === undefined || action === undefined || kind.scopeType !== scope.type) throw nowhere()
  const deciding = await Deciding.about(service, principal, kind.id, scope.id)
  const count = (outcome: string) => service.metrics.decisions.inc({ door: 'http', outcome })
  const refused = async () => {
    count('refused')
    const asked = { path, permissions: [action.permission] }
    return (await secondFactorNeeded(service, principal, asked)) ?? explainRefusal(service, principal, asked)
  }
  if (!deciding.allowsSome(action.id)) {
    const problem = await refused()
    throw problem.code === 'not-allowed' && !(await isVisible(service, principal, type, path)) ? nowhere() : problem
  }
  if (access.resource !== undefined) {
    const resource = await readable(service, deciding, scope, params[access.resource])
    if (!deciding.allows(action.id, resource)) {
      if (!deciding.isRefusedByState(action.id, resource)) throw await refused()
      count('refused')
      deciding.require(action.id, resource)
    }
  }
  if (action.permission.fresh) requireFresh(service, principal)
  count('allowed')
  const person = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  const place = path.find(({ type: id }) => id === action.permission.scopeType)
  // Whoever looks as somebody else uses nothing of their own.
  const isOwnUse = principal.kind !== 'person' || principal.viewAs === undefined
  if (person !== null && place && isOwnUse) service.use.record(person, place, action.permission.id)
  return { wall: { tenants: tenantsOf(scope, deciding), person }, scope }
}

/** A kind that the menu does not list is not there under this address. */
function kindOfRoute(policy: Policy, of: KindOfRoute, params: Readonly<Record<string, string | undefined>>): string {
  if (typeof of === 'string') return kindInUse(policy, of) ?? ''
  const named = params[of.param] ?? ''
  return listedKinds(policy).includes(named) ? named : ''
}

function tenantsOf({ tenantId }: ScopeRow, { organizations }: Deciding): Authorized['wall']['tenants'] {
  return tenantId === null ? ((organizations as readonly TenantId[] | null) ?? 'all') : [tenantId]
}

/** One and the same answer for what is not there, what lies elsewhere and what the caller may not read. */
async function readable(service: Service, deciding: Deciding, scope: ScopeRow, id: string | undefined) {
  const found = validate(id)
    ? await resourceIn(service, tenantsOf(scope, deciding), (id as string).toLowerCase() as ResourceId)
    : undefined
  const resource = found?.kind === deciding.kind && found.scopeId === scope.id ? resourceOf(found) : undefined
  if (resource !== undefined && deciding.allows('read', resource)) return resource
  const label = deciding.policy.kinds.get(deciding.kind)?.label ?? ''
  throw new Problem('not-found', { detail: `There is no such ${label.toLowerCase()} here.` })
}

async function resourceIn(
  service: Service,
  tenants: Authorized['wall']['tenants'],
  id: ResourceId,
): Promise<RegisteredResource | undefined> {
  const wall = { tenants, person: null }
  return (await service.database.read(wall, (tx) => resourcesById(tx, service.policy(), [id]))).get(id)
}
