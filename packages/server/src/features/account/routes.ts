import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import type { SessionId } from '../../ids.ts'
import { linkBody } from '../links/schemas.ts'
import { askForEmail, confirmEmail, lookAtEmailLink } from './email.ts'
import { renameOneself } from './profile.ts'
import * as schemas from './schemas.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from './sessions.ts'

const tags = ['account']
const done = z.null().describe('Done')
const own = { access: 'self' } as const

/** One's own account: name, address and where one is signed in. */
export function accountRoutes(app: App, service: Service): void {
  const limited = { rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } } as const

  app.patch(
    '/api/v1/session/person',
    {
      config: own,
      schema: { tags, summary: 'Change one’s own name', body: schemas.profile, response: { 204: done } },
    },
    async (request, reply) => {
      await renameOneself(contextOf(request), request.body.name)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/email',
    {
      config: { ...own, ...limited },
      schema: {
        tags,
        summary: 'Ask for another address of one’s own',
        description:
          'A link is mailed to it; opening that changes it. The answer is the same whether or not somebody has the address.',
        body: schemas.newEmail,
        response: { 200: schemas.emailAsked },
      },
    },
    async (request) => askForEmail(contextOf(request), request.body.email),
  )

  app.post(
    '/api/v1/links/confirm-email/look',
    {
      config: { access: 'public', ...limited },
      schema: {
        ...{ tags: ['links'], summary: 'Which address a link confirms' },
        ...{ body: linkBody, response: { 200: schemas.emailLink } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtEmailLink(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/links/confirm-email',
    {
      config: { access: 'public', ...limited },
      schema: {
        ...{ tags: ['links'], summary: 'Confirm an address with a link: it becomes that of the account' },
        ...{ body: schemas.confirmation, response: { 200: schemas.confirmed } },
      },
    },
    async (request) => confirmEmail(contextOf(request), request.body),
  )

  app.get(
    '/api/v1/session/sessions',
    { config: own, schema: { tags, summary: 'Where one is signed in', response: { 200: schemas.sessions } } },
    async (request) => ({ items: await listOwnSessions(contextOf(request)) }),
  )

  app.post(
    '/api/v1/session/sessions/:sessionId/end',
    {
      config: own,
      schema: {
        tags,
        summary: 'End one of one’s own sessions',
        params: schemas.sessionParams,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await endOwnSession(contextOf(request), request.params.sessionId as SessionId)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/sessions/end-others',
    {
      config: own,
      schema: { tags, summary: 'Sign out everywhere else', response: { 200: schemas.sessionsEnded } },
    },
    async (request) => ({ ended: await endOtherSessions(contextOf(request)) }),
  )
}
