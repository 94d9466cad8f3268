import { createAccessControl } from 'better-auth/plugins/access'
import { permissions, roles } from '../workload.mjs'

/** Its access plugin: a role per name, asked with `authorize`. */
export function betterAuth(people) {
  const statement = {}
  for (const { resource, action } of permissions) (statement[resource] ??= []).push(action)
  const control = createAccessControl(statement)
  const byRole = new Map(
    roles.map((role) => {
      const grants = {}
      for (const id of role.permissions) {
        const { resource, action } = permissions.find((permission) => permission.id === id)
        ;(grants[resource] ??= []).push(action)
      }
      return [role.id, control.newRole(grants)]
    }),
  )
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, byRole.get(person.role)]))
  return ({ person, permission }) =>
    members.get(`${person.organization}/${person.id}`).authorize({ [permission.resource]: [permission.action] }).success
}
