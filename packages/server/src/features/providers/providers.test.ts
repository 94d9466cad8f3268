import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashSecret } from '../../access/secret.ts'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditEvents, identities, messages, securityEvents, sessions, settings, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { makePerson } from '../../http/world.fixture.ts'
import { platformId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type GitHubServer, startGitHubServer } from './github-server.fixture.ts'
import { type OidcServer, startOidcServer, visitProvider } from './oidc-server.fixture.ts'
import { Browser, callbackOf, linkBy, providerAt, signInBy, startLinkOf, startOf } from './provider-world.fixture.ts'

describeOnDatabases('signing in with an outside provider', (on) => {
  const clock = new MovingClock()
  let oidc: OidcServer
  let gitHub: GitHubServer
  let server: TestServer
  beforeAll(async () => {
    oidc = await startOidcServer([callbackOf('company'), callbackOf('other')])
    gitHub = await startGitHubServer()
    const { url, clientId, clientSecret } = gitHub
    const company = providerAt(oidc, 'company')
    server = await startTestServer({
      ...{ blueprint: 'starter', database: await on.open(), clock },
      config: {
        providers: [
          company,
          { ...company, id: 'other' },
          { ...company, id: 'github', kind: 'github', issuer: new URL(url), clientId, clientSecret, scopes: [] },
          { ...company, id: 'down', issuer: new URL('http://127.0.0.1:9') },
        ],
      },
    })
  })
  afterAll(async () => {
    await server?.stop()
    await oidc?.stop()
    await gitHub?.stop()
  })

  let made = 0
  /** Somebody here, and an account of theirs at the provider that nobody has used before. */
  async function somebody() {
    const person = await makePerson(server.service)
    made += 1
    oidc.account = `account-${made}`
    return { ...person, browser: await Browser.of(server, person.id), account: oidc.account }
  }

  const all = <Row>(read: Parameters<typeof server.service.database.read<Row>>[1]) =>
    server.service.database.read(everywhere, read)

  it('X11: an account of a provider is nobody here before it is linked, also with the address of somebody', async () => {
    const { id, account } = await somebody()
    const email = `${account}@example.net`
    await server.service.database.transact(everywhere, (tx) =>
      tx
        .update(users)
        .set({ email, emailKey: emailKey(email) })
        .where(eq(users.id, id)),
    )
    const browser = new Browser(server)
    const before = await all((tx) => tx.select({ id: users.id }).from(users))
    expect(await signInBy(browser, oidc)).toBe('/sign-in?problem=identity-unknown&provider=company')
    expect(browser.session).toBeUndefined()
    expect(await all((tx) => tx.select({ id: users.id }).from(users))).toHaveLength(before.length)
    expect(await all((tx) => tx.select().from(identities).where(eq(identities.userId, id)))).toEqual([])
    const refusals = await all((tx) => tx.select().from(securityEvents))
    expect(refusals.at(-1)).toMatchObject({
      ...{ kind: 'sign-in.refused', userId: null },
      detail: { reason: 'identity-unknown', way: 'provider:company' },
    })
  })

  it('links with its owner’s consent, once, and signs in with it from then on', async () => {
    const { id, browser, account } = await somebody()
    const sent = new URL(await startLinkOf(browser))
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: callbackOf('company') },
      ...{ scope: 'openid email', state: expect.any(String), nonce: expect.any(String) },
    })
    expect(await browser.follow(await visitProvider(oidc, sent.href))).toBe('/scopes/platform/you')
    expect(await linkBy(browser, oidc), 'the same once more changes nothing').toBe('/scopes/platform/you')
    const listed = await browser.send({ url: '/api/v1/session/identities' })
    expect(listed.json()).toMatchObject({
      items: [{ provider: 'company', label: 'Company account', email: `${account}@example.net`, usable: true }],
      offered: [{ id: 'other' }, { id: 'github' }, { id: 'down' }],
    })
    const events = await all((tx) => tx.select().from(auditEvents).where(eq(auditEvents.targetId, id)))
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([['person.identity-linked', id]])
    const mails = await all((tx) => tx.select().from(messages).where(eq(messages.userId, id)))
    expect(mails.map(({ kind }) => kind)).toEqual(['identity-changed'])

    const elsewhere = new Browser(server)
    expect(await signInBy(elsewhere, oidc, 'company', '?next=%2Fscopes%2Fplatform%3Fa%3D1')).toBe(
      '/scopes/platform?a=1',
    )
    const [session] = await all((tx) =>
      tx
        .select()
        .from(sessions)
        .where(eq(sessions.tokenHash, hashSecret(elsewhere.session!))),
    )
    expect(session).toMatchObject({ userId: id, methods: ['provider:company'], awaits: null })
    expect((await elsewhere.send({ url: '/api/v1/session' })).statusCode).toBe(200)
  })

  it('asks for the second factor of ours after it, as after a password', async () => {
    const { id, browser } = await somebody()
    await linkBy(browser, oidc)
    await server.service.database.transact(everywhere, (tx) =>
      tx
        .update(users)
        .set({ factors: ['authenticator'] })
        .where(eq(users.id, id)),
    )
    const elsewhere = new Browser(server)
    expect(await signInBy(elsewhere, oidc)).toBe('/')
    expect((await elsewhere.send({ url: '/api/v1/session' })).json()).toMatchObject({
      ...{ code: 'second-factor-needed', need: 'prove' },
    })
  })

  it('opens nothing for an archived account, and nothing where the settings do not name the provider (B7)', async () => {
    const { id, browser } = await somebody()
    await linkBy(browser, oidc)
    const elsewhere = new Browser(server)
    const set = (status: 'active' | 'archived') =>
      server.service.database.transact(everywhere, (tx) => tx.update(users).set({ status }).where(eq(users.id, id)))
    await set('archived')
    expect(await signInBy(elsewhere, oidc)).toBe('/sign-in?problem=account-archived&provider=company')
    await set('active')
    const started = await visitProvider(oidc, await startOf(elsewhere, 'company'))
    const [population = ''] = Object.keys(server.service.policy().blueprint.populations ?? { people: {} })
    await server.service.database.transact(everywhere, (tx) =>
      tx.insert(settings).values({
        ...{ scopeId: platformId, area: 'sign-in', population, version: 1, document: { providers: ['other'] } },
        ...{ changedAt: clock.now(), changedBy: 'test' },
      }),
    )
    const closed = '/sign-in?problem=provider-not-offered&provider=company'
    expect(await elsewhere.follow(started), 'begun before').toBe(closed)
    expect(await startOf(elsewhere, 'company')).toBe(closed)
    expect(elsewhere.session).toBeUndefined()
    await server.service.database.transact(everywhere, (tx) => tx.delete(settings))
  })

  it('is good once, soon, and in the browser that it began in (login CSRF)', async () => {
    const { browser } = await somebody()
    await linkBy(browser, oidc)
    const over = '/sign-in?problem=way-over&provider=company'

    const one = new Browser(server)
    const back = await visitProvider(oidc, await startOf(one, 'company'))
    const another = new Browser(server)
    await startOf(another, 'company')
    expect(await another.follow(back), 'in another browser').toBe(over)
    expect(await one.follow(back), 'which ended it').toBe(over)

    const again = await visitProvider(oidc, await startOf(one, 'company'))
    expect(await one.follow(again)).toBe('/')
    const { session } = one
    expect(await one.follow(again), 'a second time').toBe(over)
    expect(one.session).toBe(session)

    const late = await visitProvider(oidc, await startOf(one, 'company'))
    clock.forward(11)
    expect(await one.follow(late), 'after ten minutes').toBe(over)

    const fresh = new Browser(server)
    const mixed = await visitProvider(oidc, await startOf(fresh, 'company'))
    expect(await fresh.follow(mixed.replace('company', 'other')), 'at the address of another provider').toBe(
      '/sign-in?problem=way-over&provider=other',
    )
    for (const search of ['', '?code=1', '?state=1&code=1', '?state=1&state=1', '?error=access_denied', '?state[]=1']) {
      expect(await fresh.follow(`${callbackOf('company')}${search}`), search).toBe(over)
    }
    expect(fresh.session).toBeUndefined()
  })

  it.runIf(on.kind === 'postgresql')('is good once also when it comes many times at the same moment', async () => {
    const { browser } = await somebody()
    await linkBy(browser, oidc)
    const one = new Browser(server)
    const back = await visitProvider(oidc, await startOf(one, 'company'))
    const ends = await Promise.all(Array.from({ length: 8 }, () => one.follow(back)))
    expect(ends.toSorted()).toEqual(['/', ...Array(7).fill('/sign-in?problem=way-over&provider=company')])
  })

  it('believes a provider only what it signed, for this server, for this question, and now', async () => {
    const { browser } = await somebody()
    await linkBy(browser, oidc)
    const failed = '/sign-in?problem=provider-failed&provider=company'
    const one = new Browser(server)
    const alterations = [
      { why: 'for another client', claims: { aud: 'another' } },
      { why: 'of another issuer', claims: { iss: 'https://evil.example' } },
      { why: 'with another nonce', claims: { nonce: 'another' } },
      { why: 'without a nonce', claims: { nonce: undefined } },
      { why: 'for several, of whom another asked', claims: { aud: ['portreeve', 'another'], azp: 'another' } },
      { why: 'that has ended', claims: { exp: Math.floor(Date.now() / 1000) - 3600 } },
      { why: 'about nobody', claims: { sub: undefined } },
      { why: 'that it did not sign', claims: { sub: 'somebody-else' }, unsigned: true },
    ]
    for (const { why, claims, unsigned = false } of alterations) {
      oidc.alter = { claims: (said) => ({ ...said, ...claims }), unsigned }
      expect(await signInBy(one, oidc), `a token ${why}`).toBe(failed)
    }
    oidc.alter = { claims: (said) => said }
    expect(await signInBy(new Browser(server), oidc), 'a token as it should be').toBe('/')
    oidc.alter = null

    const ended = await visitProvider(oidc, await startOf(one, 'company'))
    await oidc.forget(new URL(ended).searchParams.get('code')!)
    expect(await one.follow(ended), 'a code that has ended').toBe(failed)

    const changed = async (name: string, value: string) => {
      const url = new URL(await startOf(one, 'company'))
      url.searchParams.set(name, value)
      return one.follow(await visitProvider(oidc, url.href))
    }
    expect(await changed('nonce', 'of-somebody-else'), 'a nonce that was changed on the way').toBe(failed)
    expect(await changed('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'), 'PKCE').toBe(failed)
    const back = new URL(await visitProvider(oidc, await startOf(one, 'company')))
    back.searchParams.set('iss', 'https://evil.example')
    expect(await one.follow(back.href), 'an answer in the name of another issuer (RFC 9207)').toBe(failed)
    const refused = new URL(await startOf(one, 'company'))
    const search = new URLSearchParams({
      ...{ error: 'access_denied', iss: oidc.issuer, state: refused.searchParams.get('state')! },
    })
    expect(await one.follow(`${callbackOf('company')}?${search}`)).toBe(
      '/sign-in?problem=provider-cancelled&provider=company',
    )
    expect(one.session).toBeUndefined()
  })

  it('leads to pages of this site only, whether one signs in or links', async () => {
    const { browser } = await somebody()
    await linkBy(browser, oidc)
    expect(await signInBy(new Browser(server), oidc, 'company', '?next=%2F%5Cevil.example')).toBe('/')
    expect(await signInBy(new Browser(server), oidc, 'company', '?next=https%3A%2F%2Fevil.example')).toBe('/')
    expect(await browser.follow(await visitProvider(oidc, await startLinkOf(browser, 'other', '//evil.example')))).toBe(
      '/',
    )
  })

  it('says plainly that a provider does not answer, and is not led through by another site', async () => {
    const one = new Browser(server)
    expect(await startOf(one, 'down', '?next=/scopes/platform')).toBe(
      '/sign-in?to=%2Fscopes%2Fplatform&problem=provider-unreachable&provider=down',
    )
    expect(await startOf(one, 'nothing')).toBe('/sign-in?problem=provider-not-offered&provider=nothing')
    const led = await one.follow('/api/v1/sign-in/providers/company/start', { 'sec-fetch-site': 'cross-site' })
    expect(led).toBe('/sign-in')
    const { browser } = await somebody()
    const link = await browser.send({ method: 'POST', url: '/api/v1/session/identities/down/link', payload: {} })
    expect(link.json()).toMatchObject({ code: 'provider-failed' })
  })

  it('X11, X13: links only what is nobody’s, in the session that asked for it, freshly proved', async () => {
    const { browser } = await somebody()
    await linkBy(browser, oidc)
    const taken = oidc.account
    const other = await somebody()
    oidc.account = taken
    expect(await linkBy(other.browser, oidc)).toBe('/scopes/platform/you?problem=identity-taken&provider=company')

    oidc.account = other.account
    await linkBy(other.browser, oidc)
    oidc.account = 'a-second-one'
    expect(await linkBy(other.browser, oidc)).toBe('/scopes/platform/you?problem=provider-linked&provider=company')

    const third = await somebody()
    const back = await visitProvider(oidc, await startLinkOf(third.browser))
    const thief = await Browser.of(server, other.id)
    for (const [name, value] of third.browser.cookies) if (!thief.cookies.has(name)) thief.cookies.set(name, value)
    expect(await thief.follow(back), 'signed in as somebody else').toBe(
      '/scopes/platform/you?problem=way-over&provider=company',
    )
    const foreign = await third.browser.send({
      ...{ method: 'POST', url: '/api/v1/session/identities/company/link', payload: {} },
      headers: { origin: 'https://evil.example' },
    })
    expect(foreign.json()).toMatchObject({ code: 'foreign-origin' })
    clock.forward(16)
    for (const act of ['link', 'unlink']) {
      const stale = await third.browser.send({
        ...{ method: 'POST', url: `/api/v1/session/identities/company/${act}`, payload: {} },
      })
      expect(stale.json()).toMatchObject({ code: 'fresh-sign-in-needed' })
    }
  })

  it('X3: unlinks, but not what is left to sign in by', async () => {
    const { id, browser } = await somebody()
    await linkBy(browser, oidc)
    const unlink = () => browser.send({ method: 'POST', url: '/api/v1/session/identities/company/unlink' })
    const setPassword = (passwordHash: string | null) =>
      server.service.database.transact(everywhere, (tx) =>
        tx.update(users).set({ passwordHash }).where(eq(users.id, id)),
      )
    await setPassword(null)
    expect((await unlink()).json()).toMatchObject({ code: 'conflict' })
    expect(await signInBy(new Browser(server), oidc)).toBe('/')
    await setPassword('no password fits this')
    expect((await unlink()).statusCode).toBe(204)
    expect((await unlink()).statusCode).toBe(404)
    expect(await signInBy(new Browser(server), oidc)).toMatch('identity-unknown')
    const events = await all((tx) => tx.select().from(auditEvents).where(eq(auditEvents.targetId, id)))
    expect(events.map(({ action }) => action)).toEqual(['person.identity-linked', 'person.identity-unlinked'])
  })

  it('knows a GitHub account by its number, and shows the address that is proved there', async () => {
    const { browser } = await somebody()
    const throughGitHub = async (one: Browser, url: string) => {
      const answer = await fetch(url, { redirect: 'manual' })
      return one.follow(answer.headers.get('location') ?? '')
    }
    expect(await throughGitHub(browser, await startLinkOf(browser, 'github'))).toBe('/scopes/platform/you')
    const listed = await browser.send({ url: '/api/v1/session/identities' })
    expect(listed.json()).toMatchObject({ items: [{ provider: 'github', email: 'octocat@example.net' }] })

    gitHub.user = { id: 1, login: 'renamed', email: 'new@example.net' }
    const one = new Browser(server)
    expect(await throughGitHub(one, await startOf(one, 'github', '?next=/scopes/platform'))).toBe('/scopes/platform')
    expect(one.session).toBeDefined()

    gitHub.user = { id: 2, login: 'octocat', email: 'octocat@example.net' }
    const other = new Browser(server)
    const url = await startOf(other, 'github')
    expect(await throughGitHub(other, url)).toBe('/sign-in?problem=identity-unknown&provider=github')
    const changed = new URL(await startOf(other, 'github'))
    changed.searchParams.set('code_challenge', 'another')
    expect(await throughGitHub(other, changed.href)).toBe('/sign-in?problem=provider-failed&provider=github')
  })
})
