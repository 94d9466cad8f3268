import type { DecisionStep } from '../parts/decision-card.tsx'

/** What the API says about one question, as far as its path is drawn from it. */
export interface Decided {
  readonly subject: { readonly kind: 'person' | 'service-account'; readonly name: string }
  readonly permission: { readonly id: string; readonly label: string }
  readonly scope: { readonly id: string; readonly name: string }
  readonly resource: { readonly name: string } | null
  readonly allowed: boolean
  readonly answer: 'always' | 'never' | 'depends'
  readonly code: string
  readonly grantedBy: readonly {
    readonly role: string
    readonly label: string
    readonly from: string
    readonly words: string | null
  }[]
  readonly conditions: readonly { readonly words: string }[]
  /** What is to be done with the resource, and what must be so of it, where that was asked and not for the permission itself. */
  readonly act: { readonly label: string; readonly words: string | null } | null
}

export type Verdict = 'yes' | 'no' | 'depends'

export function verdictOf({ allowed, answer }: Pick<Decided, 'allowed' | 'answer'>): Verdict {
  if (allowed) return 'yes'
  return answer === 'depends' ? 'depends' : 'no'
}

const cuts: Readonly<Record<string, (decided: Decided) => string>> = {
  'person-archived': () => 'The account is archived',
  'person-blocked': () => 'The account is blocked',
  'member-disabled': ({ scope }) => `Disabled in ${scope.name}`,
  'member-removed': ({ scope }) => `Removed from ${scope.name}`,
}

export function isCutOff({ code }: Pick<Decided, 'code'>): boolean {
  return code in cuts
}

/**
 * The way from somebody to what they may do, up to where it ends (X8). `heldRoles`: the labels of the roles that they hold
 * in the scope that decides, as far as they are known; `roleLabel`: of a role's id.
 */
export function decisionPath(
  decided: Decided,
  heldRoles: readonly string[],
  roleLabel: (id: string) => string,
): readonly DecisionStep[] {
  const { subject, permission, scope, code } = decided
  const verdict = verdictOf(decided)
  const isPerson = subject.kind === 'person'
  const who: DecisionStep = {
    what: isPerson ? 'person' : 'machine',
    label: subject.name,
    detail: isPerson ? 'Person' : 'Service account',
    state: 'passed',
  }
  const cut = cuts[code]
  if (cut)
    return [who, { what: 'cut', label: cut(decided), detail: 'No role counts while that is so.', state: 'stops' }]
  if (code === 'decided-elsewhere') {
    const detail = 'A service account has its role in one place only, and another one decides here.'
    return [who, { what: 'role', label: `No role in ${scope.name}`, detail, state: 'stops' }]
  }
  const held = (detail: string): DecisionStep[] =>
    heldRoles.length === 0 ? [] : [{ what: 'role', label: heldRoles.join(', '), detail, state: 'passed' }]
  const wanted = (state: DecisionStep['state'], detail?: string): DecisionStep => ({
    what: 'permission',
    label: permission.label,
    ...(detail !== undefined && { detail }),
    state,
  })
  if (code === 'session-only') {
    return [who, ...held(`Held in ${scope.name}`), wanted('stops', 'It takes a person who has signed in.')]
  }
  if (code === 'no-role') {
    return [who, { what: 'role', label: `No role in ${scope.name}`, detail: 'Its roles decide here.', state: 'stops' }]
  }
  const active: DecisionStep[] = isPerson
    ? [{ what: 'membership', label: `Active in ${scope.name}`, state: 'passed' }]
    : []
  if (verdict === 'yes') return [who, ...active, ...grants(decided, roleLabel), wanted('passed'), ...actsUnder(decided)]
  if (code === 'condition') {
    const state = verdict === 'depends' ? 'open' : 'stops'
    const conditions = decided.conditions.map(
      ({ words }): DecisionStep => ({ what: 'condition', label: sentenceCase(words), state }),
    )
    return [
      who,
      ...active,
      ...held(`Held in ${scope.name}`),
      wanted('passed', 'Granted under a condition'),
      ...conditions,
    ]
  }
  return [who, ...active, ...held(`Held in ${scope.name}`), wanted('stops', 'Not granted by any of these roles.')]
}

function grants({ grantedBy, scope }: Decided, roleLabel: (id: string) => string): readonly DecisionStep[] {
  return grantedBy.flatMap(({ role, label, from, words }): DecisionStep[] => {
    const through = from === role ? '' : `, grants it through ${roleLabel(from)}`
    const granting: DecisionStep = { what: 'role', label, detail: `Held in ${scope.name}${through}`, state: 'passed' }
    return words === null ? [granting] : [granting, { what: 'condition', label: sentenceCase(words), state: 'passed' }]
  })
}

function actsUnder({ act }: Decided): readonly DecisionStep[] {
  return act === null || act.words === null
    ? []
    : [{ what: 'condition', label: sentenceCase(act.words), detail: `Asked for “${act.label}”`, state: 'passed' }]
}

function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1)
}
