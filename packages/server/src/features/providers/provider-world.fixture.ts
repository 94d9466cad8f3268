import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { openSession } from '../../access/sessions.ts'
import type { ProviderConfig } from '../../config.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import type { UserId } from '../../ids.ts'
import { type OidcServer, visitProvider } from './oidc-server.fixture.ts'

export const here = 'http://localhost:7300'

export function callbackOf(id: string): string {
  return `${here}/api/v1/sign-in/providers/${id}/callback`
}

export function providerAt(oidc: OidcServer, id: string): ProviderConfig {
  return {
    ...{ id, label: 'Company account', kind: 'oidc', issuer: new URL(oidc.issuer), population: null },
    ...{ clientId: oidc.clientId, clientSecret: oidc.clientSecret, scopes: ['openid', 'email'] },
  }
}

/** A browser at this server: it keeps cookies. */
export class Browser {
  readonly #server: TestServer
  readonly cookies = new Map<string, string>()

  constructor(server: TestServer) {
    this.#server = server
  }

  /** One in which this person has just signed in. */
  static async of(server: TestServer, userId: UserId): Promise<Browser> {
    const { service } = server
    const { secret } = await service.database.transact(everywhere, (tx) =>
      openSession(tx, service, { userId, ip: null, agent: null }),
    )
    const browser = new Browser(server)
    browser.cookies.set(sessionCookieName(service), secret)
    return browser
  }

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#server.inject({ ...options, headers: { cookie, origin: here, ...options.headers } })
    for (const { name, value } of answer.cookies) this.cookies.set(name, value)
    return answer
  }

  /** Where this address of the server leads to. */
  async follow(url: string, headers: Record<string, string> = {}): Promise<string> {
    const answer = await this.send({ method: 'GET', url: url.replace(here, ''), headers })
    if (answer.statusCode !== 303) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
    return answer.headers.location ?? ''
  }

  get session(): string | undefined {
    return this.cookies.get(sessionCookieName(this.#server.service))
  }
}

/** The address at the provider that somebody is sent to who signs in. */
export async function startOf(browser: Browser, id: string, search = ''): Promise<string> {
  return browser.follow(`/api/v1/sign-in/providers/${id}/start${search}`)
}

/** Signs in by the provider, and says where it ends. */
export async function signInBy(browser: Browser, oidc: OidcServer, id = 'company', search = ''): Promise<string> {
  return browser.follow(await visitProvider(oidc, await startOf(browser, id, search)))
}

/** The address at the provider for somebody signed in who links. */
export async function startLinkOf(browser: Browser, id = 'company', next = '/scopes/platform/you'): Promise<string> {
  const answer = await browser.send({
    ...{ method: 'POST', url: `/api/v1/session/identities/${id}/link`, payload: { next } },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<{ url: string }>().url
}

export async function linkBy(browser: Browser, oidc: OidcServer, id = 'company'): Promise<string> {
  return browser.follow(await visitProvider(oidc, await startLinkOf(browser, id)))
}
