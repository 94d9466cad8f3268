import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import type { UserId } from '../../ids.ts'
import { standing, standingParams } from './schemas.ts'
import { standingOf } from './service.ts'

/** What a member is in other places, and where each of their roles comes from. */
export function standingRoutes(app: App): void {
  app.get(
    '/api/v1/scopes/:scopeId/members/:userId/standing',
    {
      config: { access: { guard: 'members.read', scope: 'scopeId' } },
      schema: {
        tags: ['members'],
        summary: 'What a member is everywhere that one may look, and who gave each role',
        params: standingParams,
        response: { 200: standing },
      },
    },
    async (request) => standingOf(scopedContextOf(request), request.params.userId as UserId),
  )
}
