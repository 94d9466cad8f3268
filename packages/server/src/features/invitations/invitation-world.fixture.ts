import { eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { invitations, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { emailKey } from '../../text-key.ts'
import { newInvitationLink } from './link.ts'

const everywhere = { tenants: 'all', person: null } as const

interface Invited {
  readonly role?: string
  readonly note?: string
  readonly reason?: string
  readonly accessExpiresAt?: string
}

export interface Result {
  readonly email: string
  readonly outcome: 'added' | 'invited' | 'refused'
  readonly invitation?: string
  readonly replaced: boolean
  readonly link?: string
  readonly expiresAt?: string
  readonly problem?: { readonly code: string; readonly detail: string }
}

export type Send = Awaited<ReturnType<TestServer['as']>>

/** An organization with a developer account, and people in both. */
export interface InvitationWorld {
  readonly server: TestServer
  readonly clock: MovingClock
  readonly organization: MadeScope
  readonly account: MadeScope
  readonly url: string
  /** Of the organization, with a role in the developer account or without. */
  person(role?: string, membership?: 'active' | 'disabled' | 'removed'): Promise<MadePerson>
  /** Of another organization. */
  stranger(): Promise<MadePerson>
  /** With an account whose address nobody has proved. */
  unproved(email: string): Promise<MadePerson['id']>
  invite(as: Send, emails: string | readonly string[], how?: Invited): ReturnType<TestServer['inject']>
  /** The only result of inviting one address. */
  inviteOne(as: Send, email: string, how?: Invited): Promise<Result>
  list(as: Send, query?: string): Promise<readonly Listed[]>
  open(path: 'look' | 'accept' | 'decline', link: string, more?: object): ReturnType<TestServer['inject']>
  /** Gives the invitation the secret that goes into a mail, which no answer tells. */
  asMailed(invitation: string): Promise<string>
  acceptAs(person: MadePerson, link: string): ReturnType<TestServer['inject']>
}

export interface Listed {
  readonly id: string
  readonly email: string
  readonly label: string
  readonly state: string
  readonly expiresAt: string
  readonly invitedBy: { readonly id: string; readonly name: string } | null
  readonly mayResend: boolean
  readonly mayRevoke: boolean
}

export const password = 'a long walk in the rain'

let counter = 0
export function freshEmail(): string {
  counter += 1
  return `new-${counter}-${Math.trunc(performance.now() * 1_000)}@example.com`
}

/** What stands behind the `#`. */
export function secretOf(link: string): string {
  return new URL(link).hash.slice(1)
}

export async function startInvitations(
  database: Database,
  options: Partial<Parameters<typeof startTestServer>[0]> = {},
): Promise<InvitationWorld> {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: 'developer-portal', database, clock, ...options })
  const { service } = server
  const organization = await makeScope(service, 'organization', undefined, 'Möbelhaus Größ GmbH')
  const account = await makeScope(service, 'developer-account', organization, 'Größ Entwickler')
  const elsewhere = await makeScope(service, 'organization', undefined, 'Elsewhere')
  const url = `/api/v1/scopes/${account.id}/invitations`
  const invite: InvitationWorld['invite'] = (as, emails, { role = 'developer', ...how } = {}) =>
    as({ method: 'POST', url, payload: { emails: [emails].flat(), role, ...how } })
  return {
    ...{ server, clock, organization, account, url, invite },
    async person(role, membership = 'active') {
      const made = await makePerson(service)
      await join(service, made, organization, { roles: ['organization:org-user'] })
      const roles = role === undefined ? [] : [`developer-account:${role}`]
      if (role !== undefined || membership !== 'active') await join(service, made, account, { roles, membership })
      return made
    },
    async stranger() {
      const made = await makePerson(service)
      await join(service, made, elsewhere, { roles: ['organization:org-user'] })
      return made
    },
    async unproved(email) {
      const { id } = await makePerson(service, { name: 'Somebody else', password: 'set before the proof' })
      await database.transact(everywhere, (tx) =>
        tx
          .update(users)
          .set({ email, emailKey: emailKey(email), emailProvedAt: null })
          .where(eq(users.id, id)),
      )
      return id
    },
    async asMailed(invitation) {
      const link = newInvitationLink(service.config)
      await database.transact(everywhere, (tx) =>
        tx
          .update(invitations)
          .set({ tokenHash: link.hash })
          .where(eq(invitations.id, invitation as never)),
      )
      return new URL(link.mailedPath, service.config.url).href
    },
    async inviteOne(as, email, how) {
      const answer = await invite(as, email, how)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json().results[0]
    },
    async list(as, query = '') {
      const items: Listed[] = []
      for (let next = ''; ; ) {
        const page = (await as({ url: `${url}?limit=100${query}${next}` })).json()
        items.push(...page.items)
        if (page.next === null) return items
        next = `&after=${page.next}`
      }
    },
    open: (path, link, more = {}) =>
      server.inject({
        method: 'POST',
        url: `/api/v1/invitations/${path}`,
        payload: { secret: secretOf(link), ...more },
      }),
    acceptAs: async (person, link) =>
      (await server.as(person.id))({
        method: 'POST',
        url: '/api/v1/session/invitations/accept',
        payload: { secret: secretOf(link) },
      }),
  }
}
