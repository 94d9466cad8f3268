import { textKey } from '../../text-key.ts'

/** The columns of a file of people, in the order in which they are written. */
export const columns = ['email', 'name', 'role', 'ends', 'reason', 'note'] as const

export type Column = (typeof columns)[number]

/** What headings are taken for, by their key. People write them in their own way. */
const headings: Readonly<Record<string, Column>> = {
  email: 'email',
  'e-mail': 'email',
  'email address': 'email',
  mail: 'email',
  name: 'name',
  'full name': 'name',
  role: 'role',
  roles: 'role',
  ends: 'ends',
  end: 'ends',
  'end date': 'ends',
  expires: 'ends',
  reason: 'reason',
  note: 'note',
}

export function columnOf(heading: string): Column | undefined {
  return headings[textKey(heading).replaceAll(/[\s_]+/g, ' ')]
}
