import { and, desc, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { openSession } from '../../access/sessions.ts'
import { factors, messages, recoveryCodes, securityEvents, settings } from '../../db/schema.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import type { MadePerson, MadeScope } from '../../http/world.fixture.ts'
import { unseal } from '../../sealed.ts'
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

/** One in which the password was shown just now, or what else is said. */
export async function browserInside(
  server: TestServer,
  { id }: MadePerson,
  methods: readonly string[] = ['password'],
): Promise<Browser> {
  const { secret } = await server.service.database.transact(everywhere, (tx) =>
    openSession(tx, server.service, { userId: id, ip: null, agent: null, methods }),
  )
  const browser = browserAt(server)
  browser.jar.set(sessionCookieName(server.service), secret)
  return browser
}

/** The last one first. */
export async function mailsOf({ service }: TestServer, { id }: MadePerson) {
  return service.database.read(everywhere, (tx) =>
    tx.select().from(messages).where(eq(messages.userId, id)).orderBy(desc(messages.id)),
  )
}

/** Every row about somebody's factors. */
export async function keptOf({ service }: TestServer, { id }: MadePerson) {
  return service.database.read(everywhere, async (tx) => ({
    factors: await tx.select().from(factors).where(eq(factors.userId, id)),
    codes: await tx.select().from(recoveryCodes).where(eq(recoveryCodes.userId, id)),
  }))
}

/** Why somebody was refused, in the order in which it was. */
export async function refusalsOf({ service }: TestServer, { id }: MadePerson) {
  const isTheirs = and(eq(securityEvents.userId, id), eq(securityEvents.kind, 'sign-in.refused'))
  const rows = await service.database.read(everywhere, (tx) => tx.select().from(securityEvents).where(isTheirs))
  return rows.map(({ detail }) => detail.reason)
}

/** What somebody reads in their mailbox. */
export async function codeMailedTo(server: TestServer, somebody: MadePerson): Promise<string> {
  const found = (await mailsOf(server, somebody)).find(({ kind }) => kind === 'sign-in-code')!
  return unseal(server.service.config.secretKeys, `message:${found.id}`, found.secret!)
}

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
