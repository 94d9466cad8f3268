import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { doorOf } from './door.ts'
import { openTools } from './open-tools.ts'
import { toolsFor } from './tools.ts'

/** An archive of 8 MB as base64, and the message around it. */
const bodyLimit = 12 * 1024 * 1024

/** One message of JSON-RPC. What is in it the protocol judges. */
const message = z.looseObject({ jsonrpc: z.literal('2.0') })

/**
 * The tools for AI clients (A16): the Model Context Protocol over HTTP. It is no part of the API's description, which has no words for a
 * protocol inside one route; docs/mcp.md describes it.
 */
export function mcpRoutes(app: App, service: Service): void {
  app.post(
    '/mcp',
    { config: { access: 'token' }, bodyLimit, schema: { hide: true, body: message } },
    async (request, reply) => {
      // Loaded when somebody uses it first: few deployments do at once.
      const { answerMessage } = await import('./protocol.ts')
      const context = scopedContextOf(request)
      const tools = toolsFor(service.policy())
      const { status, text } = await answerMessage({
        message: request.body,
        protocolVersion: oneHeader(request, 'mcp-protocol-version'),
        place: {
          door: doorOf(app, `/api/v1/scopes/${context.scope.id}`, callerOf(request)),
          url: service.config.url.origin,
          scope: { id: context.scope.id, name: context.scope.name },
        },
        tools,
        open: () => openTools(context, tools),
      })
      reply.status(status).header('cache-control', 'no-store')
      return text === '' ? reply.send() : reply.type('application/json').send(text)
    },
  )

  // Nothing is told to a client that it did not ask for, and no session is kept that it could end.
  for (const method of ['GET', 'DELETE'] as const) {
    app.route({
      ...{ method, url: '/mcp', config: { access: 'token' as const }, schema: { hide: true } },
      handler: async (_request: FastifyRequest, reply: FastifyReply) =>
        reply.status(405).header('allow', 'POST').send(),
    })
  }
}

function callerOf(request: FastifyRequest) {
  return {
    authorization: request.headers.authorization ?? '',
    host: request.host,
    ip: request.ip,
    agent: request.headers['user-agent'],
  }
}

function oneHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
