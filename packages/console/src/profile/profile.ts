import type { ScopeType } from '../deployment/catalogue.ts'

/** What the blueprint asks about a place: fields, or a choice of which fields. */
export type ProfileAsked = NonNullable<ScopeType['profile']>
export type ProfileField = ProfileAsked['fields'][number]
export type ProfileOption = NonNullable<ProfileAsked['choice']>['options'][number]
export type Profile = Readonly<Record<string, unknown>>

/** For a field that points to places: those that there are. */
export interface ProfileChoices {
  readonly field: string
  readonly items: readonly { readonly id: string; readonly name: string; readonly status: string }[]
}

export function chosenOption(asked: ProfileAsked, profile: Profile): ProfileOption | null {
  const { choice } = asked
  return choice?.options.find(({ id }) => id === profile[choice.field]) ?? null
}

/** The fields that apply: the common ones, and those of the option that was chosen. */
export function fieldsOf(asked: ProfileAsked, profile: Profile): readonly ProfileField[] {
  return [...asked.fields, ...(chosenOption(asked, profile)?.fields ?? [])]
}

/** Only what is asked for: answers to another option are left out, and so is what was left empty. */
export function answersOf(asked: ProfileAsked, profile: Profile): Profile {
  const names = fieldsOf(asked, profile).map(({ id }) => id)
  const { choice } = asked
  const kept = choice === null ? names : [choice.field, ...names]
  return Object.fromEntries(Object.entries(profile).filter(([name, value]) => kept.includes(name) && !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What a place is called where nobody says so: as the first name among the answers. */
export function nameFrom(asked: ProfileAsked | null, profile: Profile): string {
  if (asked === null) return ''
  const field = fieldsOf(asked, profile).find(({ type }) => type === 'name')
  const value = field && profile[field.id]
  return typeof value === 'string' ? value.trim() : ''
}

export function textIn(profile: Profile, field: string): string {
  const value = profile[field]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function textsIn(profile: Profile, field: string): string[] {
  const value = profile[field]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
