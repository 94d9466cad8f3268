import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import type { EventId, UserId } from '../../ids.ts'
import { listSecurityEvents } from './service.ts'

const query = z.object({
  person: z.uuid().toLowerCase().optional(),
  kind: z.string().max(100).optional(),
  after: z.uuid().toLowerCase().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const securityEvent = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.string(),
  person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  scope: z.string().nullable(),
  ip: z.string().nullable(),
  agent: z.string().nullable(),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()),
})

export function securityEventRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/security-events',
    {
      config: { access: { guard: 'security-events.read', scope: 'scopeId' } },
      schema: {
        tags: ['audit'],
        summary: 'Sign-ins and refusals that concern a scope, the newest first',
        querystring: query,
        response: { 200: z.object({ items: z.array(securityEvent), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { person, kind, after, limit } = request.query
      const rows = await listSecurityEvents(context, {
        ...{ scope: context.scope.id, person: person as UserId | undefined, kind },
        ...{ after: after as EventId | undefined, limit: limit + 1 },
      })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}
