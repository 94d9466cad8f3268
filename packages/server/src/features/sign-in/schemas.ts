import { z } from 'zod'
import { factorKinds } from '../../access/second-factor.ts'

const password = z.string().min(1).max(1000)

export const signInBody = z.strictObject({
  email: z.string().min(1).max(320),
  password,
  population: z.string().max(100).optional().describe('Which kind of account, where the blueprint has several'),
})

export const signedIn = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  mustChangePassword: z.boolean().describe('Nothing is open before a new password is chosen'),
  awaits: z
    .array(z.enum(factorKinds))
    .readonly()
    .nullable()
    .describe('One of these must be shown before anything else is open'),
  expiresAt: z.iso.datetime().describe('When the session ends at the latest'),
})

export const newPasswordBody = z.strictObject({ currentPassword: password, newPassword: password })

export const confirmBody = z.strictObject({ password })

export const demoSignInBody = z.strictObject({ userId: z.uuid().toLowerCase() })

export const demoPeople = z.object({
  groups: z.array(
    z.object({
      role: z.string().nullable(),
      label: z.string(),
      scopeType: z.string().nullable(),
      scopeTypeLabel: z.string().nullable(),
      people: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          status: z.enum(['active', 'archived', 'blocked']),
          scope: z.string().nullable().describe('Where the role is held'),
          membership: z.enum(['active', 'disabled', 'removed']).nullable(),
        }),
      ),
    }),
  ),
})
