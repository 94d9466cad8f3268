import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, auditEvents, challenges, memberships, messages, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { unseal } from '../../sealed.ts'
import { codeOf } from '../factors/factors.fixture.ts'
import { type Ask, provedBy } from './proved-session.fixture.ts'
import { remindOfSecondFactors } from './reminders.ts'

const dayMinutes = 24 * 60
const everyMethod = ['authenticator', 'passkey', 'email-code']

describeOnDatabases('rules about second factors', ({ open, kind }) => {
  const clock = new MovingClock()
  let database: Database
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  let chief: MadePerson
  let admin: MadePerson
  let developer: MadePerson
  let asChief: Ask

  const has = (person: MadePerson, ...factors: ('authenticator' | 'passkey' | 'email-code')[]) =>
    database.transact(everywhere, (tx) => tx.update(users).set({ factors }).where(eq(users.id, person.id)))
  const member = async (scope: MadeScope, role: string, name: string) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, scope, { roles: [role] })
    return person
  }
  const makeOrganization = async () => {
    const made = await makeScope(server.service, 'organization')
    const owner = await member(made, 'organization:org-admin', 'Ines Ødegård')
    const below = await makeScope(server.service, 'developer-account', made)
    await join(server.service, owner, below, { roles: ['developer-account:owner'] })
    await has(owner, 'authenticator')
    return { organization: made, account: below, chief: owner }
  }
  beforeAll(async () => {
    database = await open()
    server = await startTestServer({
      ...{ blueprint: 'developer-portal', database, clock },
      config: { mail: { url: 'smtp://localhost:1', from: 'a@example.com' } },
    })
    ;({ organization, account, chief } = await makeOrganization())
    admin = await member(account, 'developer-account:admin', 'Bůh Štěpán')
    await has(admin, 'email-code')
    developer = await member(account, 'developer-account:developer', 'Chidi')
    await join(server.service, developer, organization, { roles: ['organization:org-user'] })
    asChief = await provedBy(server, chief.id, 'password', 'authenticator')
  })
  afterAll(() => server.stop())

  const rulesAt = (scope: MadeScope) => `/scopes/${scope.id}/second-factor/members`
  const usual = { required: 'all', graceDays: 10, requiredBy: null, methods: everyMethod, rememberDays: 0 }
  const save = async (ask: Ask, scope: MadeScope, changes: object) => {
    const { version } = (await ask('GET', rulesAt(scope))).json()
    return (await ask('PUT', rulesAt(scope), { version, rules: { ...usual, ...changes } })).json()
  }
  const place = async (ask: Ask, scope: MadeScope) => (await ask('GET', `/session/scopes/${scope.id}`)).json()
  const reading = async (ask: Ask, scope = account) => (await ask('GET', `/scopes/${scope.id}`)).json()
  const mails = (kind: 'second-factor-due' | 'enrolment-code') =>
    database.read(everywhere, (tx) => tx.select().from(messages).where(eq(messages.kind, kind)))

  it('C9: says today’s effect before anything is saved: people and tokens, in grace and stopped, by role and by name', async () => {
    const asDeveloper = await provedBy(server, developer.id, 'password')
    const made = await asDeveloper('POST', `/scopes/${account.id}/tokens`, {
      ...{ name: 'Laptop', permissions: ['account.read'], expiresInDays: 365 },
    })
    expect(made.statusCode, made.body).toBe(201)
    const events = await database.read(everywhere, (tx) => tx.$count(auditEvents))
    const preview = async (changes: object) =>
      (await asChief('POST', `${rulesAt(organization)}/preview`, { rules: { ...usual, ...changes } })).json()
    expect(await preview({})).toMatchObject({
      stopped: { people: 0, tokens: 0 },
      // Email codes do not count for whoever looks after others.
      inGrace: { people: 2, tokens: 1 },
      // Who is only in the account below is for those who look after that to know.
      names: [{ name: 'Chidi', roles: ['Organization user'] }],
      ...{ you: { is: 'not-affected' }, refusal: null },
    })
    expect(await preview({ graceDays: 0 })).toMatchObject({ stopped: { people: 2, tokens: 1 }, inGrace: { people: 0 } })
    expect(await database.read(everywhere, (tx) => tx.$count(auditEvents))).toBe(events)
    expect((await asChief('GET', rulesAt(organization))).json()).toMatchObject({
      version: 0,
      rules: { required: 'nobody' },
    })
  })

  it('X3: refuses rules that cut off everybody who must be there, or the one who makes them', async () => {
    const other = await makeOrganization()
    await has(other.chief)
    const ask = await provedBy(server, other.chief.id, 'password')
    const own = await save(ask, other.organization, { graceDays: 0 })
    expect(own).toMatchObject({ status: 409, code: 'last-way-in', places: [] })
    const second = await member(other.organization, 'organization:org-admin', 'Second')
    await has(second, 'passkey')
    const asSecond = await provedBy(server, second.id, 'password', 'passkey')
    const place = { role: 'Account Owner', place: 'developer-account' }
    expect(await save(asSecond, other.organization, { graceDays: 0 })).toMatchObject({
      code: 'last-way-in',
      places: [place],
    })
    expect(await save(asSecond, other.organization, { graceDays: 1 })).toMatchObject({ version: 1 })
    for (const [changes, field] of [
      [{ graceDays: 91 }, 'rules.graceDays'],
      [{ required: [] }, 'rules.required'],
      [{ required: ['platform:operator'] }, 'rules.required'],
      [{ methods: ['email-code'] }, 'rules.methods'],
      [{ requiredBy: '2001-01-01T00:00:00.000Z' }, 'rules.requiredBy'],
      [{ rememberDays: 7 }, 'rules.rememberDays'],
    ] as const) {
      expect(await save(asSecond, other.organization, changes)).toMatchObject({ errors: [{ field }] })
    }
  })

  it('X13: takes a second factor that was shown just now, and the version that was looked at', async () => {
    const stale = await server.as(chief.id)
    const payload = { version: 0, rules: usual }
    const url = `/api/v1${rulesAt(organization)}`
    expect((await stale({ method: 'PUT', url, payload })).json()).toMatchObject({ code: 'fresh-sign-in-needed' })
    expect((await asChief('PUT', rulesAt(organization), { version: 3, rules: usual })).json()).toMatchObject({
      code: 'conflict',
    })
  })

  it('C9: the whole grace period, from the first reminder to a late enrolment', async () => {
    const elsewhere = await startTestServer({ blueprint: 'developer-portal', database, clock })
    const asDeveloper = await provedBy(server, developer.id, 'password')
    const { token } = (
      await asDeveloper('POST', `/scopes/${account.id}/tokens`, {
        ...{ name: 'Server', permissions: ['account.read'], expiresInDays: 365 },
      })
    ).json()
    const withToken = async () =>
      (
        await server.inject({
          ...{ url: `/api/v1/scopes/${account.id}`, headers: { authorization: `Bearer ${token}` } },
        })
      ).statusCode
    const onOtherNode = await elsewhere.as(developer.id)
    const readOnOtherNode = async () => (await onOtherNode({ url: `/api/v1/scopes/${account.id}` })).statusCode
    expect(await readOnOtherNode()).toBe(200)

    expect(await save(asChief, organization, {})).toMatchObject({ version: 1, rules: { required: 'all' } })
    const due = new Date(clock.now().getTime() + 10 * dayMinutes * 60_000).toISOString()
    await remindOfSecondFactors(server.service)
    await remindOfSecondFactors(server.service)
    const first = await mails('second-factor-due')
    expect(first.map(({ userId }) => userId).sort()).toEqual(expect.arrayContaining([admin.id, developer.id].sort()))
    expect(first.filter(({ userId }) => userId === developer.id)).toMatchObject([{ values: { due } }])
    const inGrace = { secondFactor: { missing: null, due, roles: [] }, roles: [{ id: 'developer' }] }
    expect(await place(asDeveloper, account)).toMatchObject(inGrace)
    expect(await withToken()).toBe(200)

    // Neither a change of the rules nor coming again begins it anew.
    clock.forward(4 * dayMinutes)
    await save(await provedBy(server, chief.id, 'password', 'authenticator'), organization, { rememberDays: 30 })
    await database.transact(everywhere, (tx) =>
      tx
        .update(memberships)
        .set({ since: clock.now(), startedAt: clock.now() })
        .where(eq(memberships.userId, developer.id)),
    )
    await remindOfSecondFactors(server.service)
    const again = (await mails('second-factor-due')).filter(({ userId }) => userId === developer.id)
    expect(again.map(({ values }) => values)).toMatchObject([{ due }, { due }])

    clock.forward(6 * dayMinutes)
    const late = await provedBy(server, developer.id, 'password')
    const needed = { code: 'second-factor-needed', need: 'enrol', methods: everyMethod }
    expect(await reading(late)).toMatchObject(needed)
    expect(await withToken()).toBe(403)
    expect(
      (await elsewhere.as(developer.id).then((ask) => ask({ url: `/api/v1/scopes/${account.id}` }))).statusCode,
    ).toBe(403)
    await elsewhere.stop()
    expect(await place(late, account)).toMatchObject({
      ...{ roles: [], operations: [], rolesAtNextSignIn: null },
      secondFactor: { missing: 'enrol', roles: [{ id: 'developer' }] },
    })
    expect((await late('GET', `/session?into=${account.id}`)).json().entry).toMatchObject({
      ...{ state: 'second-factor', scope: account.id, page: null },
    })

    // Nothing but enrolling, and that with what a password alone does not give.
    const begin = '/session/factors/authenticator'
    expect((await late('POST', begin)).json()).toMatchObject({
      ...{ code: 'enrolment-proof-needed', with: ['mailed-code', 'administrator-code'] },
    })
    expect((await late('POST', '/session/enrolment/code')).statusCode).toBe(201)
    expect((await late('POST', '/session/enrolment', { code: '1234' })).statusCode).toBe(422)
    expect((await late('POST', '/session/enrolment', { code: await mailedCode(developer) })).statusCode).toBe(200)
    const begun = (await late('POST', begin)).json()
    const proved = await late('POST', `${begin}/${begun.id}/prove`, { code: codeOf(begun.key, clock.now()) })
    expect(proved.statusCode, proved.body).toBe(200)
    expect(await reading(late)).toMatchObject({ id: account.id })
    expect(await withToken()).toBe(200)
    expect(await place(late, account)).toMatchObject({ secondFactor: null, roles: [{ id: 'developer' }] })
  })

  async function mailedCode(person: MadePerson): Promise<string> {
    const [row] = await database.read(everywhere, (tx) =>
      tx
        .select()
        .from(challenges)
        .where(and(eq(challenges.userId, person.id), eq(challenges.kind, 'enrolment'), isNotNull(challenges.secret))),
    )
    return unseal(server.service.config.secretKeys, `challenge:${row!.hash}`, row!.secret!)
  }

  it('C9: codes by email open no role that looks after others; what was not shown in the session has to be', async () => {
    const byMail = await provedBy(server, admin.id, 'password', 'email-code')
    expect(await reading(byMail)).toMatchObject({
      code: 'second-factor-needed',
      need: 'enrol',
      methods: ['authenticator', 'passkey'],
    })
    const withoutProof = await provedBy(server, chief.id, 'password')
    expect(await reading(withoutProof)).toMatchObject({ code: 'second-factor-needed', need: 'prove' })
  })

  it('C9: with a code from an administrator somebody enrols whose mailbox is out of reach, once and only as themselves', async () => {
    const operator = await member(
      { id: (await server.service.scopes.pathOf(organization.id)).at(-1)!.id, tenantId: null },
      'platform:operator',
      'Ruth',
    )
    const ask = await provedBy(server, operator.id, 'password')
    const made = await ask('POST', `/scopes/platform/people/${admin.id}/enrolment-code`)
    expect(made.statusCode, made.body).toBe(201)
    const late = await provedBy(server, admin.id, 'password', 'email-code')
    const other = await provedBy(server, developer.id, 'password', 'authenticator')
    const { code } = made.json()
    expect((await other('POST', '/session/enrolment', { code })).statusCode).toBe(422)
    expect((await late('POST', '/session/enrolment', { code })).statusCode).toBe(200)
    expect((await late('POST', '/session/factors/authenticator')).statusCode).toBe(201)
    expect((await late('POST', '/session/enrolment', { code })).statusCode).toBe(422)
  })

  it.runIf(kind === 'postgresql')('C9: of two who show the same code at the same moment one is let on', async () => {
    const [operator] = await database.read(everywhere, (tx) =>
      tx.select().from(assignments).where(eq(assignments.role, 'platform:operator')),
    )
    const ask = await provedBy(server, operator!.userId, 'password')
    const { code } = (await ask('POST', `/scopes/platform/people/${developer.id}/enrolment-code`)).json()
    const both = [await provedBy(server, developer.id, 'password'), await provedBy(server, developer.id, 'password')]
    const answers = await Promise.all(both.map((show) => show('POST', '/session/enrolment', { code })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  })

  it('C9: a role that asks for one and is given later works once it is enrolled, and the other roles go on', async () => {
    const place = await makeOrganization()
    const asOwner = await provedBy(server, place.chief.id, 'password', 'authenticator')
    const required = ['organization:org-admin']
    const person = await member(place.organization, 'organization:org-user', 'Deniz')
    await join(server.service, person, place.account, { roles: ['developer-account:developer'] })
    expect(await save(asOwner, place.organization, { required, graceDays: 90 })).toMatchObject({ version: 1 })
    clock.forward(1)
    await database.transact(everywhere, async (tx) => {
      const role = { role: 'organization:org-admin', grantedAt: clock.now(), grantedBy: 'test' }
      const at = { userId: person.id, scopeId: place.organization.id, tenantId: place.organization.tenantId }
      await tx.insert(assignments).values({ ...at, ...role })
    })
    const ask = await provedBy(server, person.id, 'password')
    expect((await ask('GET', rulesAt(place.organization))).json()).toMatchObject({
      ...{ code: 'second-factor-needed', need: 'enrol', scope: place.organization.id },
    })
    expect(await reading(ask, place.organization)).toMatchObject({ id: place.organization.id })
    expect(await reading(ask, place.account)).toMatchObject({ id: place.account.id })
    await has(person, 'authenticator')
    const proved = await provedBy(server, person.id, 'password', 'authenticator')
    expect((await proved('GET', rulesAt(place.organization))).statusCode).toBe(200)
  })
})
