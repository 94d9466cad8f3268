import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { requireReady } from './service.ts'

const answer = z.object({ status: z.literal('ok') })

/** What whoever runs the server asks it. */
export function healthRoutes(app: App, service: Service): void {
  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: { tags: ['health'], summary: 'Is the process alive?', response: { 200: answer } },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { access: 'public' },
      schema: { tags: ['health'], summary: 'Can it answer now?', response: { 200: answer } },
    },
    async () => {
      await requireReady(service)
      return { status: 'ok' as const }
    },
  )

  app.get(
    '/metrics',
    {
      config: { access: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Measurements in the format of Prometheus',
        response: { 200: { description: 'Measurements', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      const { registry } = service.metrics
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
