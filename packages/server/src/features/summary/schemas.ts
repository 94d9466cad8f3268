import { z } from 'zod'
import { auditEvent } from '../audit/schemas.ts'

const total = z.number().int()
const mayBeHidden = total.nullable()

export const summaryParams = z.object({ scopeId: z.string() })

/** A part is `null` where its list would be refused. */
export const summaryAnswer = z.object({
  members: z
    .object({
      total,
      byRole: z
        .array(
          z.object({
            ...{ role: z.string(), label: z.string(), active: total, disabled: total },
            away: total.describe('Whose account is archived or blocked'),
          }),
        )
        .describe('Somebody with several roles counts in each of them, and once in `total`'),
      byState: z
        .array(z.object({ state: z.enum(['active', 'disabled', 'archived', 'blocked']), count: total }))
        .describe('Archived and blocked, as accounts are, only where there are any'),
    })
    .nullable()
    .describe('As `GET /scopes/{scopeId}/members` lists them'),
  people: z
    .object({
      total,
      byState: z.array(z.object({ state: z.enum(['active', 'archived', 'blocked']), count: total })),
    })
    .nullable()
    .describe('Accounts, where they are kept here'),
  scopes: z
    .array(
      z.object({
        type: z.string(),
        label: z.string(),
        plural: z.string(),
        total,
        byStatus: z.array(z.object({ status: z.string(), label: z.string(), count: total })),
      }),
    )
    .nullable()
    .describe('The scopes in it, by type'),
  waiting: z
    .object({
      invitations: mayBeHidden.describe('That can still be accepted'),
      expiredInvitations: mayBeHidden.describe('That nobody accepted in time'),
      roleChanges: mayBeHidden.describe('Members whose new role waits for their next sign-in'),
      requests: mayBeHidden.describe('For access, that can still be answered'),
      serviceAccountsWithoutMaker: mayBeHidden.describe('Whoever made them is gone'),
    })
    .describe('What somebody should look at'),
  recent: z.array(auditEvent).nullable().describe('The newest changes'),
  mine: z.object({ tokens: mayBeHidden.describe('API tokens of one’s own in this scope') }),
})
