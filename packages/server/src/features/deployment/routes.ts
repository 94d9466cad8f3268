import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { deploymentSummary } from './service.ts'

const summary = z.object({
  product: z.literal('Portreeve'),
  version: z.string(),
  blueprint: z.object({ id: z.string(), label: z.string(), description: z.string() }),
  tenancy: z.enum(['single', 'multi']).nullable(),
  populations: z.array(z.object({ id: z.string(), label: z.string() })),
  name: z.string(),
  demo: z.boolean(),
  mail: z.boolean().describe('Whether mails are sent. Without a mail server, what needs one is not offered (X12)'),
  signIn: z
    .array(
      z.object({
        population: z.string(),
        label: z.string(),
        password: z.boolean(),
        link: z.boolean().describe('By a link that is mailed'),
        reset: z.boolean().describe('Whoever has forgotten their password gets a link to a new one'),
        passkeys: z.boolean(),
        providers: z.array(z.object({ id: z.string(), label: z.string() })),
      }),
    )
    .describe('The ways in, for each kind of account'),
  signUp: z
    .object({ population: z.string(), makes: z.string().describe('An organization') })
    .nullable()
    .describe('Whether somebody without an account can make one, and what they make with it'),
  setUp: z.boolean().describe('Whether somebody has followed the set-up link, or the demo made its people'),
})

/** What a page may say before anybody has signed in. */
export function deploymentRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/deployment',
    {
      config: { access: 'public' },
      schema: { tags: ['deployment'], summary: 'What runs here', response: { 200: summary } },
    },
    async (request) => deploymentSummary(contextOf(request)),
  )
}
