import type { Explanation, Policy, RefusalReason } from '@portreeve/engine'
import type { Decision } from './schemas.ts'

/** Every reason that a decision gives, apart from the engine's own. */
const sentences = {
  'unknown-action': 'The blueprint has no permission for that action on that type of resource.',
  'scope-missing': 'Nothing says where: name a registered resource, a scope, a member, or `context.scope`.',
  'wrong-scope': 'That permission is not decided in the scope that was named, nor in one above it.',
  'unknown-resource': 'Within reach of this service account there is nothing of that type and id.',
  'unknown-subject': 'Within reach of this service account there is nobody of that type and id.',
  'unknown-session': 'The subject has no open session of that id.',
  'epoch-not-reached': 'The scope has not reached the epoch that was asked for.',
  'person-archived': 'The account is archived.',
  'person-blocked': 'The account is blocked.',
  'member-disabled': 'The person is disabled in this scope.',
  'member-removed': 'The person was removed from this scope.',
  'session-only': 'That permission takes a person who has signed in. No service account has it, whatever its role.',
  'decided-elsewhere': 'A service account has its role in one scope only, and that permission is decided in another.',
} as const satisfies Record<string, string>

export type Code = keyof typeof sentences

/** A no without anything about the place: what it says is the same whether something exists out of reach or nowhere. */
export function no(code: Code): Decision {
  return { decision: false, context: { code, reason: sentences[code] } }
}

export function sentence(code: Code): string {
  return sentences[code]
}

/** What the engine found, as a sentence. */
export function sentenceOf(policy: Policy, code: 'granted' | RefusalReason, explanation: Explanation): string {
  const permission = policy.permission(explanation.permission)
  const what = permission ? `“${permission.label}”` : explanation.permission
  if (explanation.allowed) {
    const roles = [...new Set(explanation.because.map(({ role }) => role.label))]
    return `${what} is granted by ${roles.join(' and ')}.`
  }
  const least = explanation.leastRole ? ` It takes ${explanation.leastRole.label}.` : ''
  switch (code) {
    case 'no-role':
      return `No role in the scope that decides about ${what}.${least}`
    case 'not-granted':
      return `None of the roles held grants ${what}.${least}`
    case 'condition':
      return `${what} is granted only under a condition that does not hold here.`
    case 'restricted':
      return `The roles grant ${what}, but the token does not carry it.`
    default:
      return sentences['unknown-action']
  }
}
