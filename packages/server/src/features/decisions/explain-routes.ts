import { createHash } from 'node:crypto'
import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import type { ServiceAccountId, UserId } from '../../ids.ts'
import { resourceChoices, subjectChoices } from './choices.ts'
import * as schemas from './explain-schemas.ts'
import { everythingOf, explainOther, explainOwn } from './explain-service.ts'

const tags = ['access']
const config = { access: { guard: 'access.check', scope: 'scopeId' } } as const

/** May somebody do that, and why. */
export function explainRoutes(app: App): void {
  app.get(
    '/api/v1/scopes/:scopeId/access',
    {
      config,
      schema: {
        tags,
        summary: 'May this person or service account do that here, and why',
        params: schemas.scopeParams,
        querystring: schemas.otherQuery,
        response: { 200: schemas.explained },
      },
    },
    async (request) => {
      const { person, serviceAccount, ...ask } = request.query
      const subject =
        serviceAccount === undefined
          ? { person: person as UserId }
          : { serviceAccount: serviceAccount as ServiceAccountId }
      return explainOther(scopedContextOf(request), subject, ask)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/access/subjects',
    {
      config,
      schema: {
        tags,
        summary: 'Whom one can ask about here, by name',
        params: schemas.scopeParams,
        querystring: schemas.subjectQuery,
        response: { 200: schemas.subjects },
      },
    },
    async (request) => ({ items: await subjectChoices(scopedContextOf(request), request.query) }),
  )

  app.get(
    '/api/v1/scopes/:scopeId/access/resources',
    {
      config,
      schema: {
        tags,
        summary: 'The registered resources that one can ask about here, by name',
        params: schemas.scopeParams,
        querystring: schemas.resourceQuery,
        response: { 200: schemas.resources },
      },
    },
    async (request) => ({ items: await resourceChoices(scopedContextOf(request), request.query) }),
  )

  app.get(
    '/api/v1/session/access',
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'May I do that there, and why',
        querystring: schemas.ownQuery,
        response: { 200: schemas.explained },
      },
    },
    async (request) => {
      const { scope, ...ask } = request.query
      return explainOwn(contextOf(request), scopeIdOf(scope), ask)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/access/:personId',
    {
      config,
      schema: {
        tags,
        summary: 'Everything that a person may do here',
        params: schemas.personParams,
        response: { 200: schemas.everything, 304: z.null().describe('Nothing changed') },
      },
    },
    async (request, reply) => {
      const answer = await everythingOf(scopedContextOf(request), request.params.personId as UserId)
      const etag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)}"`
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.status(304).send(null)
      return answer
    },
  )
}
