import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'
import { decision, leftBehind } from '../leftovers/schemas.ts'

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
})

export const memberQuery = pageQuery.extend({
  search: z.string().max(200).optional().describe('How the name or the address begins'),
  role: role.optional(),
  status: z
    .enum(['active', 'disabled', 'archived', 'blocked'])
    .optional()
    .describe('Of the account where it is archived or blocked, else of the membership'),
})

export const members = z.object({ items: z.array(member), next: z.string().nullable() })
export const memberParams = z.object({ scopeId: z.string(), userId: z.uuid().toLowerCase() })

export const newMember = z.object({
  person: z.uuid().toLowerCase(),
  roles: z.array(role).max(20),
  reason: reason.optional(),
  expiresAt: endDate.nullable().optional(),
})

export const roleChange = z.object({
  give: z.array(role).max(20).optional().describe('Where a person has one role, it takes the place of the former one'),
  take: z.array(role).max(20).optional(),
  reason: reason.optional(),
  expiresAt: endDate.nullable().optional(),
  applyNow: z.boolean().optional().describe('Do not wait for the next sign-in'),
})

export const roleChanged = z.object({
  roles: z.array(z.string()).readonly(),
  takesEffect: z.enum(['now', 'next-session']),
  sessionsWaiting: z.number().int().describe('Open sessions that keep the former roles until they end'),
  holdsFrom: z.date(),
})

export const removal = z.object({ belongings: decision.optional() })

export const enabling = z.object({
  resumeTokens: z
    .array(z.uuid().toLowerCase())
    .max(1_000)
    .optional()
    .describe('Tokens that ended when the member was disabled'),
})

export const invitations = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      role: z.string(),
      createdAt: z.date(),
      expiresAt: z.date(),
      expired: z.boolean(),
    }),
  ),
})
