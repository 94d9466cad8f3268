import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import { idPageOf, idPageQuery } from '../../http/id-cursor.ts'
import { sendCsv } from '../../http/send-csv.ts'
import { allPermissionHolders, allRoleHolders } from './all-holders.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const tags = ['roles']
const config = { access: { guard: 'roles.read', scope: 'scopeId' } } as const
/** Who holds something is a list of members: whoever may not read those (or only in a session) does not get it here. */
const whose = { access: { guard: 'members.read', scope: 'scopeId' } } as const

/** The roles of the running blueprint, and who holds them. */
export function roleRoutes(app: App): void {
  app.get(
    '/api/v1/roles',
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'Every role and permission of the blueprint',
        response: { 200: schemas.catalogueAnswer },
      },
    },
    async (request) => service.catalogue(contextOf(request)),
  )

  app.get(
    '/api/v1/scopes/:scopeId/roles',
    {
      config,
      schema: {
        tags,
        summary: 'The roles of a scope: matrix, menus and how many hold each',
        params: schemas.scopeParams,
        response: { 200: schemas.scopeRolesAnswer },
      },
    },
    async (request) => service.scopeRoles(scopedContextOf(request)),
  )

  app.get(
    '/api/v1/scopes/:scopeId/roles/:roleId/holders',
    {
      config: whose,
      schema: {
        tags,
        summary: 'Who holds a role',
        params: schemas.roleParams,
        querystring: idPageQuery,
        response: { 200: schemas.holders },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const page = { after, limit: limit + 1 }
      return idPageOf(await service.roleHolders(scopedContextOf(request), request.params.roleId, page), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/permissions/:permissionId/holders',
    {
      config: whose,
      schema: {
        tags,
        summary: 'Who may do something here',
        params: schemas.permissionParams,
        querystring: idPageQuery,
        response: { 200: schemas.permissionHolders },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const page = { after, limit: limit + 1 }
      const found = await service.permissionHolders(scopedContextOf(request), request.params.permissionId, page)
      return idPageOf(found, limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/roles/:roleId/holders.csv',
    {
      config: whose,
      schema: { tags, summary: 'Who holds a role, as CSV', params: schemas.roleParams, response: { 200: schemas.csv } },
    },
    async (request, reply) => {
      const { roleId } = request.params
      const rows = allRoleHolders(scopedContextOf(request), roleId)
      return sendCsv(reply, { name: `${roleId}-holders`, columns: schemas.holderColumns, rows })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/permissions/:permissionId/holders.csv',
    {
      config: whose,
      schema: {
        tags,
        summary: 'Who may do something here, as CSV',
        params: schemas.permissionParams,
        response: { 200: schemas.csv },
      },
    },
    async (request, reply) => {
      const { permissionId } = request.params
      const rows = allPermissionHolders(scopedContextOf(request), permissionId)
      const columns = { ...schemas.holderColumns, held: 'Held' }
      return sendCsv(reply, { name: `${permissionId}-holders`, columns, rows })
    },
  )
}
