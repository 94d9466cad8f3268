import { z } from 'zod'
import { secret } from '../links/schemas.ts'
import { emailSchema } from '../people/email.ts'
import { nameSchema } from '../people/name.ts'
import { signedIn } from '../sign-in/schemas.ts'

export const askBody = z.strictObject({ email: emailSchema })

export const asked = z.object({
  hours: z.number().int().describe('For how long the link is good that comes by mail'),
  link: z.string().nullable().describe('Only in a demo that sends no mail: the link itself'),
})

export const look = z.object({
  email: z.string(),
  expiresAt: z.date(),
  makes: z.string().describe('What the person makes and looks after: an organization'),
  named: z
    .string()
    .nullable()
    .describe('What it is called, with `{name}` for the name of the person; `null`: the person says so'),
})

export const signUpBody = z.strictObject({
  secret,
  name: nameSchema.describe('The person’s own'),
  placeName: nameSchema
    .optional()
    .describe('Of what they make: their organization. Left out only where the link says what it is called'),
  password: z.string().min(1).max(1000),
})

export const signedUp = signedIn.extend({ scope: z.string().describe('What they made') })
