import type { Operation } from '@portreeve/engine'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import type { UserId } from '../../ids.ts'
import { changeRolesOfMany, disableMembers, enableMembers, removeMembers } from './bulk.ts'
import * as schemas from './schemas.ts'

const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const tags = ['members']
const description = 'One after the other, each with its own result: one that fails leaves the others as they are.'
const response = { 200: schemas.bulkResults }

/** The acts on one member for up to a hundred, under the same rules. */
export function bulkRoutes(app: App): void {
  app.post(
    '/api/v1/scopes/:scopeId/members/bulk/disable',
    {
      config: guarded('members.disable'),
      schema: { tags, summary: 'Disable several members', description, body: schemas.bulk, response },
    },
    async (request) => ({ results: await disableMembers(scopedContextOf(request), chosen(request)) }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/bulk/enable',
    {
      config: guarded('members.disable'),
      schema: { tags, summary: 'Enable several members again', description, body: schemas.bulk, response },
    },
    async (request) => ({ results: await enableMembers(scopedContextOf(request), chosen(request)) }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/bulk/remove',
    {
      config: guarded('members.remove'),
      schema: { tags, summary: 'Remove several members', description, body: schemas.bulkRemoval, response },
    },
    async (request) => {
      const { belongings } = request.body
      return { results: await removeMembers(scopedContextOf(request), { ...chosen(request), belongings }) }
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/bulk/change-roles',
    {
      config: guarded('members.change-role'),
      schema: {
        tags,
        summary: 'Give and take roles of several members',
        description,
        body: schemas.bulkRoleChange,
        response,
      },
    },
    async (request) => {
      const wanted = { ...request.body, ...chosen(request) }
      return { results: await changeRolesOfMany(scopedContextOf(request), wanted) }
    },
  )
}

type Chosen = Parameters<typeof scopedContextOf>[0] & { readonly body: { readonly people: readonly string[] } }

function chosen(request: Chosen) {
  return { scope: scopedContextOf(request).scope.id, people: request.body.people as readonly UserId[] }
}
