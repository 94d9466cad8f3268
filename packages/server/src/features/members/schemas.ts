import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'
import { decision, leftBehind } from '../leftovers/schemas.ts'
import { guestSeen, guestTerms } from './guest-schemas.ts'

const role = z.string().max(200)
const reason = z.string().trim().max(1_000)
const endDate = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const receipt = z
  .object({
    ended: z.object({
      sessions: z.number().int().describe('In one scope none end: they go on elsewhere'),
      tokens: z.number().int(),
    }),
    holdsFrom: z.date().describe('From then on it holds on every node'),
    leftBehind,
  })
  .describe('What was cut off')

export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z
    .array(
      z.object({
        role: z.string(),
        label: z.string(),
        grantedAt: z.date(),
        reason: z.string().nullable(),
        expiresAt: z.date().nullable(),
      }),
    )
    .readonly(),
  rolesUntilNextSession: z
    .array(z.string())
    .readonly()
    .nullable()
    .describe('Roles that open sessions still have until the next sign-in; none where nothing waits'),
  status: z.enum(['active', 'disabled']),
  account: z.enum(['active', 'archived', 'blocked']),
  since: z.date(),
  lastActiveAt: z.date().nullable(),
  guest: guestSeen.nullable(),
  may: z
    .object({
      changeRole: z.boolean(),
      disable: z.boolean(),
      enable: z.boolean(),
      remove: z.boolean(),
      transfer: z.boolean().describe('Hand one’s own role on to this member'),
    })
    .describe('What whoever asks may do about this member'),
})

export const memberQuery = pageQuery.extend({
  search: z.string().max(200).optional().describe('How the name or the address begins'),
  role: role.optional(),
  status: z
    .enum(['active', 'disabled', 'archived', 'blocked'])
    .optional()
    .describe('Of the account where it is archived or blocked, else of the membership'),
  inactiveDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('Not active for so many days; whoever never was counts'),
})

export const members = z.object({ items: z.array(member), next: z.string().nullable() })
export const memberParams = z.object({ scopeId: z.string(), userId: z.uuid().toLowerCase() })

export const newMember = z.strictObject({
  person: z.uuid().toLowerCase(),
  roles: z.array(role).max(20),
  reason: reason.optional(),
  expiresAt: endDate.nullable().optional(),
  guest: guestTerms.optional(),
})

const wantedRoles = z.strictObject({
  give: z.array(role).max(20).optional().describe('Where a person has one role, it takes the place of the former one'),
  take: z.array(role).max(20).optional(),
  expiresAt: endDate.nullable().optional(),
  applyNow: z.boolean().optional().describe('Do not wait for the next sign-in; alone: what waits counts now'),
})

export const roleChange = wantedRoles.extend({ reason: reason.optional() })

const roleKeys = z.array(z.string()).readonly()
const takesEffect = z.enum(['now', 'next-session'])
const sessionsWaiting = z.number().int().describe('Open sessions that keep former roles until they end')

export const roleChanged = z.object({
  before: roleKeys,
  after: roleKeys,
  takesEffect,
  sessionsWaiting,
  holdsFrom: z.date(),
})

export const cancelling = z.strictObject({ reason: reason.optional() })

export const previewed = wantedRoles

const answer = z.enum(['never', 'depends', 'always'])
const permissionChanges = z
  .array(z.object({ permission: z.string(), label: z.string(), before: answer, after: answer }))
  .readonly()

export const preview = z.object({
  roles: z.object({ before: roleKeys, after: roleKeys }),
  gains: permissionChanges,
  losses: permissionChanges,
  takesEffect,
  sessionsWaiting,
  reasonRequired: z.boolean().describe('A role would be given that asks why'),
  refusal: z
    .object({ code: z.string(), detail: z.string() })
    .nullable()
    .describe('Why the change would be refused, apart from a missing reason'),
})

export const transferred = z.object({
  role: z.string(),
  giver: roleKeys.describe('What the giver has from now on'),
  receiver: roleKeys,
  holdsFrom: z.date(),
})

export const assignableRoles = z.object({
  items: z
    .array(
      z.object({
        role: z.string(),
        label: z.string(),
        description: z.string(),
        reasonRequired: z.boolean(),
        administrative: z.boolean().describe('Its holders look after others'),
      }),
    )
    .readonly(),
})

export const removal = z.strictObject({ belongings: decision.optional() })

export const enabling = z.strictObject({
  resumeTokens: z
    .array(z.uuid().toLowerCase())
    .max(1_000)
    .optional()
    .describe('Tokens that ended when the member was disabled'),
})

/** So many in one request. */
const people = z.array(z.uuid().toLowerCase()).min(1).max(100)

export const bulk = z.strictObject({ people })
export const bulkRemoval = removal.extend({ people })
export const bulkRoleChange = roleChange.extend({ people })

export const bulkResults = z.object({
  results: z
    .array(
      z.object({
        person: z.string(),
        ok: z.boolean(),
        problem: z.object({ code: z.string(), detail: z.string() }).optional(),
        receipt: receipt.optional(),
        change: roleChanged.optional(),
      }),
    )
    .readonly(),
})
