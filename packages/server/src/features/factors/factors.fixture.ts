import type { LightMyRequestResponse } from 'fastify'
import { settings } from '../../db/schema.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import type { MadeScope } from '../../http/world.fixture.ts'
import { codeOf } from './authenticator.fixture.ts'

export { codeOf }

const everywhere = { tenants: 'all', person: null } as const

/** A browser: keeps the cookies that it gets. */
export function browserAt(server: TestServer) {
  const jar = new Map<string, string>()
  const send = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await server.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
    for (const { name, value } of answer.cookies) jar.set(name, value)
    return answer
  }
  return {
    jar,
    get: (url: string) => send('GET', url),
    post: (url: string, payload?: object) => send('POST', url, payload),
    patch: (url: string, payload: object) => send('PATCH', url, payload),
    show: (kind: string, code: string, remember = false) =>
      send('POST', '/api/v1/session/second-factor', { kind, code, remember }),
  }
}

export type Browser = ReturnType<typeof browserAt>

/** Adds an authenticator app, and answers with its key and what came with it. */
export async function addAuthenticator(browser: Browser, now: Date): Promise<Added> {
  const begun = (await browser.post('/api/v1/session/factors/authenticator')).json()
  const proof = { code: codeOf(begun.key, now) }
  const answer = await browser.post(`/api/v1/session/factors/authenticator/${begun.id}/prove`, proof)
  return { id: begun.id, key: begun.key, uri: begun.uri, answer }
}

interface Added {
  readonly id: string
  readonly key: string
  readonly uri: string
  readonly answer: LightMyRequestResponse
}

/** As the rules of a place are kept. */
export async function requireSecondFactor(
  { service }: TestServer,
  scope: MadeScope,
  population: string,
  document: object,
): Promise<void> {
  const rules = { since: null, graceDays: 0, requiredBy: null, rememberDays: 0 }
  const now = service.clock.now()
  await service.database.transact(everywhere, (tx) =>
    tx.insert(settings).values({
      ...{ scopeId: scope.id, tenantId: scope.tenantId, area: 'second-factor', population },
      ...{ version: 1, changedAt: now, changedBy: 'test' },
      document: { ...rules, methods: ['authenticator', 'passkey', 'email-code'], ...document },
    }),
  )
}
