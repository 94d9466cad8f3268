/** What the address of the page asks, as it stands there. */
export interface CheckSearch {
  readonly person?: string
  readonly serviceAccount?: string
  readonly permission?: string
  readonly resource?: string
  readonly action?: string
}

export type SubjectReference = { readonly kind: 'person' | 'service-account'; readonly id: string }

/** Who is asked about: a person where the address names both. */
export function subjectOf({ person, serviceAccount }: CheckSearch): SubjectReference | null {
  if (person !== undefined) return { kind: 'person', id: person }
  return serviceAccount === undefined ? null : { kind: 'service-account', id: serviceAccount }
}

/** What the API is asked; null while something is missing. */
export function askOf(search: CheckSearch) {
  const subject = subjectOf(search)
  const { permission, resource, action } = search
  if (subject === null) return null
  const who = subject.kind === 'person' ? { person: subject.id } : { serviceAccount: subject.id }
  if (permission !== undefined) return { ...who, permission, ...(resource !== undefined && { resource }) }
  return resource !== undefined && action !== undefined ? { ...who, resource, action } : null
}

export function withSubject({ person: _, serviceAccount: __, ...rest }: CheckSearch, subject: SubjectReference | null) {
  if (subject === null) return rest
  return subject.kind === 'person' ? { person: subject.id, ...rest } : { serviceAccount: subject.id, ...rest }
}

export interface Action {
  readonly id: string
  readonly permission: string
}

/**
 * Asks about a resource. What one asked to do stays, as far as it can be done with it: of a permission the first action that
 * takes it.
 */
export function withResource(search: CheckSearch, resource: string, actions: readonly Action[]): CheckSearch {
  const { permission, action, resource: _, ...who } = search
  const same = actions.find(({ id }) => id === action) ?? actions.find((found) => found.permission === permission)
  return { ...who, resource, ...(same && { action: same.id }) }
}

/** Asks about anything here: of an action the permission that it takes. */
export function withoutResource(search: CheckSearch, actions: readonly Action[]): CheckSearch {
  const { permission, action, resource: _, ...who } = search
  const taken = permission ?? actions.find(({ id }) => id === action)?.permission
  return { ...who, ...(taken !== undefined && { permission: taken }) }
}

/** With a resource it is one of its actions that is asked about, else a permission. */
export function withWhat({ permission: _, action: __, ...rest }: CheckSearch, what: string | null): CheckSearch {
  if (what === null) return rest
  return rest.resource === undefined ? { ...rest, permission: what } : { ...rest, action: what }
}
