import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, startCluster } from '../postgres/start-cluster.ts'
import { runBuilt, startBuilt, type Target } from './built-server.ts'
import { acceptInvitation, all, clientOf, type PortalClient, setUp, signIn } from './portal-client.ts'

const rounds = process.env.PORTREEVE_DEEP ? 8 : 2
const each = 6
const newAccount = {
  ...{ type: 'developer-account', name: '港' },
  profile: { 'developer-type': 'individual', 'display-name': '港', country: 'JP', 'support-email': 'a@b.example' },
}

/** What was answered with success, of each kind of act. */
interface Acknowledged {
  readonly invitations: string[]
  readonly requests: string[]
  transfers: number
}

interface Place {
  readonly organization: string
  readonly account: string
  /** Both hand the account on to each other. */
  readonly first: string
  readonly second: string
  readonly secondCookie: string
}

// The guarantee: an act that gives access happened as a whole, with its one audit event, or not at all, whenever the process dies.
describe.each([
  'embedded',
  'postgresql',
] as const)('somebody gets access while the built server is killed (%s)', (kind) => {
  let target: Target
  let cluster: Cluster | undefined
  let place: Place
  const acknowledged: Acknowledged = { invitations: [], requests: [], transfers: 0 }

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portreeve-access-'))
    cluster = kind === 'embedded' ? undefined : await startCluster({ durable: true })
    target = { folder, blueprint: 'developer-portal', ...(cluster && { databaseUrl: cluster.url }) }
    const server = await startBuilt(target)
    await setUp(server.url, server.output())
    const client = await signIn(server.url)
    const session = (await client.get('/api/v1/session')).body as { person: { id: string }; scopes: readonly Scope[] }
    const organization = session.scopes.find(({ type }) => type === 'organization')!.id!
    const made = await client.post(`/api/v1/scopes/${organization}/children`, newAccount)
    const account = String(made.body.id)
    const [link] = await invite(client, account, ['second@example.com'], 'admin')
    const secondCookie = (await acceptInvitation(server.url, link!.secret))!
    const second = (await clientOf(server.url, secondCookie).get('/api/v1/session')).body.person as { id: string }
    place = { organization, account, first: session.person.id, second: second.id, secondCookie }
    acknowledged.invitations.push(link!.id)
    await server.stop()
  }, 120_000)
  afterAll(async () => {
    await cluster?.stop()
    rmSync(target.folder, { recursive: true, force: true })
  })

  it('all of it, with one event, or nothing (X6)', { timeout: 240_000 }, async () => {
    for (let round = 1; round <= rounds; round++) {
      const server = await startBuilt(target)
      const client = await signIn(server.url)
      await expectWhole(client)
      const addresses = (what: string) => Array.from({ length: each }, (_, n) => `${what}-${round}-${n}@example.com`)
      const links = await invite(client, place.account, addresses('guest'), 'developer')
      const requests = await peopleWhoAsk(server.url, client, addresses('colleague'))
      let answered = 0
      let killed: Promise<void> | undefined
      const reached = () => {
        answered += 1
        // A different moment in every round.
        if (answered === 3 + round * 2) killed = server.kill()
      }
      await Promise.all([
        acceptAll(server.url, links, reached),
        answerAll(client, requests, reached),
        handOn(client, clientOf(server.url, place.secondCookie), reached),
      ])
      await killed
    }
    const server = await startBuilt(target)
    await expectWhole(await signIn(server.url))
    expect((await server.stop()).exitCode).toBe(0)
    const verdict = await runBuilt(['audit', 'verify'], target)
    expect(verdict.output).toMatch(/all as they were written/)
  })

  async function acceptAll(url: string, links: readonly Link[], reached: () => void): Promise<void> {
    for (const { id, secret } of links) {
      const cookie = await acceptInvitation(url, secret).catch(() => null)
      if (cookie === null) return
      acknowledged.invitations.push(id)
      reached()
    }
  }

  async function answerAll(client: PortalClient, requests: readonly string[], reached: () => void): Promise<void> {
    for (const id of requests) {
      const path = `/api/v1/scopes/${place.account}/requests/${id}/accept`
      const answer = await client.post(path, { role: 'developer' }).catch(() => null)
      if (answer?.status !== 200) return
      acknowledged.requests.push(id)
      reached()
    }
  }

  /** Back and forth, by whoever has it. */
  async function handOn(first: PortalClient, second: PortalClient, reached: () => void): Promise<void> {
    let isFirst = (await owners(first))[0] === place.first
    for (;;) {
      const path = `/api/v1/scopes/${place.account}/members/${isFirst ? place.second : place.first}/transfer`
      const answer = await (isFirst ? first : second).post(path, {}).catch(() => null)
      if (answer?.status !== 200) return
      acknowledged.transfers += 1
      isFirst = !isFirst
      reached()
    }
  }

  /** Everything that was acknowledged is there, and everything that is there is there as a whole. */
  async function expectWhole(client: PortalClient): Promise<void> {
    const at = `/api/v1/scopes/${place.account}`
    const events = (action: string) => all(client, `${at}/audit-events?action=${action}`)
    const members = (await all(client, `${at}/members`)).map(({ email, roles }) => ({ email, roles }))

    const accepted = await all(client, `${at}/invitations?state=accepted`)
    const told = (await events('invitation.accepted')).map(({ after }) => (after as { invitation: string }).invitation)
    expect(told.toSorted()).toEqual(accepted.map(({ id }) => String(id)).toSorted())
    expect(acknowledged.invitations.filter((id) => !told.includes(id))).toEqual([])
    for (const { email } of accepted) expect(members.find((member) => member.email === email)?.roles).toHaveLength(1)
    const waiting = await all(client, `${at}/invitations?state=waiting`)
    for (const { email } of waiting) expect(members.find((member) => member.email === email)).toBeUndefined()

    const answered = await all(client, `${at}/requests?state=accepted`)
    const given = (await events('member.added')).map(({ after }) => (after as { request: string }).request)
    expect(given.toSorted()).toEqual(answered.map(({ id }) => String(id)).toSorted())
    expect(acknowledged.requests.filter((id) => !given.includes(id))).toEqual([])
    for (const request of answered) {
      const { email } = request.person as { email: string }
      expect(members.find((member) => member.email === email)?.roles).toHaveLength(1)
    }
    // Besides the owner, who made the account, nobody is in without one of the two.
    expect(members).toHaveLength(1 + accepted.length + answered.length)

    const transfers = (await events('member.ownership-transferred')).toReversed()
    // The process can die between the commit and the answer.
    expect(transfers.length).toBeGreaterThanOrEqual(acknowledged.transfers)
    const receivers = transfers.map(({ target: to }) => (to as { id: string }).id)
    expect(receivers).toEqual(receivers.map((_, number) => (number % 2 === 0 ? place.second : place.first)))
    expect(await owners(client)).toEqual([receivers.at(-1) ?? place.first])
  }

  async function owners(client: PortalClient): Promise<readonly string[]> {
    const holders = await all(client, `/api/v1/scopes/${place.account}/members?role=owner`)
    return holders.map(({ id }) => String(id))
  }

  /** People of the organization, who ask to be let into the account. */
  async function peopleWhoAsk(
    url: string,
    client: PortalClient,
    emails: readonly string[],
  ): Promise<readonly string[]> {
    const requests: string[] = []
    for (const { secret } of await invite(client, place.organization, emails, 'org-user')) {
      const cookie = (await acceptInvitation(url, secret))!
      const asked = await clientOf(url, cookie).post('/api/v1/session/requests', { scope: place.account })
      requests.push(String(asked.body.id))
    }
    return requests
  }
})

interface Scope {
  readonly id: string | null
  readonly type: string
}

interface Link {
  readonly id: string
  readonly secret: string
}

async function invite(client: PortalClient, scope: string, emails: readonly string[], role: string): Promise<Link[]> {
  const { status, body } = await client.post(`/api/v1/scopes/${scope}/invitations`, { emails, role })
  if (status !== 200) throw new Error(`Inviting answered ${status}: ${JSON.stringify(body)}`)
  const results = body.results as readonly { readonly invitation: string; readonly link: string }[]
  return results.map(({ invitation, link }) => ({ id: invitation, secret: link.split('#')[1]! }))
}
