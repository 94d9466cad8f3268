import { AccessControl } from 'accesscontrol'
import { permissions, roles } from '../workload.mjs'

export function accessControl(people) {
  const control = new AccessControl()
  for (const role of roles) {
    for (const id of role.permissions) {
      const { resource, action } = permissions.find((permission) => permission.id === id)
      control.grant(role.id)[`${action}Any`](resource)
    }
  }
  control.lock()
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, person.role]))
  return ({ person, permission }) =>
    control.can(members.get(`${person.organization}/${person.id}`))[`${permission.action}Any`](permission.resource)
      .granted
}
