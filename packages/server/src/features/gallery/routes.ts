import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { afterName, pageOf } from '../../http/name-cursor.ts'
import type { ResourceId } from '../../ids.ts'
import * as schemas from './schemas.ts'
import { appTypes, listGallery } from './service.ts'

/** What an organization finds on the marketplace, and what its own places have. */
export function galleryRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/gallery',
    {
      config: { access: { guard: 'scope.read', scope: 'scopeId' } },
      schema: {
        tags: ['apps'],
        summary: 'Published apps, by name: those for everybody, and those of the places here',
        params: schemas.galleryParams,
        querystring: schemas.galleryQuery,
        response: { 200: schemas.gallery },
      },
    },
    async (request) => {
      const { after, limit, search } = request.query
      const page = { ...afterName<ResourceId>(after), search, limit: limit + 1 }
      const context = scopedContextOf(request)
      return { ...pageOf(await listGallery(context, page), limit), types: appTypes(context) }
    },
  )
}
