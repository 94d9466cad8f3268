import { z } from 'zod'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import { idPageOf, idPageQuery } from '../../http/id-cursor.ts'
import {
  madeToken,
  memberParams,
  memberTokenParams,
  newToken,
  scopeParams,
  thisToken,
  tokenAnswer,
  tokenParams,
  tokens,
} from './schemas.ts'
import {
  createToken,
  listMemberTokens,
  listOwnTokens,
  listResumableTokens,
  revokeMemberToken,
  revokeOwnToken,
} from './service.ts'
import { describeThisToken } from './this-token.ts'

const tags = ['tokens']
const mine = { config: { access: 'self' } } as const
const managing = { config: { access: { guard: 'members.disable', scope: 'scopeId' } } } as const

/** A person's API tokens (A15). */
export function tokenRoutes(app: App): void {
  app.post(
    '/api/v1/scopes/:scopeId/tokens',
    {
      config: { access: { guard: 'tokens.create', scope: 'scopeId' }, fresh: true },
      schema: {
        tags,
        summary: 'Make an API token of one’s own',
        params: scopeParams,
        body: newToken,
        response: { 201: madeToken },
      },
    },
    async (request, reply) => {
      const made = await createToken(scopedContextOf(request), request.body)
      return reply.status(201).header('cache-control', 'no-store').send(tokenAnswer(made))
    },
  )

  app.get(
    '/api/v1/token',
    {
      config: { access: 'token' },
      schema: { tags, summary: 'What this token is, and what it may do now', response: { 200: thisToken } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return tokenAnswer(await describeThisToken(scopedContextOf(request)))
    },
  )

  app.get(
    '/api/v1/tokens',
    { ...mine, schema: { tags, summary: 'One’s own API tokens', querystring: idPageQuery, response: { 200: tokens } } },
    async (request) => {
      const { after, limit } = request.query
      return idPageOf((await listOwnTokens(contextOf(request), { after, limit: limit + 1 })).map(tokenAnswer), limit)
    },
  )

  app.post(
    '/api/v1/tokens/:tokenId/revoke',
    {
      ...mine,
      schema: { tags, summary: 'Revoke a token of one’s own', params: tokenParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await revokeOwnToken(contextOf(request), request.params.tokenId)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/members/:userId/tokens',
    {
      ...managing,
      schema: {
        tags,
        summary: 'A member’s tokens here',
        params: memberParams,
        querystring: idPageQuery,
        response: { 200: tokens },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const found = await listMemberTokens(scopedContextOf(request), request.params.userId, { after, limit: limit + 1 })
      return idPageOf(found.map(tokenAnswer), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/members/:userId/tokens/resumable',
    {
      ...managing,
      schema: {
        tags,
        summary: 'Tokens that ended when the member was disabled, and can resume',
        params: memberParams,
        querystring: idPageQuery,
        response: { 200: tokens },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const page = { after, limit: limit + 1 }
      const found = await listResumableTokens(scopedContextOf(request), request.params.userId, page)
      return idPageOf(found.map(tokenAnswer), limit)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/:userId/tokens/:tokenId/revoke',
    {
      ...managing,
      schema: { tags, summary: 'Revoke a member’s token', params: memberTokenParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await revokeMemberToken(scopedContextOf(request), request.params.userId, request.params.tokenId)
      return reply.status(204).send(null)
    },
  )
}
