import type { Explanation, GrantPath, Policy, Refused, Role } from '@portreeve/engine'
import { conditionText } from './condition-text.ts'

/** Why, in sentences: who grants it, or what is missing and who could give it. */
export function explanationText(policy: Policy, explanation: Explanation): readonly string[] {
  const permission = policy.permission(explanation.permission)
  const what = permission ? `"${permission.label}" (${permission.id})` : explanation.permission
  if (explanation.allowed) return [`Yes, may ${what}.`, ...explanation.because.map((path) => `  ${pathText(path)}`)]
  return [`No, may not ${what}.`, `  ${reasonText(policy, explanation)}`, ...wayOut(explanation)]
}

function pathText({ role, from, when }: GrantPath): string {
  const inherited = from === role.id || from === role.key ? '' : `, inherited from ${from}`
  const condition = when === null ? '' : `, because ${conditionText(when)}`
  return `${roleName(role)} grants it${inherited}${condition}.`
}

function reasonText(policy: Policy, { reason, permission, conditions }: Refused): string {
  const scope = policy.permission(permission)?.scopeType ?? 'that'
  const reasons: Readonly<Record<Refused['reason'], string>> = {
    'unknown-permission': `${policy.id} has no such permission.`,
    'no-role': `None of these roles is held in ${scopeName(policy, scope)}, where this is decided.`,
    'not-granted': 'None of these roles grants it.',
    condition: `It is granted only if ${conditions.map(conditionText).join(', or if ')}.`,
    restricted: 'The roles grant it, but what acts for the person does not carry it.',
  }
  return reasons[reason]
}

function wayOut({ leastRole, givenBy }: Refused): readonly string[] {
  if (leastRole === null) return []
  const least = `  The least role that would do: ${roleName(leastRole)}.`
  if (givenBy.length === 0) return [least, '  Nobody gives that role in the product.']
  return [least, `  Who can give it: ${givenBy.map(roleName).join('; ')}.`]
}

/** `Account Owner (developer-account:owner)`. */
function roleName(role: Role): string {
  return `${role.label} (${role.key})`
}

function scopeName(policy: Policy, scopeType: string): string {
  return `"${policy.scopeType(scopeType)?.definition.label ?? scopeType}"`
}
