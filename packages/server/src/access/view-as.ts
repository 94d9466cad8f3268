import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import { mayOperate } from './may-operate.ts'
import { scopeIdOf } from './passing-guards.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'

/** `Portreeve-View-As: <role key>@<scope id>`: answer as if the person had this role there and nothing else. */
export const viewAsHeader = 'portreeve-view-as'

/**
 * The same person, seeing what both they and the role may see. It only ever takes away, and changes nothing: whoever reads
 * roles there may look through any of them. Throws `view-only` for a request that could change something.
 */
export async function viewingAs(
  service: Service,
  principal: Principal,
  request: { readonly header: string; readonly method: string },
): Promise<Principal> {
  if (principal.kind !== 'person') return principal
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new Problem('view-only', {
      detail:
        'You are looking at the console as a role sees it, and nothing can be changed meanwhile. Stop viewing first.',
    })
  }
  const [roleKey, scopeText] = request.header.split('@')
  const scopeId = scopeIdOf(scopeText)
  const scope = await service.scopes.find(scopeId)
  const role = service.policy().role(roleKey ?? '')
  const isThere = (await principalGrants(service, principal, scopeId)) !== null
  if (!isThere || !(await mayOperate(service, principal, scopeId, 'roles.read'))) {
    throw new Problem('view-not-possible', {
      detail: 'You are no longer somebody who may look at this place as one of its roles. Stop viewing to go on.',
    })
  }
  if (role === undefined || role.key !== roleKey || role.scopeType !== scope?.type) {
    throw new Problem('view-not-possible', {
      detail: 'There is no such role in this place any more. Stop viewing to go on.',
    })
  }
  return { ...principal, viewAs: { scopeId, role } }
}
