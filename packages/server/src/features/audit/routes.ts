import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import type { EventId, UserId } from '../../ids.ts'
import { auditPage, auditQuery } from './schemas.ts'
import { listAuditEvents } from './service.ts'

export function auditRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/audit-events',
    {
      config: { access: { guard: 'audit.read', scope: 'scopeId' } },
      schema: {
        tags: ['audit'],
        summary: 'Who changed what in a scope, the newest first',
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { person, action, from, to, after, limit } = request.query
      const rows = await listAuditEvents(context, {
        ...{ scope: context.scope.id, person: person as UserId | undefined, action },
        ...{ from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined },
        ...{ after: after as EventId | undefined, limit: limit + 1 },
      })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}
