import { createRequire } from 'node:module'
import { roles } from '../workload.mjs'

const cedarModule = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs')

/** WebAssembly, with the policies parsed beforehand, one per role, and the member's role sent with the question. */
export function cedar(people) {
  const policies = roles
    .map((role) => {
      const list = role.permissions.map((id) => `Action::"${id}"`).join(', ')
      return `permit(principal, action in [${list}], resource) when { context.role == "${role.id}" };`
    })
    .join('\n')
  const parsed = cedarModule.preparsePolicySet('bench', { staticPolicies: policies })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, person.role]))
  return ({ person, permission }) => {
    const answer = cedarModule.statefulIsAuthorized({
      principal: { type: 'User', id: person.id },
      action: { type: 'Action', id: permission.id },
      resource: { type: 'Organization', id: person.organization },
      context: { role: members.get(`${person.organization}/${person.id}`) },
      preparsedPolicySetId: 'bench',
      entities: [],
    })
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
    return answer.response.decision === 'allow'
  }
}
