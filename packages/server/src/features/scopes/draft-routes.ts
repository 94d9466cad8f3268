import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'
import * as schemas from './schemas.ts'

const tags = ['scopes']
const url = '/api/v1/scopes/:scopeId/drafts/:type'
// What more it takes is what making such a scope takes: `createdWith`. The service asks for it.
const config = { access: { guard: 'scope.read', scope: 'scopeId' } } as const

/** What somebody has answered so far who is about to make a scope in a scope (A6). */
export function draftRoutes(app: App, _service: Service): void {
  app.get(
    url,
    {
      config,
      schema: {
        ...{ tags, summary: 'How far you have come with a scope that you are about to make' },
        ...{ params: schemas.draftParams, response: { 200: schemas.draftAnswer } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return readDraft(context, { parent: context.scope.id, type: request.params.type })
    },
  )

  app.put(
    url,
    {
      config,
      schema: {
        ...{ tags, summary: 'Keep how far you have come' },
        ...{ params: schemas.draftParams, body: schemas.draft, response: { 200: schemas.keptDraft } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return keepDraft(context, { parent: context.scope.id, type: request.params.type }, request.body)
    },
  )

  app.delete(
    url,
    {
      config,
      schema: {
        ...{ tags, summary: 'Begin anew' },
        ...{ params: schemas.draftParams, response: { 204: schemas.nothing } },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      await dropDraft(context, { parent: context.scope.id, type: request.params.type })
      return reply.status(204).send(null)
    },
  )
}
