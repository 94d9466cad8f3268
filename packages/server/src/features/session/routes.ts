import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import type { ScopeId } from '../../ids.ts'
import { sessionAnswer, sessionQuery } from './schemas.ts'
import { describeSession } from './service.ts'

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
      // Another person's answer must never come out of a browser's cache.
      reply.header('cache-control', 'private, no-cache').header('vary', 'cookie').header('etag', etag)
      if (request.headers['if-none-match'] === etag)
        return reply
          .status(304)
          .serializer(() => '')
          .send(null)
      return answer
    },
  )
}
