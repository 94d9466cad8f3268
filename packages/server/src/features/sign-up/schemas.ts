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
})

export const signUpBody = z.strictObject({
  secret,
  name: nameSchema.describe('The person’s own'),
  placeName: nameSchema.describe('Of what they make: their organization'),
  password: z.string().min(1).max(1000),
})

export const signedUp = signedIn.extend({ scope: z.string().describe('What they made') })
