import { createMongoAbility } from '@casl/ability'
import { permissions, roles } from '../workload.mjs'

const rulesOf = (role) =>
  role.permissions.map((id) => {
    const { resource, action } = permissions.find((permission) => permission.id === id)
    return { action, subject: resource }
  })

/** One ability per role, found by the person: its fastest form, which cannot hold conditions on the user. */
export function caslPerRole(people) {
  const abilities = new Map(roles.map((role) => [role.id, createMongoAbility(rulesOf(role))]))
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, abilities.get(person.role)]))
  return ({ person, permission }) =>
    members.get(`${person.organization}/${person.id}`).can(permission.action, permission.resource)
}

/** As its documentation shows: an ability is built for each request and asked. */
export function caslPerRequest(people) {
  const rules = new Map(roles.map((role) => [role.id, rulesOf(role)]))
  const members = new Map(people.map((person) => [`${person.organization}/${person.id}`, person.role]))
  return ({ person, permission }) =>
    createMongoAbility(rules.get(members.get(`${person.organization}/${person.id}`))).can(
      permission.action,
      permission.resource,
    )
}
