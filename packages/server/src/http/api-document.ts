import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { version } from '../version.ts'
import type { App } from './app-type.ts'
import { problemSchema } from './problem-reply.ts'

/** `/openapi.json`, made from the schemas that validate. */
export async function addApiDocument(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    const { schema } = route
    if (schema === undefined || schema.hide === true) return
    // Every route can refuse; AuthZEN's answer in a form of their own and say so themselves.
    const response = (schema.response ?? {}) as Record<string, unknown>
    const hasOwn = Object.keys(response).some((status) => status.startsWith('4'))
    if (!hasOwn) route.schema = { ...schema, response: { ...response, default: problemAnswer } }
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Portreeve',
        version,
        description: 'Roles, teams and access. People sign in with a cookie; programs send an API token.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: '__Host-portreeve', description: 'Set by signing in.' },
          token: { type: 'http', scheme: 'bearer', description: 'An API token of a person or a service account.' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    // Adds what schemas refer to by name.
    transformObject: jsonSchemaTransformObject,
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      const access = route.route.config?.access
      const open = access === 'public' ? { security: [] } : {}
      // Who may call it, as it was declared: what is tested against the running server is read from here.
      return { url, schema: { ...schema, ...open, 'x-access': access } }
    },
  })
  app.get(
    '/openapi.json',
    { config: { access: 'public' }, schema: { hide: true, response: { 200: z.looseObject({}) } } },
    async () => app.swagger() as unknown as Record<string, unknown>,
  )
}

const problemAnswer = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
}
