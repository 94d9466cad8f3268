import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { providerCookieName, sessionCookie, sessionCookieName } from '../../access/session-cookie.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { ownPath } from '../../http/own-path.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { listIdentities, startLinking, unlinkIdentity } from './identities.ts'
import { journeyLastsMs } from './journey.ts'
import { ProviderClients } from './provider-clients.ts'
import { type ProviderProblem, ProviderRefusal } from './provider-refusal.ts'
import * as schemas from './schemas.ts'
import { comeBack, startSignIn } from './service.ts'

const tags = ['sign-in']
const elsewhere = z.null().describe('Goes on at the address in `location`')

/** Signing in with an account at an outside provider, and linking such accounts with one's own. */
export function providerRoutes(app: App, service: Service): void {
  const clients = new ProviderClients(service)
  const limited = { rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } } as const
  const { origin } = service.config.url
  const browserOf = (request: FastifyRequest) => request.cookies[providerCookieName(service)]
  const keepBrowser = (reply: FastifyReply, browser: string) =>
    reply.setCookie(providerCookieName(service), browser, { ...sessionCookie, maxAge: journeyLastsMs / 1000 })

  app.get(
    '/api/v1/sign-in/providers/:provider/start',
    {
      config: { access: 'public', ...limited },
      schema: {
        ...{ tags, summary: 'Sign in with an outside provider: goes to its page' },
        ...{ params: schemas.providerParams, querystring: schemas.startQuery, response: { 303: elsewhere } },
      },
    },
    async (request, reply) => {
      const { provider } = request.params
      const next = ownPath(request.query.next, origin)
      // Another site may lead somebody to the page that offers this, not through it.
      if (request.headers['sec-fetch-site'] === 'cross-site') return goTo(reply, signInPage({ next }))
      try {
        const { population } = request.query
        const input = { provider, next, population, browser: browserOf(request) }
        const { url, browser } = await startSignIn(contextOf(request), clients, input)
        return goTo(keepBrowser(reply, browser), url)
      } catch (error) {
        if (!(error instanceof ProviderRefusal)) throw error
        return goTo(reply, signInPage({ next, problem: error.problem, provider }))
      }
    },
  )

  app.get(
    '/api/v1/sign-in/providers/:provider/callback',
    {
      config: { access: 'public', ...limited },
      schema: {
        ...{ tags, summary: 'Where an outside provider sends the browser back to' },
        ...{ params: schemas.providerParams, querystring: schemas.callbackQuery, response: { 303: elsewhere } },
      },
    },
    async (request, reply) => {
      const { provider } = request.params
      const came = await comeBack(contextOf(request), clients, {
        ...{ provider, search: new URL(request.url, origin).search, browser: browserOf(request) },
        session: request.cookies[sessionCookieName(service)],
      })
      if (came.kind === 'signed-in') answerSignedIn(service, reply, came.signedIn)
      if (came.kind !== 'refused') return goTo(reply, came.next)
      const { next, problem, isLinking } = came
      return goTo(reply, isLinking ? withProblem(next, problem, provider) : signInPage({ next, problem, provider }))
    },
  )

  app.get(
    '/api/v1/session/identities',
    {
      config: { access: 'self' },
      schema: {
        tags: ['account'],
        summary: 'One’s own accounts at outside providers',
        response: { 200: schemas.identities },
      },
    },
    async (request) => listIdentities(contextOf(request)),
  )

  app.post(
    '/api/v1/session/identities/:provider/link',
    {
      config: { access: 'self', fresh: true, ...limited },
      schema: {
        ...{ tags: ['account'], summary: 'Link an account at an outside provider: where to go for it' },
        ...{ params: schemas.providerParams, body: schemas.linkBody, response: { 200: schemas.begun } },
      },
    },
    async (request, reply) => {
      const input = { provider: request.params.provider, next: ownPath(request.body.next, origin) }
      const { url, browser } = await startLinking(contextOf(request), clients, {
        ...input,
        browser: browserOf(request),
      })
      keepBrowser(reply, browser).header('cache-control', 'no-store')
      return { url }
    },
  )

  app.post(
    '/api/v1/session/identities/:provider/unlink',
    {
      config: { access: 'self', fresh: true },
      schema: {
        ...{ tags: ['account'], summary: 'Unlink an account at an outside provider' },
        ...{ params: schemas.providerParams, response: { 204: z.null().describe('Done') } },
      },
    },
    async (request, reply) => {
      await unlinkIdentity(contextOf(request), request.params.provider)
      return reply.status(204).send(null)
    },
  )
}

/** To an address of this site or to the provider's own. The address that one came from, which has a code in it, is in no history. */
function goTo(reply: FastifyReply, to: string): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(to, 303)
}

interface AtSignIn {
  readonly next: string
  readonly problem?: ProviderProblem
  readonly provider?: string
}

function signInPage({ next, problem, provider = '' }: AtSignIn): string {
  const search = new URLSearchParams({
    ...(next !== '/' && { to: next }),
    ...(problem !== undefined && { problem, provider }),
  })
  return search.size === 0 ? '/sign-in' : `/sign-in?${search}`
}

function withProblem(path: string, problem: ProviderProblem, provider: string): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.set('problem', problem)
  url.searchParams.set('provider', provider)
  return url.pathname + url.search + url.hash
}
