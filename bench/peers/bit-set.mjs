import { permissions, roles } from '../workload.mjs'

/** Written by hand for this one question: the limit. The member is already resolved to bits, the permission to a number. */
export function resolvedBitSet(people) {
  const bit = new Map(permissions.map((permission, index) => [permission.id, index]))
  const byRole = new Map(
    roles.map((role) => {
      const bits = new Uint32Array(2)
      for (const id of role.permissions) bits[bit.get(id) >> 5] |= 1 << (bit.get(id) & 31)
      return [role.id, bits]
    }),
  )
  const resolve = (question) => ({
    allowed: question.allowed,
    bits: byRole.get(question.person.role),
    index: bit.get(question.permission.id),
  })
  const check = (question) => (question.bits[question.index >> 5] & (1 << (question.index & 31))) !== 0
  return { resolve, check, people }
}

/** By hand too, from names: person and organization to bits, permission to a number. */
export function namedBitSet(people) {
  const { resolve } = resolvedBitSet(people)
  const bit = new Map(permissions.map((permission, index) => [permission.id, index]))
  const members = new Map()
  for (const person of people) {
    const { bits } = resolve({ person, permission: permissions[0] })
    members.set(`${person.organization}/${person.id}`, bits)
  }
  return (question) => {
    const bits = members.get(`${question.person.organization}/${question.person.id}`)
    const index = bit.get(question.permission.id)
    return bits !== undefined && index !== undefined && (bits[index >> 5] & (1 << (index & 31))) !== 0
  }
}
