import { type Decided, isCutOff, verdictOf } from './decision-path.ts'

/** The answer in one sentence. */
export function decisionSentence(decided: Decided): string {
  const { subject, permission, scope, resource, code, grantedBy, conditions, act } = decided
  const what = `“${act?.label ?? permission.label}”`
  const on = resource === null ? '' : ` with ${resource.name}`
  const words = conditions.map((condition) => condition.words).join(', or ')
  switch (verdictOf(decided)) {
    case 'yes': {
      const roles = [...new Set(grantedBy.map(({ label }) => label))]
      return `${listed(roles)}, held in ${scope.name}, ${roles.length === 1 ? 'grants' : 'grant'} ${what}${on}.`
    }
    case 'depends':
      return words === ''
        ? `${subject.name} may do ${what} only on some of what lies in ${scope.name}.`
        : `${what} is granted only where ${words}.`
    case 'no':
      if (isCutOff(decided)) return `${subject.name} may do nothing in ${scope.name} for now.`
      if (code === 'condition') return `${what}${on} is granted only where ${words}. That is not so here.`
      if (code === 'no-role') return `${subject.name} holds no role in ${scope.name}, whose roles decide about ${what}.`
      if (code === 'session-only') return `${what} takes a person who has signed in. No service account has it.`
      if (code === 'decided-elsewhere')
        return `${what} is decided in ${scope.name}, and ${subject.name} has its role in another place.`
      return `No role that ${subject.name} holds in ${scope.name} grants ${what}${on}.`
  }
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}

/** What would let somebody in again who is cut off, and the operation that does it. */
const remedies: Readonly<Record<string, { readonly operation: string; readonly does: string }>> = {
  'person-archived': { operation: 'people.archive', does: 'bring the account back from the archive' },
  'person-blocked': { operation: 'people.block', does: 'lift the block from the account' },
  'member-disabled': { operation: 'members.disable', does: 'enable them again, with the role that they had' },
  'member-removed': { operation: 'members.add', does: 'add them again' },
}

interface Type {
  readonly id: string
  readonly label: string
  readonly guards: readonly { readonly operation: string; readonly permissions: readonly string[] }[]
  readonly permissions: readonly { readonly id: string; readonly allow: readonly string[] }[]
  readonly roles: readonly { readonly id: string; readonly label: string }[]
}

export interface Remedy {
  readonly does: string
  /** The roles that can, each with the type of place in which it is held. */
  readonly roles: readonly { readonly label: string; readonly type: string }[]
}

/** Of somebody cut off: what would let them in again, and which roles can. Null where that is not why. */
export function remedyOf(code: string, decidingType: string, types: readonly Type[]): Remedy | null {
  const remedy = remedies[code]
  if (remedy === undefined) return null
  const wherever = code.startsWith('person-') ? types : types.filter(({ id }) => id === decidingType)
  const roles = wherever.flatMap((type) => {
    const opening = type.guards.find(({ operation }) => operation === remedy.operation)?.permissions ?? []
    return types.flatMap((holder) => {
      const able = new Set(holder.permissions.filter(({ id }) => opening.includes(id)).flatMap(({ allow }) => allow))
      return holder.roles.filter(({ id }) => able.has(id)).map(({ label }) => ({ label, type: holder.label }))
    })
  })
  const known = new Map(roles.map((role) => [`${role.type} ${role.label}`, role]))
  return { does: remedy.does, roles: [...known.values()] }
}

/** Roles as words, each kind of place named once. */
export function whoCan(roles: Remedy['roles']): string {
  const types = [...new Set(roles.map(({ type }) => type))]
  const any = new Intl.ListFormat('en', { type: 'disjunction' })
  return any.format(
    types.map((type) => {
      const labels = roles.filter((role) => role.type === type).map(({ label }) => label)
      return `${any.format(labels)} (${type})`
    }),
  )
}
