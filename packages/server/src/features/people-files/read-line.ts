import type { Role } from '@portreeve/engine'
import { textKey } from '../../text-key.ts'
import { emailSchema } from '../people/email.ts'
import { parseName } from '../people/name.ts'
import type { FileLine } from './people-file.ts'

/** A line whose every cell was understood. */
export interface ReadLine {
  readonly line: number
  readonly email: string
  /** As it stands in the file, where it is a name (X7). */
  readonly name: string | null
  readonly roles: readonly Role[]
  /** None: nothing is said about an end. */
  readonly ends: Date | null
  readonly reason: string | undefined
  readonly note: string | undefined
}

export type LineReading = { readonly read: ReadLine } | { readonly error: string }

/** Understands the cells of a line among the roles that are held in the place. */
export function readLine(cells: FileLine, roles: readonly Role[], now: Date): LineReading {
  if (cells.email === '') return { error: 'There is no email address.' }
  const email = emailSchema.safeParse(cells.email)
  if (!email.success) return { error: 'This is not an email address. One looks like name@example.com.' }
  const name = cells.name === '' ? null : parseName(cells.name)
  if (name !== null && 'refusal' in name) return { error: `The name ${name.refusal}.` }
  const asked = rolesIn(cells.role, roles)
  if (typeof asked === 'string') return { error: asked }
  const ends = cells.ends === '' ? null : dayIn(cells.ends)
  if (ends === undefined) return { error: `“${cells.ends.slice(0, 50)}” is not a day. One is written 2030-01-31.` }
  if (ends !== null && ends <= now) return { error: 'The end lies in the past.' }
  if (cells.reason.length > 1_000 || cells.note.length > 1_000) {
    return { error: 'Reason and note are at most 1,000 characters long.' }
  }
  return {
    read: {
      ...{ line: cells.line, email: email.data, name: name?.name ?? null, roles: asked, ends },
      ...{ reason: cells.reason || undefined, note: cells.note || undefined },
    },
  }
}

/** By id or by label, several separated by `;`. A label may have one in it, so the whole is looked for first. */
function rolesIn(cell: string, roles: readonly Role[]): readonly Role[] | string {
  if (cell === '') return []
  const find = (text: string) => {
    const key = textKey(text)
    return roles.find((role) => [role.id, role.key, role.label].some((name) => textKey(name) === key))
  }
  const whole = find(cell)
  if (whole) return [whole]
  const found: Role[] = []
  for (const part of cell.split(';').filter((text) => text.trim() !== '')) {
    const role = find(part)
    if (!role) {
      // A guest's is given by an invitation only.
      const known = roles.flatMap(({ label, guest }) => (guest === null ? [label] : [])).join(', ')
      return `There is no role “${part.trim().slice(0, 100)}” here. The roles are ${known}.`
    }
    if (!found.includes(role)) found.push(role)
  }
  return found
}

const day = /^\d{4}-\d\d-\d\d$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** A day counts to its last second, in universal time, so that the end is of that day where it is shown. `undefined`: it is no day. */
function dayIn(cell: string): Date | undefined {
  if (moment.test(cell)) {
    const at = new Date(cell)
    return Number.isNaN(at.getTime()) ? undefined : at
  }
  if (!day.test(cell)) return undefined
  const start = new Date(`${cell}T00:00:00Z`)
  const isDay = !Number.isNaN(start.getTime()) && start.toISOString().startsWith(cell)
  return isDay ? new Date(`${cell}T23:59:59Z`) : undefined
}
