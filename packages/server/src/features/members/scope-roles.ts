import type { Policy, Role } from '@portreeve/engine'
import { Problem } from '../../errors.ts'

/** The roles of a scope type by id or key; a role of another scope type, or none, is told by name. */
export function scopeRoles(policy: Policy, scopeType: string, references: readonly string[], field: string): Role[] {
  const roles = references.map((reference) => {
    const role = policy.role(reference.includes(':') ? reference : `${scopeType}:${reference}`)
    return role?.scopeType === scopeType ? role : reference
  })
  const unknown = roles.filter((role) => typeof role === 'string')
  if (unknown.length > 0) {
    const known = policy.scopeType(scopeType)?.roles.map((role) => role.id) ?? []
    const message = `There is no role ${unknown.join(', ')} here. The roles are ${known.join(', ')}.`
    throw new Problem('invalid-input', { detail: message, errors: [{ field, message }] })
  }
  return [...new Set(roles.filter((role) => typeof role !== 'string'))]
}
