import type { AuditEvent } from './audit-events.ts'
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
    ...{ field, label: idWords(field), before: sides[0][field], after: sides[1][field] },
    changed: JSON.stringify(sides[0][field] ?? null) !== JSON.stringify(sides[1][field] ?? null),
  }))
  return [...rows.filter(({ changed }) => changed), ...rows.filter(({ changed }) => !changed)]
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}

const aboutRoles = /role|joined|becomes/i
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A recorded value for people: roles by name, moments by the reader's clock. Empty where there is nothing. */
export function valueText(field: string, value: unknown, role: (key: string) => string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (aboutRoles.test(field)) return role(value)
    return moment.test(value) ? exact.format(new Date(value)) : value
  }
  if (Array.isArray(value)) return listed(value.map((item) => valueText(field, item, role)))
  return Object.entries(value as Values)
    .map(([key, item]) => `${idWords(key)}: ${valueText(key, item, role) || '–'}`)
    .join(', ')
}
