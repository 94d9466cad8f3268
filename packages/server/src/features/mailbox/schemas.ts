import { z } from 'zod'
import { secret } from '../links/schemas.ts'

const email = z.string().min(1).max(320)
const population = z.string().max(100).optional().describe('Which kind of account, where the blueprint has several')

/** A path of this installation: nothing that a browser could take for another site. */
const next = z
  .string()
  .max(1000)
  .regex(/^\/(?![/\\])[^\s\p{Cc}\\]*$/u, 'This is not a path of this installation.')
  .optional()
  .describe('Where the page goes on after it')

export const askBody = z.strictObject({ email, population })

export const askSignInBody = z.strictObject({ email, population, next })

export const asked = z.object({
  minutes: z.number().int().describe('For how long the link is good that comes by mail if there is such an account'),
})

const link = {
  name: z.string(),
  email: z.string(),
  expiresAt: z.date(),
  isFirstProof: z.boolean().describe('Whatever was set before is wiped: nobody has proved the address until now'),
}

export const resetLink = z.object({
  ...link,
  asksForFactor: z.boolean().describe('The next sign-in asks for a second factor too'),
})

export const signInLink = z.object(link)

export const newPasswordBody = z.strictObject({ secret, password: z.string().min(1).max(1000) })

export const wayBack = z.object({
  name: z.string(),
  email: z.string().describe('The former address, which the account gets back'),
  present: z.string().describe('The address that it has now'),
  expiresAt: z.date(),
})

export const done = z.object({ email: z.string().describe('Who can sign in with it') })
