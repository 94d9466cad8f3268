import type { Operation } from '@portreeve/engine'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf } from '../../http/id-cursor.ts'
import type { InvitationId } from '../../ids.ts'
import { invitePeople } from './invite.ts'
import { listInvitations } from './list-invitations.ts'
import { openingRoutes } from './opening-routes.ts'
import { resendInvitation, revokeInvitation } from './resend-revoke.ts'
import * as schemas from './schemas.ts'

const tags = ['invitations']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const done = z.null().describe('Done')
const params = schemas.invitationParams

/** Inviting people into a scope (A8), and what they do with their link. */
export function invitationRoutes(app: App, service: Service): void {
  app.post(
    '/api/v1/scopes/:scopeId/invitations',
    {
      config: guarded('members.add'),
      schema: {
        ...{ tags, summary: 'Invite or add people by their addresses' },
        description: 'Whoever is of the organization already is added at once. Each address has its own result.',
        ...{ params: schemas.scopeParams, body: schemas.newInvitations },
        response: { 200: schemas.invitationResults },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      reply.header('cache-control', 'no-store')
      return { results: await invitePeople(context, { scope: context.scope.id, ...request.body }) }
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/invitations',
    {
      config: guarded('members.read'),
      schema: {
        ...{ tags, summary: 'Who was invited, the newest first', params: schemas.scopeParams },
        ...{ querystring: schemas.invitationQuery, response: { 200: schemas.invitations } },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query
      return idPageOf(await listInvitations(scopedContextOf(request), { ...filter, limit: limit + 1 }), limit)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/invitations/:invitationId/resend',
    {
      config: guarded('members.add'),
      schema: {
        ...{ tags, summary: 'A new link for another seven days: the former one opens nothing any more' },
        ...{ params, response: { 200: schemas.sentAgain } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return resendInvitation(scopedContextOf(request), invitationOf(request))
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/invitations/:invitationId/revoke',
    {
      config: guarded('members.add'),
      schema: { tags, summary: 'Withdraw an invitation', params, response: { 204: done } },
    },
    async (request, reply) => {
      await revokeInvitation(scopedContextOf(request), invitationOf(request))
      return reply.status(204).send(null)
    },
  )

  openingRoutes(app, service)
}

function invitationOf(
  request: Parameters<typeof scopedContextOf>[0] & { readonly params: { readonly invitationId: string } },
) {
  return {
    scope: scopedContextOf(request).scope.id,
    invitation: request.params.invitationId as InvitationId,
  }
}
