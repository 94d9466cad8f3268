import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import { idPageOf, idPageQuery } from '../../http/id-cursor.ts'
import type { RequestId } from '../../ids.ts'
import { acceptRequest, declineRequest } from './answer-service.ts'
import { listRequests } from './list-requests.ts'
import * as schemas from './schemas.ts'
import { listOwnRequests, makeRequest, withdrawRequest } from './service.ts'

const tags = ['requests']
const done = z.null().describe('Done')
const own = { access: 'self' } as const
const answering = { access: { guard: 'requests.answer', scope: 'scopeId' } } as const

/** Asking for access, and answering those who ask (A5, X8). */
export function requestRoutes(app: App, service: Service): void {
  const limited = { ...own, rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } }

  app.post(
    '/api/v1/session/requests',
    {
      config: limited,
      schema: {
        tags,
        summary: 'Ask for access',
        description: 'Where the entry of the session’s answer, or a refusal, says `requestAccess`.',
        body: schemas.newRequest,
        response: { 201: schemas.requestMade },
      },
    },
    async (request, reply) => {
      const { scope, ...asked } = request.body
      return reply.status(201).send(await makeRequest(contextOf(request), { scope: scopeIdOf(scope), ...asked }))
    },
  )

  app.get(
    '/api/v1/session/requests',
    {
      config: own,
      schema: {
        tags,
        summary: 'What I asked for, the newest first',
        querystring: idPageQuery,
        response: { 200: schemas.ownRequests },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      return idPageOf(await listOwnRequests(contextOf(request), { after, limit: limit + 1 }), limit)
    },
  )

  app.post(
    '/api/v1/session/requests/:requestId/withdraw',
    {
      config: own,
      schema: { tags, summary: 'Take a request back', params: schemas.ownParams, response: { 204: done } },
    },
    async (request, reply) => {
      await withdrawRequest(contextOf(request), request.params.requestId as RequestId)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/requests',
    {
      config: answering,
      schema: {
        tags,
        summary: 'Who asks for access, the newest first',
        params: schemas.scopeParams,
        querystring: schemas.requestQuery,
        response: { 200: schemas.requests },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query
      return idPageOf(await listRequests(scopedContextOf(request), { ...filter, limit: limit + 1 }), limit)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/requests/:requestId/accept',
    {
      config: answering,
      schema: {
        tags,
        summary: 'Accept a request: add the person, change their role, or enable them',
        params: schemas.requestParams,
        body: schemas.acceptance.nullish(),
        response: { 200: schemas.accepted },
      },
    },
    async (request) =>
      acceptRequest(scopedContextOf(request), { id: request.params.requestId as RequestId, ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/requests/:requestId/decline',
    {
      config: answering,
      schema: {
        tags,
        summary: 'Decline a request',
        params: schemas.requestParams,
        body: schemas.refusal.nullish(),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { requestId } = request.params
      await declineRequest(scopedContextOf(request), { id: requestId as RequestId, note: request.body?.note })
      return reply.status(204).send(null)
    },
  )
}
