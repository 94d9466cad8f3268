import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from '../db/database.ts'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import {
  apiTokens,
  assignments,
  memberships,
  permissionUse,
  securityEvents,
  serviceAccounts,
  users,
} from '../db/schema.ts'
import { MovingClock } from '../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../http/world.fixture.ts'
import { newId, type ServiceAccountId, type TokenId } from '../ids.ts'
import { hashSecret, newSecret } from './secret.ts'
import { openSessions, pinScope, unpinScope } from './sessions.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('access of a request', ({ open }) => {
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  const clock = new MovingClock()
  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    organization = await makeScope(server.service, 'organization', platform, 'Nordlicht')
    account = await makeScope(server.service, 'developer-account', organization, 'Nordlicht developers')
  })
  afterAll(() => server.stop())

  const write = <Result>(work: (tx: Tx) => Promise<Result>) => server.service.database.transact(everywhere, work)
  /** A route with a guard that admins pass and developers do not: the list of members. */
  const membersOf = (scope: MadeScope | string) => ({
    url: `/api/v1/scopes/${typeof scope === 'string' ? scope : scope.id}/members`,
  })
  const memberOf = async (scope: MadeScope, role: string, name?: string) => {
    const person = await makePerson(server.service, name === undefined ? {} : { name })
    await join(server.service, person, organization, { roles: ['organization:org-user'] })
    await join(server.service, person, scope, { roles: [role] })
    return person
  }
  const setRole = (person: MadePerson, role: string) =>
    write((tx) =>
      tx
        .update(assignments)
        .set({ role })
        .where(and(eq(assignments.userId, person.id), eq(assignments.scopeId, account.id))),
    )

  it('X8: a refusal names the permission, the least role, and who can give it', async () => {
    await memberOf(account, 'developer-account:owner', 'Zofia Žák')
    const developer = await memberOf(account, 'developer-account:developer')
    const ask = await server.as(developer.id)
    const answer = await ask(membersOf(account))
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({
      code: 'not-allowed',
      permission: 'member.read',
      reason: 'not-granted',
      leastRole: { role: 'developer-account:admin' },
      help: [{ name: 'Zofia Žák' }],
    })
    expect(answer.json().detail).toContain('You can ask Zofia Žák.')
    const events = await server.service.database.read(everywhere, (tx) =>
      tx.select().from(securityEvents).where(eq(securityEvents.userId, developer.id)),
    )
    expect(events).toMatchObject([
      { kind: 'access.refused', scopeId: account.id, detail: { permission: 'member.read' } },
    ])
  })

  it('X8: what somebody cannot see is not there, however they ask', async () => {
    const elsewhere = await makeScope(server.service, 'organization', platform, 'Elsewhere')
    const stranger = await makePerson(server.service)
    await join(server.service, stranger, elsewhere, { roles: ['organization:org-admin'] })
    const ask = await server.as(stranger.id)
    const unknown = '01960000-0000-7000-8000-000000000001'
    const bodies = []
    for (const scope of [account.id, unknown, 'x', '..%2f', `${account.id}'`]) {
      const { requestId, ...body } = (await ask(membersOf(scope))).json()
      bodies.push(JSON.stringify(body))
    }
    expect(new Set(bodies).size).toBe(1)
    expect(JSON.parse(bodies[0]!)).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('nobody gets in without signing in', async () => {
    const answer = await server.inject(membersOf(account))
    expect(answer.json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('A9: an open session keeps its roles until it ends, a new one has the new ones, and "apply now" ends the wait', async () => {
    const admin = await memberOf(account, 'developer-account:admin')
    const before = await server.as(admin.id)
    const waiting = await write((tx) => pinScope(tx, server.service, admin.id, account.id, ['developer-account:admin']))
    expect(waiting).toBe(1)
    await setRole(admin, 'developer-account:developer')
    const after = await server.as(admin.id)
    expect((await before(membersOf(account))).statusCode).toBe(200)
    expect((await after(membersOf(account))).statusCode).toBe(403)
    const scopes = (await before({ url: '/api/v1/session' })).json().scopes
    expect(scopes.find(({ id }: { id: string }) => id === account.id)).toMatchObject({
      roles: [{ id: 'admin' }],
      rolesAtNextSignIn: [{ id: 'developer' }],
    })
    // A second change while the first still waits: the session keeps what it had at its sign-in.
    await write((tx) => pinScope(tx, server.service, admin.id, account.id, ['developer-account:developer']))
    expect((await before(membersOf(account))).statusCode).toBe(200)
    await write((tx) => unpinScope(tx, admin.id, account.id))
    expect((await before(membersOf(account))).statusCode).toBe(403)
  })

  it('X5: disabling in one scope is immediate even for pinned roles, and leaves the rest open', async () => {
    const admin = await memberOf(account, 'developer-account:admin')
    const ask = await server.as(admin.id)
    await write((tx) => pinScope(tx, server.service, admin.id, account.id, ['developer-account:admin']))
    expect((await ask(membersOf(account))).statusCode).toBe(200)
    await write((tx) =>
      tx
        .update(memberships)
        .set({ status: 'disabled' })
        .where(and(eq(memberships.userId, admin.id), eq(memberships.scopeId, account.id))),
    )
    expect((await ask(membersOf(account))).statusCode).toBe(404)
    expect((await ask({ url: '/api/v1/session' })).statusCode).toBe(200)
  })

  it('X5: archiving a person ends everything with the call that does it', async () => {
    const admin = await memberOf(account, 'developer-account:admin')
    const ask = await server.as(admin.id)
    expect((await ask(membersOf(account))).statusCode).toBe(200)
    await write((tx) => tx.update(users).set({ status: 'archived' }).where(eq(users.id, admin.id)))
    expect((await ask(membersOf(account))).statusCode).toBe(401)
    expect((await ask({ url: '/api/v1/session' })).statusCode).toBe(401)
  })

  it('an assignment ends when its time is up, though nothing was written', async () => {
    const person = await makePerson(server.service)
    await join(server.service, person, account, {
      roles: ['developer-account:admin'],
      expiresAt: new Date(clock.now().getTime() + 60_000),
    })
    const ask = await server.as(person.id)
    expect((await ask(membersOf(account))).statusCode).toBe(200)
    clock.forward(1)
    expect((await ask(membersOf(account))).statusCode).toBe(403)
  })

  it('an assignment without a membership counts for nothing', async () => {
    const person = await makePerson(server.service)
    await join(server.service, person, account, { roles: ['developer-account:admin'], membership: 'removed' })
    const ask = await server.as(person.id)
    expect((await ask(membersOf(account))).statusCode).toBe(404)
  })

  const makeToken = async (owner: { person: MadePerson; permissions: string[] } | { role: string }) => {
    const secret = `prt_${newSecret()}`
    const id = newId<TokenId>(clock)
    const createdAt = clock.now()
    const at = { scopeId: account.id, tenantId: account.tenantId }
    const serviceAccountId = 'role' in owner ? newId<ServiceAccountId>(clock) : null
    await write(async (tx) => {
      if ('role' in owner && serviceAccountId !== null) {
        const machine = { id: serviceAccountId, ...at, name: 'machine', role: owner.role, madeBy: 'test', createdAt }
        await tx.insert(serviceAccounts).values(machine)
      }
      await tx.insert(apiTokens).values({
        ...{ id, ...at, name: 'token', prefix: secret.slice(0, 8), tokenHash: hashSecret(secret), createdAt },
        ...('role' in owner
          ? { serviceAccountId, permissions: [] }
          : { userId: owner.person.id, permissions: owner.permissions }),
      })
    })
    const headers = { authorization: `Bearer ${secret}` }
    return { id, serviceAccountId, ask: (request: { url: string }) => server.inject({ ...request, headers }) }
  }

  it('X13: a token may do what it carries and its owner may do now, in its scope', async () => {
    const admin = await memberOf(account, 'developer-account:admin')
    const carries = await makeToken({ person: admin, permissions: ['member.read'] })
    const lacks = await makeToken({ person: admin, permissions: ['app.read'] })
    expect((await carries.ask(membersOf(account))).statusCode).toBe(200)
    expect((await lacks.ask(membersOf(account))).json()).toMatchObject({ status: 403, reason: 'restricted' })
    expect((await carries.ask({ url: '/api/v1/session' })).json().code).toBe('session-needed')
    // A token has the live role, also where sessions keep the former one.
    await write((tx) => pinScope(tx, server.service, admin.id, account.id, ['developer-account:admin']))
    await setRole(admin, 'developer-account:developer')
    expect((await carries.ask(membersOf(account))).statusCode).toBe(403)
    await write((tx) => tx.update(apiTokens).set({ endedAt: clock.now() }).where(eq(apiTokens.id, carries.id)))
    expect((await carries.ask(membersOf(account))).json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('X13: a service account has the role of its own until it ends', async () => {
    const machine = await makeToken({ role: 'developer-account:admin' })
    expect((await machine.ask(membersOf(account))).statusCode).toBe(200)
    expect((await machine.ask(membersOf(organization))).statusCode).toBe(404)
    await write((tx) =>
      tx.update(serviceAccounts).set({ endedAt: clock.now() }).where(eq(serviceAccounts.id, machine.serviceAccountId!)),
    )
    expect((await machine.ask(membersOf(account))).statusCode).toBe(401)
  })

  it('remembers which permission was used, and writes it in a batch', async () => {
    const admin = await memberOf(account, 'developer-account:admin')
    const ask = await server.as(admin.id)
    await ask(membersOf(account))
    await server.service.use.flush()
    await server.service.use.flush()
    const rows = await server.service.database.read(everywhere, (tx) =>
      tx.select().from(permissionUse).where(eq(permissionUse.userId, admin.id)),
    )
    expect(rows).toMatchObject([{ scopeId: account.id, permission: 'member.read', lastUsedAt: clock.now() }])
  })

  it('lists the sessions that are still open', async () => {
    const person = await makePerson(server.service)
    await server.as(person.id)
    const list = () => write((tx) => openSessions(tx, server.service, person.id))
    expect(await list()).toHaveLength(1)
    clock.forward(60 * 24)
    expect(await list()).toHaveLength(0)
  })
})
