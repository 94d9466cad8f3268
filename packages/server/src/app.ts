import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Service } from './context.ts'
import { Problem } from './errors.ts'
import { addApiDocument } from './http/api-document.ts'
import { addApiPage } from './http/api-page.ts'
import type { App } from './http/app-type.ts'
import { addAuthorizeHook } from './http/authorize-hook.ts'
import { addConsole } from './http/console-pages.ts'
import { addFeatures } from './http/features.ts'
import { addPatience, uploadMs } from './http/patience.ts'
import { replyWithProblem } from './http/problem-reply.ts'
import { answerUnreadable } from './http/unreadable-request.ts'

/** Uploads have limits of their own; everything else is small. */
const bodyLimit = 1024 * 1024

/**
 * The web server over a service. It reads no environment and binds no port: tests build as many as they like. `prepare` adds
 * hooks before any route is there.
 */
export async function buildApp(service: Service, prepare?: (app: App) => void): Promise<App> {
  const { config, log } = service
  const app: App = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    bodyLimit,
    ...patienceWith(config.patience),
    clientErrorHandler: answerUnreadable,
    // Requests in flight are finished when the server stops; idle connections are not waited for.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(replyWithProblem)
  // Bodies are JSON and say so: what a form of another site can send is none.
  app.removeContentTypeParser('text/plain')
  addRequestTrace(app, service)
  addPatience(app, service)
  hangUpWhenClosing(app)

  await app.register(helmet, {
    // Answers of the API are data: nothing in them may run. Pages set their own policy.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: config.url.protocol === 'https:',
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  addAuthorizeHook(app, service, ['/docs', '/assets'])
  prepare?.(app)
  await app.register(rateLimit, { global: false })
  await refuseWhenOverloaded(app, service)
  await addApiDocument(app)
  await addApiPage(app)
  await addConsole(app, service)
  await addFeatures(app, service)
  await app.ready()
  return app
}

/** How long slow clients are waited for. Without it, somebody who sends a byte now and then keeps a connection for ever. */
function patienceWith({ headersMs, silenceMs }: Service['config']['patience']) {
  const http = { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs, 5_000) }
  return { requestTimeout: uploadMs, connectionTimeout: silenceMs, http }
}

const hangUpEveryMs = 50

/**
 * Connections that were busy when the server began to stop, and are kept alive for a next request, would keep it from ending
 * for more than a minute: Fastify closes the idle ones once, at the beginning.
 */
function hangUpWhenClosing(app: App): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setInterval(() => app.server.closeIdleConnections(), hangUpEveryMs)
  })
  app.addHook('onClose', async () => clearInterval(timer))
}

/** Whether the event loop lags tells of overload only where nothing but requests runs on it. */
async function refuseWhenOverloaded(app: App, { config, database }: Service): Promise<void> {
  if (config.overloadedAfterMs === null || database.kind === 'embedded') return
  await app.register(underPressure, {
    maxEventLoopDelay: config.overloadedAfterMs,
    // Infinity says that nothing was measured in the last second, which is no reason to refuse the whole next one.
    pressureHandler: async (_request, _reply, _type, value) => {
      if (value !== undefined && Number.isFinite(value)) throw new Overloaded()
    },
  })
}

class Overloaded extends Problem {
  constructor() {
    super('not-ready', { detail: 'The server has more to do than it can. Try again in a moment.' })
  }
}

/** Every answer names its request; every request is counted, timed and logged once, by route: addresses can hold secrets. */
function addRequestTrace(app: App, { metrics }: Service): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.is404 ? 'none' : (request.routeOptions.url ?? 'none'),
      status: reply.statusCode,
    }
    metrics.requests.observe(labels, reply.elapsedTime / 1000)
    request.log.info({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}
