import { reviewPeriods } from '@portreeve/engine'
import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'
import { pageQuery } from '../../http/name-cursor.ts'
import type { ReviewId, UserId } from '../../ids.ts'
import { decision as belongings } from '../leftovers/schemas.ts'
import { receipt } from '../members/schemas.ts'
import { nameSchema } from '../people/name.ts'
import { findings } from './findings.ts'

const note = z.string().trim().max(1_000)
const role = z.string().max(200)
const decision = z.enum(['keep', 'change', 'remove'])
const outcome = z.enum(['done', 'gone', 'refused'])
const finding = z.enum(findings)

export const scopeParams = z.object({ scopeId: z.string() })
export const reviewParams = scopeParams.extend({
  reviewId: z
    .uuid()
    .toLowerCase()
    .transform((id) => id as ReviewId),
})

export const newReview = z.strictObject({
  name: nameSchema,
  dueAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .describe('Whoever may run it is reminded a week before, and in the last 24 hours'),
  inactiveDays: z.number().int().min(1).max(3_650).default(90).describe('Who was not active for so long is marked'),
})

export const reviewQuery = idPageQuery

const counted = z.number().int()

export const review = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['open', 'signed-off', 'cancelled']),
  openedAt: z.date(),
  openedBy: z.string().nullable(),
  bySchedule: z.boolean().describe('It began by itself'),
  dueAt: z.date(),
  overdue: z.boolean(),
  inactiveDays: z.number().int(),
  closedAt: z.date().nullable(),
  closedBy: z.string().nullable(),
  note: z.string().nullable().describe('At the sign-off, or why it was cancelled'),
  counts: z
    .object({
      ...{ lines: counted, people: counted, undecided: counted },
      ...{ keep: counted, change: counted, remove: counted, refused: counted },
    })
    .describe('Lines by what was decided; `refused`: undecided, because what was decided could not be done'),
})

export const reviews = z.object({ items: z.array(review), next: z.string().nullable() })

export const reviewInFull = review.extend({
  findings: z.array(z.object({ finding, lines: counted })).readonly(),
  roles: z.array(z.object({ role: z.string(), label: z.string() })).readonly(),
  administrators: z
    .object({ people: counted, withoutSecondFactor: counted, unused: counted })
    .nullable()
    .describe(
      'Who held a role that lets them act on others when it began; how many of them without a second factor, and how many never used what only that role allows. `null`: it began before this was counted',
    ),
  newcomers: counted.describe('People who came after the review began: it says nothing about them'),
  ownUndecided: z.boolean().describe('What is about whoever asks waits for somebody else'),
  may: z
    .object({ change: z.boolean(), remove: z.boolean() })
    .describe('Whether whoever asks may change roles and remove members here at all'),
})

const line = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  role: z.object({ role: z.string(), label: z.string() }).nullable().describe('`null`: a member without a role'),
  reason: z.string().nullable(),
  since: z.string(),
  givenBy: z.object({ kind: z.string(), name: z.string().nullable() }),
  until: z.string().nullable(),
  membership: z.enum(['active', 'disabled']),
  account: z.enum(['active', 'archived', 'blocked']),
  lastActiveAt: z.string().nullable(),
  lastUsedAt: z.string().nullable().describe('When something was used that no other role of theirs here allows'),
  doors: z
    .array(z.string())
    .readonly()
    .describe(
      'What still let them in when it was tried, although they are cut off: a way to sign in, `session`, `token`',
    ),
  sharesWidely: counted.describe(
    'How many things of theirs a whole organization has, or more than ten people. Where organizations are apart: of those in yours',
  ),
  sponsor: z.object({ name: z.string(), isActive: z.boolean() }).nullable(),
  findings: z.array(finding),
  decision: decision.nullable(),
  newRole: z.object({ role: z.string(), label: z.string() }).nullable(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  outcome: outcome
    .nullable()
    .describe('`gone`: the person or the role was no longer there; `refused`: it could not be done, and is undecided'),
  outcomeDetail: z.string().nullable(),
})

export const lineQuery = pageQuery.extend({
  finding: finding.optional(),
  role: role.optional().describe('The key of a role'),
  decision: z.enum(['undecided', 'keep', 'change', 'remove', 'refused']).optional(),
  search: z.string().max(200).optional().describe('A part of the name or the address'),
})

export const lines = z.object({
  items: z.array(
    line.extend({
      isOwn: z.boolean().describe('About whoever asks: somebody else decides'),
      removes: z.enum(['place', 'role']).describe('What `remove` takes away'),
      may: z.object({ keep: z.boolean(), change: z.boolean(), remove: z.boolean() }),
    }),
  ),
  next: z.string().nullable(),
})

const personId = z
  .uuid()
  .toLowerCase()
  .transform((id) => id as UserId)

export const decide = z.strictObject({
  lines: z
    .array(z.strictObject({ person: personId, role: role.nullable() }))
    .min(1)
    .max(100),
  decision,
  newRole: role.optional().describe('For `change`: the role that they get instead'),
  note: note.optional().describe('Needed unless the line is kept'),
  belongings: belongings.optional(),
})

export const decided = z.object({
  results: z
    .array(
      z.object({
        person: z.string(),
        role: z.string().nullable(),
        ok: z.boolean(),
        outcome: outcome.nullable(),
        problem: z.object({ code: z.string(), detail: z.string() }).optional(),
        receipt: receipt.optional(),
      }),
    )
    .readonly(),
})

export const signOff = z.strictObject({ note: note.optional() })
export const cancelling = z.strictObject({ reason: note.min(1, 'Say why. It is kept with the review.') })

export const report = z.object({
  place: z.object({ name: z.string(), type: z.string() }),
  review: reviewInFull,
  lines: z.array(line),
  digest: z
    .string()
    .nullable()
    .describe('SHA-256 over the decisions. The event of the sign-off in the audit log has the same'),
})

const every = z.enum(['never', ...reviewPeriods]).describe('A review begins by itself on the first day of each, in UTC')
const days = z.number().int().min(1).max(3_650)
const scheduleEdit = z.strictObject({
  every,
  dueDays: days.max(365).describe('How long there is to decide'),
  inactiveDays: days.describe('Who was not active for so long is marked'),
})
const version = z.number().int().min(0).describe('Raised by each change; 0: the blueprint says it')

export const scheduleChange = scheduleEdit.extend({ version: version.describe('The one that was looked at') })
export const schedule = z.object({
  ...scheduleEdit.shape,
  nextAt: z.date().nullable().describe('When the next one begins; later where one is still open by then'),
  version,
})

export const csv = z.string().describe('One line for each role of each person')

export const reportColumns = {
  ...{ name: 'Name', email: 'Email', role: 'Role', reason: 'Why', since: 'Since', givenBy: 'Given by', until: 'Until' },
  ...{ membership: 'Membership', account: 'Account', lastActive: 'Last active', lastUsed: 'Last used' },
  ...{ openDoors: 'Can still come in by', sharesWidely: 'Shared widely', sponsor: 'Answered for by' },
  ...{ findings: 'Findings', decision: 'Decision', newRole: 'New role', note: 'Note' },
  ...{ decidedBy: 'Decided by', decidedAt: 'Decided at', outcome: 'Outcome', outcomeDetail: 'Detail' },
  review: 'Review',
}
