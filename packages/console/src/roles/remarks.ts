import type { Permission, Role } from './roles-query.ts'

/** Something special about a role or a permission: a word for it, and what it means. */
export interface Remark {
  readonly word: string
  readonly text: string
}

export function roleRemarks(role: Role): readonly Remark[] {
  return [
    ...(role.legacy
      ? [{ word: 'Legacy', text: 'Kept for those who have it from before. New people get another.' }]
      : []),
    ...(role.addition
      ? [{ word: 'Addition', text: 'Comes with Portreeve. It is not in the matrix that this system was made from.' }]
      : []),
    ...(!role.assignable && !role.kept
      ? [
          {
            word: 'Not assignable',
            text: 'Nobody gives it on a page. It comes with set-up, with making the place, by a transfer, or from the host application.',
          },
        ]
      : []),
    ...(role.kept ? [{ word: 'Kept', text: 'Whoever has it once keeps it: no change of roles takes it away.' }] : []),
  ]
}

export function permissionRemarks({ sessionOnly, fresh }: Permission): readonly Remark[] {
  return [
    ...(sessionOnly
      ? [
          {
            word: 'In a session only',
            text: 'It takes a person who has signed in. No API token and no service account carries it.',
          },
        ]
      : []),
    ...(fresh
      ? [
          {
            word: 'Confirmed',
            text: 'Asks to confirm that it is you, when the last time was more than 15 minutes ago.',
          },
        ]
      : []),
  ]
}
