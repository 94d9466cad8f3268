import { scopeIdOf } from '../../access/passing-guards.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { summaryAnswer, summaryParams } from './schemas.ts'
import { summary } from './service.ts'

/** What a scope's first page tells. */
export function summaryRoutes(app: App): void {
  app.get(
    '/api/v1/scopes/:scopeId/summary',
    {
      // One page for everybody in the scope: the service asks of each part whether its list is open to this person.
      config: { access: 'self' },
      schema: {
        tags: ['scopes'],
        summary: 'A scope in numbers: those whose lists one may read',
        params: summaryParams,
        response: { 200: summaryAnswer },
      },
    },
    async (request) => summary(contextOf(request), scopeIdOf(request.params.scopeId)),
  )
}
