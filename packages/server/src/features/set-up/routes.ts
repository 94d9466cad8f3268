import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { emailSchema } from '../people/email.ts'
import { nameSchema } from '../people/name.ts'
import { setUp } from './service.ts'

const body = z.strictObject({
  token: z.string().min(1).max(200).describe('What stands behind the # of the link'),
  name: nameSchema,
  email: emailSchema,
  password: z.string().min(1).max(1_000),
  deploymentName: nameSchema,
})

export function setUpRoutes(app: App, service: Service): void {
  app.post(
    '/api/v1/set-up',
    {
      config: { access: 'public', rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } },
      schema: {
        ...{ tags: ['set-up'], summary: 'Become the first operator, by the one-time link' },
        ...{ body, response: { 201: z.object({ id: z.string() }) } },
      },
    },
    async (request, reply) => reply.status(201).send({ id: await setUp(contextOf(request), request.body) }),
  )
}
