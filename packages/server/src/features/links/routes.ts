import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { lookAtPasswordLink, setPasswordByLink } from './first-password.ts'
import * as schemas from './schemas.ts'

const tags = ['links']

/** Opening a link that sets a first password (C3). The secret comes in the body: addresses end up in logs. */
export function linkRoutes(app: App, service: Service): void {
  const config = {
    access: 'public',
    rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 },
  } as const

  app.post(
    '/api/v1/links/set-password/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'Whose first password a link sets' },
        ...{ body: schemas.linkBody, response: { 200: schemas.passwordLink } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtPasswordLink(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/links/set-password',
    {
      config,
      schema: {
        ...{ tags, summary: 'Choose a first password with a link' },
        ...{ body: schemas.newPasswordBody, response: { 200: schemas.passwordSet } },
      },
    },
    async (request) => setPasswordByLink(contextOf(request), request.body),
  )
}
