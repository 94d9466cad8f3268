import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { itemsOf } from './items.ts'
import { decision, decisions, evaluationBody, evaluationsBody, metadata } from './schemas.ts'
import { evaluateAll } from './service.ts'
import { errorStatusAndText } from './transport-error.ts'

const access = { application: 'decisions.evaluate' } as const
/** A full batch, each item with its own subject, resource and a few properties. */
const largestBody = 4 * 1024 * 1024
const errors = { 400: z.string(), 401: z.string(), 403: z.string(), 500: z.string() }

/** The OpenID AuthZEN Authorization API 1.0, with its own statuses and bodies (section 10.1). */
export function decisionRoutes(app: App, service: Service): void {
  app.register(async (api: App) => {
    api.addHook('onRequest', echoRequestId)
    api.setErrorHandler(async (error, request, reply) => {
      await echoRequestId(request, reply)
      const { status, text } = errorStatusAndText(error)
      if (status >= 500) request.log.error({ err: error }, 'A decision failed')
      if (status === 401) reply.header('www-authenticate', 'Bearer')
      return reply.status(status).type('text/plain; charset=utf-8').send(text)
    })

    api.post(
      '/access/v1/evaluation',
      {
        config: { access },
        schema: {
          tags: ['decisions'],
          summary: 'May they? (OpenID AuthZEN)',
          body: evaluationBody,
          response: { 200: decision, ...errors },
        },
      },
      async (request) => {
        const [answer] = await evaluateAll(contextOf(request), [request.body])
        return answer!
      },
    )

    api.post(
      '/access/v1/evaluations',
      {
        config: { access },
        bodyLimit: largestBody,
        schema: {
          tags: ['decisions'],
          summary: 'Many such questions at once (OpenID AuthZEN)',
          body: evaluationsBody,
          response: { 200: decisions, ...errors },
        },
      },
      async (request) => {
        const { items, single } = itemsOf(request.body)
        const evaluations = await evaluateAll(contextOf(request), items, request.body.options?.evaluations_semantic)
        return single ? evaluations[0]! : { evaluations }
      },
    )

    api.get(
      '/.well-known/authzen-configuration',
      {
        config: { access: 'public' },
        schema: {
          tags: ['decisions'],
          summary: 'Where decisions are asked for (OpenID AuthZEN metadata)',
          response: { 200: metadata },
        },
      },
      async () => ({
        policy_decision_point: service.config.url.origin,
        access_evaluation_endpoint: new URL('/access/v1/evaluation', service.config.url).href,
        access_evaluations_endpoint: new URL('/access/v1/evaluations', service.config.url).href,
      }),
    )
  })
}

/** Section 10.1.3: the answer carries the identifier that the request came with. */
async function echoRequestId(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const id = request.headers['x-request-id']
  if (typeof id === 'string') reply.header('x-request-id', id)
}
