import type { AuditEvent } from './audit-events.ts'
import type { Words } from './audit-sentence.ts'
import { idWords, listed } from './sentence.ts'

export interface DifferenceRow {
  readonly field: string
  readonly label: string
  /** `undefined` where that side does not have it. */
  readonly before: unknown
  readonly after: unknown
  readonly changed: boolean
}

type Values = Readonly<Record<string, unknown>>

/** What an event recorded before and after, field by field; what changed comes first. */
export function differenceOf({ before, after, details }: AuditEvent): readonly DifferenceRow[] {
  const { profileBefore, profileAfter } = details
  const sides = [
    { ...valuesOf(before), ...valuesOf(profileBefore) },
    { ...valuesOf(after), ...valuesOf(profileAfter ?? details.profile) },
  ] as const
  const fields = [...new Set(sides.flatMap((side) => Object.keys(side)))]
  const rows = fields.map((field) => ({
    ...{ field, label: fieldLabels[field] ?? idWords(field), before: sides[0][field], after: sides[1][field] },
    changed: JSON.stringify(sides[0][field] ?? null) !== JSON.stringify(sides[1][field] ?? null),
  }))
  return [...rows.filter(({ changed }) => changed), ...rows.filter(({ changed }) => !changed)]
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}

/** Fields whose own name says too little. */
const fieldLabels: Readonly<Record<string, string>> = {
  expiresAt: 'Ends',
  accessExpiresAt: 'Access ends',
  linkExpiresAt: 'Link works until',
  takesEffect: 'Counts',
  joined: 'Roles from the start',
  rolesLost: 'Roles not restored',
  tokensEnded: 'API tokens ended',
  tokensResumed: 'API tokens that work again',
  emailProved: 'Address confirmed',
  replaced: 'Replaced invitation',
  ownerlessSince: 'Without an owner since',
}

/** What the server writes as a word of its own. */
const valueWords: Readonly<Record<string, string>> = {
  now: 'At once',
  'next-session': 'From the next sign-in',
  jsonl: 'Lines of JSON',
  csv: 'CSV',
}

const aboutRoles = /role|joined|becomes/i
/** Fields that hold such words, and no names. */
const ofWords = /^(status|state|takesEffect|format|how|kind|account|decision|outcome)$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A recorded value for people: roles and permissions by name, states as words, moments by the reader's clock. Empty where there is nothing. */
export function valueText(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textOf(field, value, words)
  if (Array.isArray(value)) {
    // Ids tell nobody anything; how many there are does.
    const areIds = value.length > 0 && value.every((item) => typeof item === 'string' && id.test(item))
    return areIds ? String(value.length) : listed(value.map((item) => valueText(field, item, words)))
  }
  const said = Object.entries(value as Values)
  return said
    .filter(([, item]) => said.length === 1 || typeof item !== 'string' || !id.test(item))
    .map(([key, item]) => `${fieldLabels[key] ?? idWords(key)}: ${valueText(key, item, words) || '–'}`)
    .join(', ')
}

function textOf(field: string, value: string, words: Words): string {
  if (aboutRoles.test(field)) return words.role(value)
  if (field === 'permission') return words.permission(value)
  if (field === 'type') return words.scopeType(value)
  if (moment.test(value)) return exact.format(new Date(value))
  return ofWords.test(field) ? (valueWords[value] ?? idWords(value)) : value
}
