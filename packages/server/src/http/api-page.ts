import scalar from '@scalar/fastify-api-reference'
import type { App } from './app-type.ts'

/**
 * `/docs`: the API, to read and to try. Its page writes its own styles and starts from a script in the page, so it has a
 * policy of its own; everything comes from this server, and nothing is sent anywhere else.
 */
export async function addApiPage(app: App): Promise<void> {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  await app.register(async (pages: App) => {
    pages.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', policy)
      // Meant for other sites by the plugin; nothing here is.
      reply.removeHeader('access-control-allow-origin')
      reply.removeHeader('access-control-allow-methods')
    })
    await pages.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        url: '/openapi.json',
        pageTitle: 'Portreeve API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
      },
    })
  })
}
