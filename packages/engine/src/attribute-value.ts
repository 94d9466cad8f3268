import type { AttributeType } from './blueprint.ts'
import type { Attributes } from './policy.ts'

/**
 * An instant as ISO 8601 with an offset. Written so that JavaScript and PostgreSQL read it alike: what matches is a real
 * day of the calendar (a cast of 30 February would raise an error in the middle of a list), and `[0-9]` because `\d` of
 * PostgreSQL depends on the database's locale.
 */
export const instantPattern =
  '^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)' +
  '|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)' +
  'T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])$'

/** Everything after the third digit of a second, which JavaScript does not keep and PostgreSQL would. */
export const finerThanMilliseconds = '(\\.[0-9]{3})[0-9]+'

const instantExpression = new RegExp(instantPattern)
const finerExpression = new RegExp(finerThanMilliseconds)
// A database cannot hold a NUL, and the driver would turn half a character into a replacement character.
const halfCharacter = /\p{Surrogate}/u

export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && instantExpression.test(value)
}

/** The instant as PostgreSQL is to read it. */
export function instantText(value: string): string {
  return value.replace(finerExpression, '$1')
}

/** What a comparison works on: instants become points in time. */
export type Comparable = string | number | boolean

/** The value if it is of that type, else `undefined`, which every comparison answers with "unknown". */
export function comparable(value: unknown, type: AttributeType): Comparable | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' && isStorable(value) ? value : undefined
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'instant':
      return isInstant(value) ? Date.parse(instantText(value)) : undefined
    default:
      return undefined
  }
}

export function isStorable(text: string): boolean {
  return !text.includes('\0') && !halfCharacter.test(text)
}

/** Own properties only: an attribute called `constructor` is absent, not a function. */
export function attributeOf(attributes: Attributes | undefined, name: string): unknown {
  return attributes !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? undefined) : undefined
}
