import type { Operation } from '@portreeve/engine'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { afterName, pageOf } from '../../http/name-cursor.ts'
import type { TokenId, UserId } from '../../ids.ts'
import { actRoutes } from './act-routes.ts'
import { listAssignableRoles } from './assignable-roles.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { changeRoles } from './change-roles.ts'
import { disableMember, enableMember, removeMember } from './cut-off.ts'
import { addMember } from './join-scope.ts'
import { listMembers, readMember } from './list-members.ts'
import * as schemas from './schemas.ts'

const tags = ['members']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const done = z.null().describe('Done')
const params = schemas.memberParams

export function memberRoutes(app: App, _service: Service): void {
  actRoutes(app)
  bulkRoutes(app)

  app.get(
    '/api/v1/scopes/:scopeId/members',
    {
      config: guarded('members.read'),
      schema: {
        tags,
        summary: 'Members of a scope, by name',
        querystring: schemas.memberQuery,
        response: { 200: schemas.members },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { after, limit, ...filter } = request.query
      const page = { ...filter, ...afterName<UserId>(after), limit: limit + 1 }
      return pageOf(await listMembers(context, { scope: context.scope.id, ...page }), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/members/:userId',
    {
      config: guarded('members.read'),
      schema: { tags, summary: 'One member', params, response: { 200: schemas.member } },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return readMember(context, context.scope.id, request.params.userId as UserId)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/assignable-roles',
    {
      config: guarded('members.add'),
      schema: { tags, summary: 'The roles that I may give here', response: { 200: schemas.assignableRoles } },
    },
    async (request) => ({ items: await listAssignableRoles(scopedContextOf(request)) }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members',
    {
      config: guarded('members.add'),
      schema: { tags, summary: 'Add somebody of the organization', body: schemas.newMember, response: { 201: done } },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const { person, ...input } = request.body
      await addMember(context, { scope: context.scope.id, user: person as UserId, ...input })
      return reply.status(201).send(null)
    },
  )

  app.patch(
    '/api/v1/scopes/:scopeId/members/:userId',
    {
      config: guarded('members.change-role'),
      schema: {
        tags,
        summary: 'Give and take roles',
        params,
        body: schemas.roleChange,
        response: { 200: schemas.roleChanged },
      },
    },
    async (request) => changeRoles(scopedContextOf(request), { ...memberOf(request), ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/disable',
    {
      config: guarded('members.disable'),
      schema: {
        tags,
        summary: 'Disable a member: out at once, the role is kept',
        params,
        response: { 200: schemas.receipt },
      },
    },
    async (request) => disableMember(scopedContextOf(request), memberOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/enable',
    {
      config: guarded('members.disable'),
      schema: {
        tags,
        summary: 'Enable a member again',
        params,
        body: schemas.enabling.nullish(),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const resumeTokens = request.body?.resumeTokens as TokenId[] | undefined
      await enableMember(scopedContextOf(request), { ...memberOf(request), resumeTokens })
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/remove',
    {
      config: guarded('members.remove'),
      schema: {
        tags,
        summary: 'Remove a member: only a new invitation brings them back',
        params,
        body: schemas.removal.nullish(),
        response: { 200: schemas.receipt },
      },
    },
    async (request) => removeMember(scopedContextOf(request), { ...memberOf(request), ...request.body }),
  )
}

function memberOf(request: Parameters<typeof scopedContextOf>[0] & { readonly params: { readonly userId: string } }) {
  return { scope: scopedContextOf(request).scope.id, user: request.params.userId as UserId }
}
