import { can, explain, type Permission, type Refused } from '@portreeve/engine'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import { platformId } from '../ids.ts'
import { mayRequest } from './may-request.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'
import { namesOfHolders } from './role-holders.ts'
import type { ScopeRow } from './scopes.ts'

interface RefusedRequest {
  readonly path: readonly ScopeRow[]
  /** What opens it: any of them. */
  readonly permissions: readonly Permission[]
}

/**
 * X8: why somebody who sees the scope may not do this there: the permission it takes, the least role that has it, and who
 * can give that role.
 */
export async function explainRefusal(
  service: Service,
  principal: Principal,
  { path, permissions }: RefusedRequest,
): Promise<Problem> {
  const policy = service.policy()
  const [permission] = permissions
  if (permission === undefined) {
    return new Problem('not-allowed', {
      detail: 'Nobody can do that here: the blueprint gives it to no role.',
      more: { reason: 'not-granted', permission: null, leastRole: null, help: [], requestAccess: null },
    })
  }
  const scope = path.find((candidate) => candidate.type === permission.scopeType)
  if (principal.kind === 'token' && scope?.id === principal.scopeId) {
    const owner = (await service.grants.of(principal.userId))?.scopes.get(scope.id)
    if (permission.sessionOnly && owner?.membership === 'active' && can(owner.grants, permission)) {
      return new Problem('session-needed', {
        detail: `No token carries the permission "${permission.label}". It takes a person who has signed in.`,
        more: { permission: permission.id },
      })
    }
  }
  const grants = (scope && (await principalGrants(service, principal, scope.id))) ?? policy.grants([])
  const explanation = explain(policy, grants, permission.id)
  if (explanation.allowed) throw new Error(`Refused, although ${permission.id} is held`)
  const help = scope === undefined ? [] : await whoCanHelp(service, principal, path, explanation)
  const offered =
    principal.kind === 'person' && scope && (await mayRequest(service, principal, scope, permission)) === 'yes'
  return new Problem('not-allowed', {
    detail: sentence(
      explanation,
      permission.label,
      grants.roles.map(({ label }) => label),
      help,
    ),
    more: {
      reason: explanation.reason,
      permission: permission.id,
      leastRole: explanation.leastRole && { role: explanation.leastRole.key, label: explanation.leastRole.label },
      help,
      // As `POST /session/requests` takes it.
      requestAccess: offered
        ? { scope: scope.id === platformId ? 'platform' : scope.id, permission: permission.id }
        : null,
    },
  })
}

interface Helper {
  readonly name: string
  readonly role: string
}

/** Those who can give the least role, by name, and only to people of the same organization (X8). */
async function whoCanHelp(
  service: Service,
  principal: Principal,
  path: readonly ScopeRow[],
  { givenBy }: Refused,
): Promise<readonly Helper[]> {
  if (principal.kind !== 'person' || givenBy.length === 0) return []
  const person = await service.grants.of(principal.userId)
  const belongsHere = ({ id, tenantId }: ScopeRow) =>
    tenantId === null ? person?.scopes.get(id)?.membership === 'active' : person?.organizations.includes(tenantId)
  const scopes = path.filter(belongsHere)
  const labels = new Map(givenBy.map(({ key, label }) => [key, label]))
  if (scopes.length === 0) return []
  const asked = { roles: [...labels.keys()], now: service.clock.now(), limit: namesMost }
  const rows = await service.database.read({ tenants: 'all', person: null }, (tx) =>
    namesOfHolders(tx, { ...asked, within: { scopes: scopes.map(({ id }) => id) } }),
  )
  return rows.map(({ name, role }) => ({ name, role: labels.get(role) ?? role }))
}

/** Five names are enough to know whom to ask. */
const namesMost = 5

function sentence(
  { leastRole }: Refused,
  permission: string,
  roles: readonly string[],
  help: readonly Helper[],
): string {
  const held = roles.length === 0 ? 'You have no role here' : `Your role here (${roles.join(', ')}) does not include it`
  const least = leastRole === null ? '' : ` The role "${leastRole.label}" does.`
  const ask = help.length === 0 ? '' : ` You can ask ${[...new Set(help.map(({ name }) => name))].join(', ')}.`
  return `This takes the permission "${permission}". ${held}.${least}${ask}`
}
