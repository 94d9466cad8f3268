import { z } from 'zod'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf, idPageQuery } from '../../http/id-cursor.ts'
import { madeToken, scopeParams, tokenAnswer, tokens } from '../tokens/schemas.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const tags = ['service-accounts']
const config = { access: { guard: 'service-accounts.manage', scope: 'scopeId' } } as const
/** Something that gives access for a long time is made by whoever shows that they are there (X13). */
const making = { ...config, fresh: true } as const
const base = '/api/v1/scopes/:scopeId/service-accounts'

/** Machines of a scope and their tokens (X13). */
export function serviceAccountRoutes(app: App): void {
  app.get(
    base,
    {
      config,
      schema: {
        tags,
        summary: 'Machines of a scope',
        params: scopeParams,
        querystring: idPageQuery,
        response: { 200: schemas.serviceAccounts },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const found = await service.listServiceAccounts(scopedContextOf(request), { after, limit: limit + 1 })
      return idPageOf(found.map(schemas.accountAnswer), limit)
    },
  )

  app.post(
    base,
    {
      config: making,
      schema: {
        tags,
        summary: 'Make a machine with a role of its own',
        params: scopeParams,
        body: schemas.newServiceAccount,
        response: { 201: schemas.serviceAccount },
      },
    },
    async (request, reply) => {
      const made = await service.createServiceAccount(scopedContextOf(request), request.body)
      return reply.status(201).send(schemas.accountAnswer(made))
    },
  )

  app.post(
    `${base}/:serviceAccountId/end`,
    {
      config,
      schema: {
        tags,
        summary: 'End a machine and its tokens',
        params: schemas.accountParams,
        response: { 200: schemas.ended },
      },
    },
    async (request) => service.endServiceAccount(scopedContextOf(request), request.params.serviceAccountId),
  )

  app.get(
    `${base}/:serviceAccountId/tokens`,
    {
      config,
      schema: {
        tags,
        summary: 'Tokens of a machine',
        params: schemas.accountParams,
        querystring: idPageQuery,
        response: { 200: tokens },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const { serviceAccountId } = request.params
      const found = await service.listTokensOf(scopedContextOf(request), serviceAccountId, { after, limit: limit + 1 })
      return idPageOf(found.map(tokenAnswer), limit)
    },
  )

  app.post(
    `${base}/:serviceAccountId/tokens`,
    {
      config: making,
      schema: {
        tags,
        summary: 'Make a token for a machine; it is shown once',
        params: schemas.accountParams,
        body: schemas.newMachineToken,
        response: { 201: madeToken },
      },
    },
    async (request, reply) => {
      const { serviceAccountId } = request.params
      const made = await service.createMachineToken(scopedContextOf(request), serviceAccountId, request.body)
      return reply.status(201).header('cache-control', 'no-store').send(tokenAnswer(made))
    },
  )

  app.post(
    `${base}/:serviceAccountId/tokens/:tokenId/revoke`,
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a token of a machine',
        params: schemas.accountTokenParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { serviceAccountId, tokenId } = request.params
      await service.revokeMachineToken(scopedContextOf(request), serviceAccountId, tokenId)
      return reply.status(204).send(null)
    },
  )
}
