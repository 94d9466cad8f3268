import type { Operation } from '@portreeve/engine'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { afterName, pageOf } from '../../http/name-cursor.ts'
import type { ScopeId } from '../../ids.ts'
import * as schemas from './schemas.ts'
import { createScope, listChildren, readScopeWithChoices, setScopeStatus, updateScope } from './service.ts'
import { statusEffects } from './status-effect.ts'

const tags = ['scopes']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const

export function scopeRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId',
    {
      config: guarded('scope.read'),
      schema: { tags, summary: 'A scope: its name, state and profile', response: { 200: schemas.scopeWithChoices } },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const scope = await readScopeWithChoices(context, context.scope.id)
      reply.header('etag', scope.etag)
      return scope
    },
  )

  app.patch(
    '/api/v1/scopes/:scopeId',
    {
      config: guarded('scope.update'),
      schema: {
        ...{ tags, summary: 'Change name and profile of a scope', headers: schemas.ifMatch },
        ...{ body: schemas.scopeEdit, response: { 200: schemas.scope } },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const edit = { scope: context.scope.id, ifMatch: request.headers['if-match'], ...request.body }
      const scope = await updateScope(context, edit)
      reply.header('etag', scope.etag)
      return scope
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/status',
    {
      config: guarded('scope.status'),
      schema: {
        tags,
        summary: 'Change the state of a scope',
        body: schemas.scopeStatus,
        response: { 200: schemas.scope },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return setScopeStatus(context, { scope: context.scope.id, ...request.body })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/statuses',
    {
      config: guarded('scope.status'),
      schema: {
        tags,
        summary: 'The states that a scope can be in, and what each comes to',
        response: { 200: schemas.scopeStatuses },
      },
    },
    async (request) => ({ items: await statusEffects(scopedContextOf(request)) }),
  )

  app.get(
    '/api/v1/scopes/:scopeId/children',
    {
      config: guarded('scope.children'),
      schema: {
        ...{ tags, summary: 'The scopes in a scope, by name and state' },
        ...{ querystring: schemas.childrenQuery, response: { 200: schemas.children } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { after, limit, ...filter } = request.query
      const page = { ...afterName<ScopeId>(after), ...filter, limit: limit + 1 }
      return pageOf(await listChildren(context, { parent: context.scope.id, ...page }), limit)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/children',
    {
      // What more it takes depends on what is made: `createdWith` of its scope type. The service asks for it.
      config: guarded('scope.read'),
      schema: {
        tags,
        summary: 'Make a scope in a scope',
        body: schemas.newScope,
        response: { 201: schemas.madeScope },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const id = await createScope(context, { parent: context.scope.id, ...request.body })
      return reply.status(201).send({ id })
    },
  )
}
