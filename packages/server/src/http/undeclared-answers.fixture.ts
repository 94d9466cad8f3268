import type { App } from './app-type.ts'

/** Lets a test fail when a route answers with a status that its schema does not declare. */
export function refuseUndeclaredAnswers(app: App): void {
  app.addHook('onSend', async (request, reply) => {
    const { schema } = request.routeOptions
    if (request.is404 || schema === undefined || schema.hide === true) return
    const declared = (schema.response ?? {}) as Record<string, unknown>
    if (String(reply.statusCode) in declared || (reply.statusCode >= 400 && 'default' in declared)) return
    throw new Error(
      `${request.method} ${request.routeOptions.url} answered ${reply.statusCode}, which it does not declare`,
    )
  })
}
