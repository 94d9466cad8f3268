import { newEnforcer, newModel, StringAdapter } from 'casbin'
import { roles } from '../workload.mjs'

/** Roles with domains: role definitions are global, membership is per organization. */
export async function casbin(people) {
  const model = newModel(`
[request_definition]
r = sub, dom, act
[policy_definition]
p = sub, act
[role_definition]
g = _, _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && g(r.sub, p.sub, r.dom)
`)
  const lines = []
  for (const role of roles) for (const id of role.permissions) lines.push(`p, ${role.id}, ${id}`)
  for (const person of people) lines.push(`g, ${person.id}, ${person.role}, ${person.organization}`)
  const enforcer = await newEnforcer(model, new StringAdapter(lines.join('\n')))
  return ({ person, permission }) => enforcer.enforceSync(person.id, person.organization, permission.id)
}
