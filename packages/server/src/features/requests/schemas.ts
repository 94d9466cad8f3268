import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'

const id = z.uuid().toLowerCase()
const note = z.string().trim().max(500)
const state = z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn'])
const endDate = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const permission = z.object({ id: z.string(), label: z.string() }).nullable().describe('`null`: just to be let in')
const role = z.object({ role: z.string(), label: z.string() })

export const newRequest = z.strictObject({
  scope: z.string().max(100).describe('The id of a scope, or `platform`'),
  permission: z.string().max(200).optional().describe('Left out: to be let in, or enabled again'),
  note: note.optional(),
})

export const requestMade = z.object({ id: z.string(), madeAt: z.date(), expiresAt: z.date() })
export const ownParams = z.object({ requestId: id })
export const scopeParams = z.object({ scopeId: z.string() })
export const requestParams = z.object({ scopeId: z.string(), requestId: id })

const answered = {
  state,
  madeAt: z.date(),
  expiresAt: z.date(),
  note: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decisionNote: z.string().nullable(),
  given: role.nullable().describe('The role that was given'),
  givenUntil: z.date().nullable(),
}

export const ownRequests = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      scope: z.object({
        id: z.string().nullable().describe('`null` is the platform'),
        type: z.string(),
        typeLabel: z.string(),
        name: z.string(),
      }),
      permission,
      ...answered,
    }),
  ),
  next: z.string().nullable(),
})

export const requestQuery = idPageQuery.extend({ state: state.optional() })

export const requests = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
      asks: z
        .enum(['enter', 'enable', 'permission'])
        .describe('What it takes now: to let somebody in, to enable a member again, or another role for a member'),
      permission,
      ...answered,
      decidedBy: z.string().nullable().describe('The name of whoever answered'),
      leastRole: role.nullable().describe('The role with the fewest permissions that would do'),
      mayGive: z
        .array(role.extend({ enough: z.boolean().describe('Whether it includes what is asked for') }))
        .describe('The roles that you could give'),
      mayAccept: z.boolean(),
      mayDecline: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
})

export const acceptance = z.strictObject({
  role: z
    .string()
    .max(200)
    .optional()
    .describe('Of those that you may give. Not for somebody who is to be enabled again'),
  expiresAt: endDate.nullable().optional().describe('When the role ends by itself'),
  reason: z.string().trim().max(1_000).optional(),
})

export const accepted = z.object({
  takesEffect: z.enum(['now', 'next-session']).describe('Where changes of role wait for the next sign-in'),
  holdsFrom: z.date().describe('From then on it holds on every node'),
})

export const refusal = z.strictObject({ note: note.optional() })
