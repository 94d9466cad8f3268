import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { sendCsv } from '../../http/send-csv.ts'
import { sendLines } from '../../http/send-lines.ts'
import type { EventId, TenantId, UserId } from '../../ids.ts'
import { exportLines, exportRows, previewExport } from './export-service.ts'
import { placesBelow } from './places-service.ts'
import * as schemas from './schemas.ts'
import { listAuditEvents } from './service.ts'

const tags = ['audit']
const reading = { access: { guard: 'audit.read', scope: 'scopeId' } } as const
const exporting = { access: { guard: 'audit.export', scope: 'scopeId' } } as const

export function auditRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/audit-events',
    {
      config: reading,
      schema: {
        ...{ tags, summary: 'Who changed what in a scope, the newest first' },
        ...{ querystring: schemas.auditQuery, response: { 200: schemas.auditPage } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { after, limit } = request.query
      const page = { after: after as EventId | undefined, limit: limit + 1 }
      const rows = await listAuditEvents(context, { scope: context.scope.id, ...filterOf(request.query), ...page })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/audit-events/places',
    {
      config: reading,
      schema: {
        ...{ tags, summary: 'The places below a scope whose audit log one may read' },
        ...{ querystring: schemas.placesQuery, response: { 200: schemas.places } },
      },
    },
    async (request) => placesBelow(scopedContextOf(request), request.query.search),
  )

  app.get(
    '/api/v1/scopes/:scopeId/audit-events/export',
    {
      config: exporting,
      // It leaves an event: asking for its head alone would too.
      exposeHeadRoute: false,
      schema: {
        ...{ tags, summary: 'The audit log of a scope as a file, the oldest first' },
        ...{ querystring: schemas.exportQuery, response: { 200: schemas.exportFile } },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const { format } = request.query
      const filter = filterOf(request.query)
      const name = `audit-log-${context.service.clock.now().toISOString().slice(0, 10)}`
      if (format === 'jsonl') {
        return sendLines(reply, { name, ending: format, text: await exportLines(context, filter) })
      }
      return sendCsv(reply, { name, columns: schemas.exportColumns, rows: await exportRows(context, filter) })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/audit-events/export/preview',
    {
      config: exporting,
      schema: {
        ...{ tags, summary: 'Whether such an export would be complete, so that it proves itself' },
        ...{ querystring: schemas.exportPreviewQuery, response: { 200: schemas.exportPreview } },
      },
    },
    async (request) => previewExport(scopedContextOf(request), filterOf(request.query)),
  )
}

interface FilterQuery {
  readonly organization?: string | undefined
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

function filterOf({ organization, person, action, from, to }: FilterQuery) {
  return {
    organization: organization as TenantId | undefined,
    ...{ person: person as UserId | undefined, action },
    ...{ from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined },
  }
}
