import type { FastifyRequest } from 'fastify'
import type { Context, ScopedContext } from '../context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the hook that authorized the request. */
    authorized: Context | null
  }
}

/** Who asks and what they may see, as the route's declaration was enforced. */
export function contextOf(request: Pick<FastifyRequest, 'authorized'>): Context {
  if (request.authorized === null) throw new Error('This request was not authorized')
  return request.authorized
}

/** The same in a route with a scope in its URL. */
export function scopedContextOf(request: Pick<FastifyRequest, 'authorized'>): ScopedContext {
  const context = contextOf(request)
  if (context.scope === null) throw new Error('This route has no scope')
  return { ...context, scope: context.scope }
}
