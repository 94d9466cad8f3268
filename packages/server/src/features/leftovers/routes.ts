import type { Operation } from '@portreeve/engine'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { readAllBelongings, readBelongings } from './belongings.ts'
import * as schemas from './schemas.ts'
import { listAllLeftBehind, listLeftBehind } from './sweep.ts'

const tags = ['leftovers']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const { params } = schemas

export function leftoverRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/left-behind/:userId',
    {
      config: guarded('members.read'),
      schema: {
        ...{ tags, summary: 'What somebody set up in a scope that still gives access, also after they were removed' },
        ...{ params, response: { 200: schemas.leftItems } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return listLeftBehind(context, { scope: context.scope.id, user: request.params.userId })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/people/:userId/left-behind',
    {
      config: guarded('people.archive'),
      schema: {
        ...{ tags, summary: 'What somebody set up anywhere that still gives access' },
        ...{ params, response: { 200: schemas.leftItems } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return listAllLeftBehind(context, { scope: context.scope.id, user: request.params.userId })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/belongings/:userId',
    {
      config: guarded('members.read'),
      schema: {
        ...{ tags, summary: 'What somebody owns in a scope, by kind' },
        ...{ params, response: { 200: schemas.belongings } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return readBelongings(context, { scope: context.scope.id, user: request.params.userId })
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/people/:userId/belongings',
    {
      config: guarded('people.archive'),
      schema: {
        ...{ tags, summary: 'What somebody owns anywhere, by kind and place' },
        ...{ params, response: { 200: schemas.belongings } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      return readAllBelongings(context, { scope: context.scope.id, user: request.params.userId })
    },
  )
}
