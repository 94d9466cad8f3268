import type { Database } from '../../db/database.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'

interface Asked {
  readonly scope?: string
  readonly permission?: string
  readonly note?: string
}

/** An organization with a developer account and a product account, people in every relation to them, and another one. */
export interface Portal {
  readonly server: TestServer
  readonly clock: MovingClock
  readonly organization: MadeScope
  readonly account: MadeScope
  readonly product: MadeScope
  /** Of the developer account; without a role nobody of it, but of the organization. */
  person(role?: string, membership?: 'active' | 'disabled' | 'removed'): Promise<MadePerson>
  /** With a role in the product account only. */
  agent(): Promise<MadePerson>
  stranger(): Promise<MadePerson>
  operator(): Promise<MadePerson>
  ask(person: MadePerson, asked?: Asked): ReturnType<TestServer['inject']>
  get(person: MadePerson, path: string): ReturnType<TestServer['inject']>
  post(person: MadePerson, path: string, payload?: object): ReturnType<TestServer['inject']>
  /** Of the developer account, as this person is shown them. */
  list(reader: MadePerson, state?: string): Promise<readonly ListedRequest[]>
}

export interface ListedRequest {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly state: string
  readonly mayGive: readonly { readonly role: string; readonly enough: boolean }[]
  readonly mayAccept: boolean
  readonly mayDecline: boolean
}

export async function startPortal(database: Database): Promise<Portal> {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: 'developer-portal', database, clock })
  const { service } = server
  const organization = await makeScope(service, 'organization', undefined, 'Möbelhaus Größ GmbH')
  const account = await makeScope(service, 'developer-account', organization)
  const product = await makeScope(service, 'product-account', organization)
  const elsewhere = await makeScope(service, 'organization', undefined, 'Elsewhere')
  const portal: Portal = {
    ...{ server, clock, organization, account, product },
    async person(role, membership = 'active') {
      const made = await makePerson(service)
      await join(service, made, organization, { roles: ['organization:org-user'] })
      const roles = role === undefined ? [] : [`developer-account:${role}`]
      if (role !== undefined || membership !== 'active') await join(service, made, account, { roles, membership })
      return made
    },
    async agent() {
      const made = await makePerson(service)
      await join(service, made, product, { roles: ['product-account:agent'] })
      return made
    },
    async stranger() {
      const made = await makePerson(service)
      await join(service, made, elsewhere, { roles: ['organization:org-admin'] })
      return made
    },
    async operator() {
      const made = await makePerson(service)
      await join(service, made, platform, { roles: ['platform:operator'] })
      return made
    },
    ask: (person, asked = {}) => portal.post(person, '/api/v1/session/requests', { scope: account.id, ...asked }),
    get: async (person, url) => (await server.as(person.id))({ method: 'GET', url }),
    post: async (person, url, payload) =>
      (await server.as(person.id))({ method: 'POST', url, ...(payload && { payload }) }),
    async list(reader, state) {
      const query = state === undefined ? '' : `?state=${state}`
      return (await portal.get(reader, `/api/v1/scopes/${account.id}/requests${query}`)).json().items
    },
  }
  return portal
}
