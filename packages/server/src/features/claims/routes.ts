import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import { listClaimsAgainst, readClaim } from './read-claims.ts'
import * as schemas from './schemas.ts'
import { claimScope, completeClaim, objectToClaim, withdrawClaim } from './service.ts'

const tags = ['claims']
const done = z.null().describe('Done')
const own = { access: 'self' } as const
const claiming = { access: { guard: 'scope.claim', scope: 'scopeId' } } as const

/** A place that has lost whoever must be there, and how somebody of the place above takes it over (X3). */
export function claimRoutes(app: App, _service: Service): void {
  app.post(
    '/api/v1/scopes/:scopeId/claim',
    {
      config: claiming,
      schema: {
        ...{ tags, summary: 'Claim a scope that needs an owner: the former holders have 72 hours to object' },
        response: { 201: schemas.claimMade },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      return reply.status(201).send(await claimScope(context, context.scope.id))
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/claim',
    {
      // The service tells it to whoever could claim the scope or sees its people, and answers others like an id that is not there.
      config: own,
      schema: {
        ...{ tags, summary: 'Whether a scope needs an owner, and who has claimed it' },
        ...{ params: schemas.scopeParams, response: { 200: schemas.claimState } },
      },
    },
    async (request) => readClaim(contextOf(request), scopeIdOf(request.params.scopeId)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/claim/complete',
    {
      config: { ...claiming, fresh: true },
      schema: {
        ...{ tags, summary: 'Become what you claimed, when the 72 hours are over' },
        response: { 200: schemas.claimCompleted },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return completeClaim(context, context.scope.id)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/claim/withdraw',
    { config: claiming, schema: { tags, summary: 'Take one’s own claim back', response: { 204: done } } },
    async (request, reply) => {
      const context = scopedContextOf(request)
      await withdrawClaim(context, context.scope.id)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/v1/session/claims',
    {
      config: own,
      schema: { tags, summary: 'Claims that I can object to', response: { 200: schemas.claimsAgainst } },
    },
    async (request) => ({ items: await listClaimsAgainst(contextOf(request)) }),
  )

  app.post(
    '/api/v1/session/claims/:claimId/object',
    {
      config: own,
      schema: {
        ...{ tags, summary: 'Object to a claim: it ends' },
        ...{ params: schemas.claimParams, response: { 204: done } },
      },
    },
    async (request, reply) => {
      await objectToClaim(contextOf(request), request.params.claimId)
      return reply.status(204).send(null)
    },
  )
}
