import { z } from 'zod'

/** What stands behind `#` in a link. */
export const secret = z.string().min(1).max(200)

export const linkBody = z.strictObject({ secret })

export const passwordLink = z.object({ name: z.string(), email: z.string(), expiresAt: z.date() })

export const newPasswordBody = z.strictObject({ secret, password: z.string().min(1).max(1000) })

export const passwordSet = z.object({ email: z.string().describe('Who can sign in with it') })
