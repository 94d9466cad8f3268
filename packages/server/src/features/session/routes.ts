import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import type { ScopeId } from '../../ids.ts'
import { sessionAnswer, sessionQuery, sessionScope, sessionScopeParams } from './schemas.ts'
import { describeSession, describeSessionScope } from './service.ts'

export function sessionRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/session',
    {
      config: { access: 'self', beforePasswordChange: true },
      schema: {
        tags: ['session'],
        summary: 'Who am I, where am I, what may I do',
        querystring: sessionQuery,
        response: { 200: sessionAnswer, 304: z.null().describe('Nothing changed since') },
      },
    },
    async (request, reply) => {
      const answer = await describeSession(contextOf(request), { into: request.query.into as ScopeId | undefined })
      const etag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)}"`
      neverShared(reply).header('etag', etag)
      if (request.headers['if-none-match'] === etag)
        return reply
          .status(304)
          .serializer(() => '')
          .send(null)
      return answer
    },
  )

  app.get(
    '/api/v1/session/scopes/:scopeId',
    {
      // The service tells it to whoever is somebody there, and answers everybody else like an id that is not there.
      config: { access: 'self' },
      schema: {
        ...{ tags: ['session'], summary: 'What am I in this scope, and what may I do there' },
        ...{ params: sessionScopeParams, response: { 200: sessionScope } },
      },
    },
    async (request, reply) => {
      neverShared(reply)
      return describeSessionScope(contextOf(request), scopeIdOf(request.params.scopeId))
    },
  )
}

/** Another person's answer must never come out of a browser's cache. */
function neverShared(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, no-cache').header('vary', 'cookie, portreeve-view-as')
}
