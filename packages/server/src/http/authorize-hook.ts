import type { FastifyRequest } from 'fastify'
import { authenticate } from '../access/authenticate.ts'
import { authorize } from '../access/authorize.ts'
import { requireFresh } from '../access/fresh.ts'
import { scopeIdOf } from '../access/passing-guards.ts'
import { hashSecret } from '../access/secret.ts'
import { deviceCookieName, sessionCookieName } from '../access/session-cookie.ts'
import { viewAsHeader, viewingAs } from '../access/view-as.ts'
import type { Context, Service } from '../context.ts'
import { Problem } from '../errors.ts'
import { recordSecurityEvent } from '../features/security-events/record-security-event.ts'
import type { App } from './app-type.ts'
import { requireOwnOrigin } from './own-origin.ts'

/** The one place where a route's declaration is enforced, and the check at start that every route has one (X1). */
export function addAuthorizeHook(app: App, service: Service, publicFolders: readonly string[]): void {
  app.decorateRequest('authorized', null)

  app.addHook('onRoute', (route) => {
    // Files and pages that plugins serve cannot carry a declaration of their own.
    if (publicFolders.some((folder) => route.url === folder || route.url.startsWith(`${folder}/`))) {
      route.config = { ...route.config, access: 'public' }
    }
    if (route.config?.access === undefined) {
      throw new Error(`The route ${String(route.method)} ${route.url} does not declare who may call it`)
    }
  })

  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    requireOwnOrigin(service.config, request)
    const { access, beforePasswordChange, beforeSecondFactor, fresh } = request.routeOptions.config
    if (access === undefined) throw new Error(`The route ${request.url} lost its declaration`)
    const agent = request.headers['user-agent']?.slice(0, 300) ?? null
    const shown = (name: string) => {
      const value = request.cookies[name]
      return value ? hashSecret(value) : null
    }
    const cookies = { device: shown(deviceCookieName(service)), session: shown(sessionCookieName(service)) }
    const details = { id: request.id, ip: request.ip, agent, ...cookies }
    if (access === 'public') {
      const wall = { tenants: [], person: null }
      request.authorized = { service, principal: { kind: 'anonymous' }, wall, scope: null, request: details }
      return
    }
    const {
      principal: signedIn,
      mustChangePassword,
      awaits,
    } = await authenticate(service, {
      cookie: request.cookies[sessionCookieName(service)],
      authorization: request.headers.authorization,
    })
    const view = request.headers[viewAsHeader]
    const principal =
      typeof view === 'string' ? await viewingAs(service, signedIn, { header: view, method: request.method }) : signedIn
    if (awaits === 'second-factor' && beforeSecondFactor !== true) {
      throw new Problem('second-factor-needed', {
        detail: 'Show your second factor first. Nothing else is open until then.',
        more: { need: 'prove', methods: signedIn.kind === 'person' ? signedIn.factors : [] },
      })
    }
    if (mustChangePassword && beforePasswordChange !== true) {
      throw new Problem('password-change-needed', {
        detail: 'Choose a password of your own first. Nothing else is open until then.',
      })
    }
    const asking = { service, principal, scope: null, request: details }
    try {
      const { wall, scope } = await authorize(service, principal, access, request.params as Record<string, string>)
      if (fresh === true) requireFresh(service, principal)
      request.authorized = { ...asking, wall, scope }
    } catch (error) {
      await recordRefusal({ ...asking, wall: { tenants: 'all', person: null } }, error, request)
      throw error
    }
  })
}

/** Refusals to somebody signed in are security events (X6). A 404 is none: it names nothing that exists. */
async function recordRefusal(context: Context, error: unknown, request: FastifyRequest): Promise<void> {
  if (!(error instanceof Problem) || (error.code !== 'not-allowed' && error.code !== 'session-needed')) return
  const { service, principal } = context
  const user = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  const { access } = request.routeOptions.config
  const params = request.params as Readonly<Record<string, string>>
  // Whoever may not know the scope got a 404 and is not recorded here.
  const scope = typeof access === 'object' && 'scope' in access ? scopeIdOf(params[access.scope]) : null
  const detail = {
    route: `${request.method} ${request.routeOptions.url}`,
    permission: error.details.more?.permission ?? null,
  }
  await service.database.transact(context.wall, (tx) =>
    recordSecurityEvent(tx, context, { kind: 'access.refused', user, scope, detail }),
  )
}
