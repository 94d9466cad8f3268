import type { Operation } from '@portreeve/engine'
import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import type { UserId } from '../../ids.ts'
import { cancelRoleChange } from './cancel-change.ts'
import { changeGuest } from './change-guest.ts'
import { guestChange } from './guest-schemas.ts'
import { leaveScope } from './leave.ts'
import { previewRoles } from './preview-change.ts'
import * as schemas from './schemas.ts'
import { transferRole } from './transfer.ts'

const tags = ['members']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const params = schemas.memberParams

/** What happens to a role: seen before, cancelled while it waits, handed on; and one's own way out. */
export function actRoutes(app: App): void {
  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/preview',
    {
      config: guarded('members.change-role'),
      schema: {
        tags,
        summary: 'What a change of roles would do',
        description: 'Nothing is changed.',
        params,
        body: schemas.previewed,
        response: { 200: schemas.preview },
      },
    },
    async (request) => previewRoles(scopedContextOf(request), { ...memberOf(request), ...request.body }),
  )

  app.patch(
    '/api/v1/scopes/:scopeId/members/:userId/guest',
    {
      config: guarded('members.change-role'),
      schema: {
        tags,
        summary: 'Change who answers for a guest, until when they have access, and what for',
        params,
        body: guestChange,
        response: { 204: z.null().describe('Done') },
      },
    },
    async (request, reply) => {
      await changeGuest(scopedContextOf(request), { ...memberOf(request), ...request.body })
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/roles/cancel',
    {
      config: guarded('members.change-role'),
      schema: {
        tags,
        summary: 'Cancel a change of roles that waits for the next sign-in',
        params,
        body: schemas.cancelling.nullish(),
        response: { 200: schemas.roleChanged },
      },
    },
    async (request) => cancelRoleChange(scopedContextOf(request), { ...memberOf(request), ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/transfer',
    {
      config: guarded('members.transfer'),
      schema: {
        tags,
        summary: 'Hand my own role on to another member',
        description: 'Where the blueprint lets the role move this way. It counts at once, for both.',
        params,
        response: { 200: schemas.transferred },
      },
    },
    async (request) => transferRole(scopedContextOf(request), memberOf(request)),
  )

  app.post(
    '/api/v1/session/scopes/:scopeId/leave',
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'Leave a scope: only an invitation brings me back',
        params: z.object({ scopeId: z.string() }),
        body: schemas.removal.nullish(),
        response: { 200: schemas.receipt },
      },
    },
    async (request) => leaveScope(contextOf(request), { scope: scopeIdOf(request.params.scopeId), ...request.body }),
  )
}

function memberOf(request: Parameters<typeof scopedContextOf>[0] & { readonly params: { readonly userId: string } }) {
  return { scope: scopedContextOf(request).scope.id, user: request.params.userId as UserId }
}
