import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { acceptAsNewcomer, acceptSignedIn, declineInvitation } from './accept.ts'
import { lookAtInvitation } from './look.ts'
import * as schemas from './schemas.ts'

const tags = ['invitations']

/** For whoever has the link. The secret comes in the body: addresses end up in logs. */
export function openingRoutes(app: App, service: Service): void {
  const rateLimit = { max: service.config.signInsPerMinute, timeWindow: 60_000 }
  const config = { access: 'public', rateLimit } as const

  app.post(
    '/api/v1/invitations/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'What somebody is invited to' },
        ...{ body: schemas.linkBody, response: { 200: schemas.invitationSeen } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtInvitation(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/invitations/accept',
    {
      config,
      schema: {
        ...{ tags, summary: 'Accept as somebody without an account, and be signed in' },
        ...{ body: schemas.newAccount, response: { 200: schemas.acceptedAndSignedIn } },
      },
    },
    async (request, reply) => {
      const { scope, ...signedIn } = await acceptAsNewcomer(contextOf(request), request.body)
      return { ...answerSignedIn(service, reply, signedIn), scope }
    },
  )

  app.post(
    '/api/v1/session/invitations/accept',
    {
      config: { access: 'self', rateLimit },
      schema: {
        ...{ tags, summary: 'Accept as whoever is signed in' },
        ...{ body: schemas.linkBody, response: { 200: schemas.accepted } },
      },
    },
    async (request) => acceptSignedIn(contextOf(request), request.body.secret),
  )

  app.post(
    '/api/v1/invitations/decline',
    {
      config,
      schema: {
        ...{ tags, summary: 'Decline an invitation' },
        ...{ body: schemas.linkBody, response: { 204: z.null().describe('Done') } },
      },
    },
    async (request, reply) => {
      await declineInvitation(contextOf(request), request.body.secret)
      return reply.status(204).send(null)
    },
  )
}
