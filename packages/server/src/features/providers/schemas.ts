import { z } from 'zod'

export const providerParams = z.object({ provider: z.string().max(40) })

const next = z.string().max(2000).describe('A path of the console to go on to')

export const startQuery = z.object({
  next: next.optional(),
  population: z.string().max(100).optional().describe('Which kind of account, where the blueprint has several'),
})

export const callbackQuery = z.looseObject({}).describe('What the provider answers; openid-client reads it')

export const linkBody = z.strictObject({ next: next.optional() })

export const begun = z.object({ url: z.string().describe('At the provider: the browser goes there next') })

export const identities = z.object({
  items: z.array(
    z.object({
      provider: z.string(),
      label: z.string(),
      email: z.string().nullable().describe('As the provider called the account when it was linked'),
      linkedAt: z.date(),
      lastUsedAt: z.date().nullable(),
      usable: z.boolean().describe('Whether one can sign in with it now'),
    }),
  ),
  offered: z.array(z.object({ id: z.string(), label: z.string() })).describe('Those that could be linked'),
})
