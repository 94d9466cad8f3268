import type { FieldDefinition, ProfileDefinition } from '@portreeve/engine'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { emailSchema } from '../people/email.ts'
import { parseName } from '../people/name.ts'

export type Profile = Readonly<Record<string, unknown>>

interface ParsedProfile {
  readonly profile: Profile
  /** Scopes that the profile points to, by field: to be looked up by whoever keeps the profile. */
  readonly references: readonly {
    readonly field: string
    readonly scopeType: string
    readonly ids: readonly ScopeId[]
  }[]
}

interface FieldError {
  readonly field: string
  readonly message: string
}

/**
 * What a scope's profile says, checked field by field against the blueprint (A6). Throws `invalid-input` with everything
 * that is wrong at once; a field that the blueprint does not know is wrong too.
 */
export function parseProfile(definition: ProfileDefinition | undefined, input: Profile): ParsedProfile {
  const errors: FieldError[] = []
  const { fields, values } = choose(definition, input, errors)
  const profile: Record<string, unknown> = { ...values }
  const references: ParsedProfile['references'][number][] = []
  for (const name of Object.keys(input)) {
    if (!fields.has(name) && !Object.hasOwn(values, name))
      errors.push({ field: name, message: 'This is not asked for.' })
  }
  for (const [name, field] of fields) {
    const value = input[name]
    if (value === undefined || value === null || value === '' || (isEmptyList(value) && field.optional)) {
      if (!field.optional) errors.push({ field: name, message: missing(field) })
      continue
    }
    const parsed = parseField(field, value)
    if ('message' in parsed) errors.push({ field: name, message: `${field.label} ${parsed.message}` })
    else {
      profile[name] = parsed.value
      if (field.type === 'scopes') {
        references.push({ field: name, scopeType: field.scopeType ?? '', ids: parsed.value as ScopeId[] })
      }
    }
  }
  refuse(errors)
  return { profile, references }
}

/** Throws `invalid-input` where there is something to say. */
export function refuse(errors: readonly FieldError[]): void {
  if (errors.length === 0) return
  const detail = `Some details are not right: ${errors.map((error) => error.message).join(' ')}`
  throw new Problem('invalid-input', {
    detail,
    errors: errors.map(({ field, message }) => ({ field: `profile.${field}`, message })),
  })
}

/** The fields that apply: the common ones, and those of the option chosen. */
function choose(definition: ProfileDefinition | undefined, input: Profile, errors: FieldError[]) {
  const fields = new Map(Object.entries(definition?.fields ?? {}))
  const choice = definition?.choice
  if (!choice) return { fields, values: {} }
  const chosen = input[choice.field]
  const option =
    typeof chosen === 'string' && Object.hasOwn(choice.options, chosen) ? choice.options[chosen] : undefined
  if (!option) {
    const options = Object.values(choice.options)
      .map(({ label }) => label)
      .join(', ')
    errors.push({ field: choice.field, message: `Choose one of: ${options}.` })
    // What else is asked for depends on the choice, so nothing of it can be called wrong.
    return { fields, values: { ...input } }
  }
  for (const [name, field] of Object.entries(option.fields)) fields.set(name, field)
  return { fields, values: { [choice.field]: chosen } }
}

function missing({ label, type }: FieldDefinition): string {
  return type === 'choices' || type === 'scopes' ? `${label}: choose at least one.` : `${label} is missing.`
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

type ParsedField = { readonly value: unknown } | { readonly message: string }

const longestText = 1_000
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function parseField(field: FieldDefinition, value: unknown): ParsedField {
  const options = field.options ?? []
  switch (field.type) {
    case 'name': {
      const parsed = typeof value === 'string' ? parseName(value) : { refusal: 'must be text' }
      return 'name' in parsed ? { value: parsed.name } : { message: `${parsed.refusal}.` }
    }
    case 'text':
      return isPlainText(value) ? { value } : { message: `must be text of at most ${longestText} characters.` }
    case 'email': {
      const parsed = emailSchema.safeParse(value)
      return parsed.success ? { value: parsed.data } : { message: 'must be an email address, like name@example.com.' }
    }
    case 'url':
      return isWebAddress(value)
        ? { value }
        : { message: 'must be a web address that begins with https:// or http://.' }
    case 'country':
      return isCountry(value) ? { value } : { message: 'must be a country code of two letters, like DE.' }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { message: 'must be a number.' }
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? { value }
        : { message: `must be one of: ${options.join(', ')}.` }
    case 'choices':
      return isList(value) && value.every((entry) => options.includes(entry))
        ? { value: [...new Set(value)] }
        : { message: `must be at least one of: ${options.join(', ')}.` }
    case 'scopes':
      return isList(value) && value.every((entry) => uuid.test(entry))
        ? { value: [...new Set(value)] }
        : { message: 'must name at least one.' }
  }
}

function isList(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 1_000 &&
    value.every((entry) => typeof entry === 'string')
  )
}

function isPlainText(value: unknown): value is string {
  // NUL and lone surrogates cannot be stored as JSON by the database.
  return typeof value === 'string' && value.length <= longestText && !/[\0\p{Cs}]/u.test(value)
}

function isWebAddress(value: unknown): value is string {
  if (!isPlainText(value) || !URL.canParse(value)) return false
  return ['https:', 'http:'].includes(new URL(value).protocol)
}

function isCountry(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) && value !== 'ZZ' && regions.of(value) !== undefined
}
