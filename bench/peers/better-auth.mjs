import { createAccessControl } from 'better-auth/plugins/access'
import { actionsByResource, permissions, roles } from '../workload.mjs'

/** Its access plugin: a role per name. */
function makeRoles() {
  const control = createAccessControl(actionsByResource(permissions.map(({ id }) => id)))
  const byRole = new Map(roles.map((role) => [role.id, control.newRole(actionsByResource(role.permissions))]))
  return { byRole }
}

/** Person and organization looked up by hand, then asked with `authorize`. */
export function betterAuth(people) {
  const { byRole } = makeRoles()
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, byRole.get(person.role)]))
  return ({ person, permission }) =>
    members.get(`${person.organization}/${person.id}`).authorize({ [permission.resource]: [permission.action] }).success
}

/** The role and the request already in hand: its fastest form. */
export function betterAuthResolved() {
  const { byRole } = makeRoles()
  const resolve = ({ allowed, person, permission }) => ({
    allowed,
    role: byRole.get(person.role),
    request: { [permission.resource]: [permission.action] },
  })
  return { resolve, check: ({ role, request }) => role.authorize(request).success }
}
