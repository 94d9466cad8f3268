import { z } from 'zod'
import type { UserId } from '../../ids.ts'

const personId = z
  .uuid()
  .toLowerCase()
  .transform((id) => id as UserId)

export const params = z.object({ scopeId: z.string(), userId: personId })

export const leftBehind = z
  .object({
    invitations: z.number().int().describe('Not accepted yet'),
    people: z.number().int().describe('Whom they let in and who are still active'),
    serviceAccounts: z.number().int().describe('Made by them and not ended; they go on working'),
    guests: z.number().int().describe('Whom they answer for and who have access'),
  })
  .describe('How much of what this person set up still gives access')

const scope = z.object({ id: z.string(), type: z.string(), name: z.string() })

export const leftItems = z.object({
  items: z
    .array(
      z.object({
        kind: z.enum(['invitation', 'member', 'service-account', 'guest']),
        id: z.string().describe('Of the invitation, the person or the service account'),
        name: z.string(),
        scope,
        since: z.date(),
        roles: z.array(z.string()).readonly(),
        end: z
          .union([
            z.enum(['revoke-invitation', 'disable-member', 'remove-member', 'archive-person', 'end-service-account']),
            z.null(),
          ])
          .describe('How it is ended; `null` where there is no way'),
        mayEnd: z.boolean(),
        mayTakeOver: z.boolean().describe('Answer for this guest from now on'),
      }),
    )
    .readonly(),
  complete: z.boolean().describe('`false`: there is more than is listed here'),
  hidden: z.number().int().describe('So many more lie where you may not see them'),
})

const kinds = z
  .array(z.object({ kind: z.string(), label: z.string(), plural: z.string(), count: z.number().int() }))
  .readonly()

export const belongings = z.object({
  total: z.number().int(),
  kinds,
  scopes: z
    .array(z.object({ scope, total: z.number().int(), kinds }))
    .readonly()
    .optional()
    .describe('Of a whole person: the same by place'),
})

/** What becomes of what somebody owns. */
export const decision = z
  .union([
    z.strictObject({ what: z.literal('keep') }),
    z.strictObject({ what: z.literal('delete') }),
    z.strictObject({ what: z.literal('transfer'), to: personId }),
  ])
  .describe('What becomes of what the person owns; needed where they own anything')
