import { z } from 'zod'
import { secret } from '../links/schemas.ts'
import { emailSchema } from '../people/email.ts'
import { nameSchema } from '../people/name.ts'

export const profile = z.strictObject({ name: nameSchema })

export const newEmail = z.strictObject({ email: emailSchema })

export const emailAsked = z.object({ expiresAt: z.date().describe('When the link that was mailed ends') })

export const emailLink = z.object({
  name: z.string().describe('Whose address it is to become'),
  email: z.string(),
  expiresAt: z.date(),
})

export const confirmation = z.strictObject({
  secret,
  password: z.string().min(1).max(1000).describe('Of the account: the link alone changes nothing'),
})

export const confirmed = z.object({ email: z.string() })

export const sessionParams = z.object({ sessionId: z.uuid().toLowerCase() })

export const sessions = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      device: z.object({
        browser: z.string().nullable().describe('Name and main version'),
        system: z.string().nullable(),
        kind: z.enum(['desktop', 'mobile', 'tablet', 'other']),
      }),
      ip: z.string().nullable(),
      createdAt: z.date(),
      lastSeenAt: z.date(),
      expiresAt: z.date().describe('At the latest'),
      current: z.boolean().describe('The one that asks'),
    }),
  ),
})

export const sessionsEnded = z.object({ ended: z.number().int() })
