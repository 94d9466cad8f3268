import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { version } from '../version.ts'
import type { App } from './app-type.ts'
import { problemSchema } from './problem-reply.ts'

/** In the order in which a newcomer needs them. */
const tags = [
  { name: 'sign-in', description: 'Come in with an email address and a password.' },
  { name: 'session', description: 'Who one is, where one may work, what one may do there, and the menu.' },
  { name: 'decisions', description: 'What applications ask, as the OpenID AuthZEN Authorization API 1.0 says.' },
  { name: 'access', description: 'What somebody may do, and why.' },
  { name: 'roles', description: 'Roles, permissions, and who holds them.' },
  { name: 'scopes', description: 'Organizations, accounts and teams: the places where people hold roles.' },
  { name: 'members', description: 'The people of a scope and their roles there.' },
  { name: 'requests', description: 'Asking for access, and answering those who ask.' },
  { name: 'people', description: 'Accounts, in the scope that keeps them.' },
  { name: 'people-files', description: 'People in and out as CSV or JSON.' },
  { name: 'tokens', description: 'API tokens of people.' },
  { name: 'service-accounts', description: 'Machines, owned by a scope.' },
  { name: 'audit', description: 'What was changed, by whom; sign-ins and refusals.' },
  { name: 'set-up', description: 'The first person of a deployment.' },
  { name: 'deployment', description: 'What runs here, and whose it is.' },
  { name: 'health', description: 'For whoever watches the server.' },
]

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
      tags,
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
