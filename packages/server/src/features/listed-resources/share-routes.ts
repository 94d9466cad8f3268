import { z } from 'zod'
import { scopeIdOf } from '../../access/passing-guards.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf, scopedContextOf } from '../../http/context-of.ts'
import { acceptOffer, declineOffer, listOffers } from './offers.ts'
import { listOwned } from './owned.ts'
import * as schemas from './schemas.ts'
import { listShareable, shareResource, unshareResource } from './shares.ts'
import { offerResource, withdrawOffer } from './transfer.ts'

const tags = ['resources']
const done = z.null().describe('Done')
const scoped = '/api/v1/scopes/:scopeId'
const one = `${scoped}/resources/:kind/:resourceId`
const onOne = (action: string) =>
  ({ access: { action, of: { param: 'kind' }, scope: 'scopeId', resource: 'resourceId' } }) as const

/** With whom things are shared, and to whom they are handed on (C12, C10). */
export function sharingRoutes(app: App): void {
  app.get(
    `${one}/shareable`,
    {
      config: onOne('share'),
      schema: {
        tags,
        summary: 'With whom a thing can be shared, and why with nobody',
        params: schemas.resourceParams,
        querystring: schemas.shareableQuery,
        response: { 200: schemas.shareable },
      },
    },
    async (request) => {
      const { kind, resourceId: id } = request.params
      return listShareable(scopedContextOf(request), { kind, id, search: request.query.search })
    },
  )

  app.put(
    `${one}/shares/:withId`,
    {
      config: onOne('share'),
      schema: {
        tags,
        summary: 'Share a thing with a person or an organization, or share it as something else',
        params: schemas.shareParams,
        body: schemas.share,
        response: { 200: schemas.resourceWithShares },
      },
    },
    async (request) => {
      const { kind, resourceId: id, withId: whom } = request.params
      return shareResource(scopedContextOf(request), { kind, id, whom, relation: request.body.relation })
    },
  )

  app.delete(
    `${one}/shares/:withId`,
    {
      config: onOne('share'),
      schema: { tags, summary: 'End a share', params: schemas.shareParams, response: { 204: done } },
    },
    async (request, reply) => {
      const { kind, resourceId: id, withId: whom } = request.params
      await unshareResource(scopedContextOf(request), { kind, id, whom })
      return reply.status(204).send(null)
    },
  )

  app.put(
    `${one}/transfer`,
    {
      config: onOne('transfer'),
      schema: {
        tags,
        summary: 'Offer a thing to somebody: it is theirs once they have taken it',
        params: schemas.resourceParams,
        body: schemas.transfer,
        response: { 200: schemas.resourceWithShares },
      },
    },
    async (request) => {
      const { kind, resourceId: id } = request.params
      return offerResource(scopedContextOf(request), { kind, id, to: request.body.to })
    },
  )

  app.delete(
    `${one}/transfer`,
    {
      config: onOne('transfer'),
      schema: { tags, summary: 'Take an offer back', params: schemas.resourceParams, response: { 204: done } },
    },
    async (request, reply) => {
      const { kind, resourceId: id } = request.params
      await withdrawOffer(scopedContextOf(request), { kind, id })
      return reply.status(204).send(null)
    },
  )

  app.get(
    `${scoped}/offers`,
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'What others want to hand to you, the newest first',
        params: schemas.scopeParams,
        response: { 200: schemas.offers },
      },
    },
    async (request) => ({ items: await listOffers(contextOf(request), scopeIdOf(request.params.scopeId)) }),
  )

  app.post(
    `${scoped}/offers/:resourceId/accept`,
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'Take what was offered',
        params: schemas.offerParams,
        response: { 200: schemas.resourceWithShares },
      },
    },
    async (request) => {
      const { scopeId, resourceId: id } = request.params
      return acceptOffer(contextOf(request), { scope: scopeIdOf(scopeId), id })
    },
  )

  app.post(
    `${scoped}/offers/:resourceId/decline`,
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'Decline what was offered',
        params: schemas.offerParams,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { scopeId, resourceId: id } = request.params
      await declineOffer(contextOf(request), { scope: scopeIdOf(scopeId), id })
      return reply.status(204).send(null)
    },
  )

  app.get(
    `${scoped}/people/:userId/resources`,
    {
      config: { access: { guard: 'people.read', scope: 'scopeId' } },
      schema: {
        tags,
        summary: 'What a person owns',
        params: schemas.personParams,
        response: { 200: schemas.owned },
      },
    },
    async (request) => listOwned(scopedContextOf(request), request.params.userId),
  )
}
