import { z } from 'zod'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { pageOf } from '../../http/name-cursor.ts'
import { afterOf, cursorRows } from '../../http/sorted-cursor.ts'
import type { ResourceId } from '../../ids.ts'
import { listResources, readResource } from './list-resources.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const tags = ['resources']
const done = z.null().describe('Done')
const base = '/api/v1/scopes/:scopeId/resources/:kind'
const one = `${base}/:resourceId`
const onSome = (action: string) => ({ access: { action, of: { param: 'kind' }, scope: 'scopeId' } }) as const
const onOne = (action: string) =>
  ({ access: { action, of: { param: 'kind' }, scope: 'scopeId', resource: 'resourceId' } }) as const

/** Things of the kinds that the menu lists: whose they are, and what they are called (C12). */
export function listedResourceRoutes(app: App): void {
  app.get(
    base,
    {
      config: onSome('read'),
      schema: {
        tags,
        summary: 'Things of a kind, by name or by their last change',
        params: schemas.kindParams,
        querystring: schemas.resourceQuery,
        response: { 200: schemas.resources },
      },
    },
    async (request) => {
      const { after, limit, ...filter } = request.query
      const { kind } = request.params
      const page = { ...filter, kind, after: afterOf<ResourceId>(filter.sort, after), limit: limit + 1 }
      const { rows, ...about } = await listResources(scopedContextOf(request), page)
      return { ...pageOf(cursorRows(filter.sort, rows), limit), ...about }
    },
  )

  app.post(
    base,
    {
      config: onSome('create'),
      schema: {
        tags,
        summary: 'Make a thing of a kind: nobody else sees it',
        params: schemas.kindParams,
        body: schemas.newResource,
        response: { 201: schemas.resourceWithShares },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, kind: request.params.kind }
      return reply.status(201).send(await service.createResource(scopedContextOf(request), input))
    },
  )

  app.get(
    one,
    {
      config: onOne('read'),
      schema: {
        tags,
        summary: 'One thing, and for those who may share it with whom it is shared',
        params: schemas.resourceParams,
        response: { 200: schemas.resourceWithShares },
      },
    },
    async (request) => {
      const { kind, resourceId: id } = request.params
      return readResource(scopedContextOf(request), { kind, id })
    },
  )

  app.patch(
    one,
    {
      config: onOne('change'),
      schema: {
        tags,
        summary: 'Rename or describe a thing',
        params: schemas.resourceParams,
        body: schemas.resourceChange,
        response: { 200: schemas.resourceWithShares },
      },
    },
    async (request) => {
      const { kind, resourceId: id } = request.params
      return service.changeResource(scopedContextOf(request), { ...request.body, kind, id })
    },
  )

  app.delete(
    one,
    {
      config: onOne('delete'),
      schema: {
        tags,
        summary: 'Delete a thing',
        params: schemas.resourceParams,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { kind, resourceId: id } = request.params
      await service.deleteResource(scopedContextOf(request), { kind, id })
      return reply.status(204).send(null)
    },
  )
}
