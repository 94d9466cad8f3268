import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { accessRequests, apiTokens, assignments } from '../../db/schema.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { newId, type TokenId } from '../../ids.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('leaving', ({ open, kind }) => {
  let portal: Portal
  let owner: MadePerson

  beforeAll(async () => {
    portal = await startPortal(await open())
    owner = await portal.person('owner')
  })
  afterAll(() => portal.server.stop())

  const leave = (person: MadePerson, scope: MadeScope = portal.account) =>
    portal.post(person, `/api/v1/session/scopes/${scope.id}/leave`)
  const database = () => portal.server.service.database

  it('X4: a member leaves by themselves: out at once with everything of theirs there, and the answer is a receipt', async () => {
    const person = await portal.person('developer')
    const session = await portal.server.as(person.id)
    const token = { id: newId<TokenId>(portal.clock), userId: person.id, scopeId: portal.account.id }
    await database().transact(everywhere, async (tx) => {
      await tx.insert(apiTokens).values({
        ...{ ...token, tenantId: portal.account.tenantId, name: 'ci', prefix: 'x', permissions: ['app.read'] },
        ...{ tokenHash: token.id, createdAt: portal.clock.now() },
      })
    })
    await portal.ask(person, { permission: 'audit.read' })
    const count = await auditCount(portal.server.service)
    const answer = await leave(person)
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { ended: { sessions: 0, tokens: 1 } }])
    expect(await auditCount(portal.server.service)).toBe(count + 1)
    expect(await lastAuditEvent(portal.server.service)).toMatchObject({
      ...{ action: 'member.left', actorId: person.id, targetId: person.id },
      after: { status: 'removed', tokensEnded: [token.id] },
    })
    expect((await session({ url: `/api/v1/scopes/${portal.account.id}` })).statusCode).toBe(404)
    expect((await session({ url: `/api/v1/scopes/${portal.organization.id}` })).statusCode).toBe(200)
    const [request] = await database().read(everywhere, (tx) =>
      tx.select().from(accessRequests).where(eq(accessRequests.userId, person.id)),
    )
    expect(request?.state).toBe('withdrawn')
    expect((await leave(person)).statusCode).toBe(404)
  })

  it('A10: whoever left comes back by an invitation only, and starts fresh', async () => {
    const person = await portal.person('admin')
    await leave(person)
    const again = await portal.post(owner, `/api/v1/scopes/${portal.account.id}/members`, {
      ...{ person: person.id, roles: ['developer'] },
    })
    expect(again.json()).toMatchObject({ code: 'conflict' })
    const left = await database().read(everywhere, (tx) =>
      tx
        .select()
        .from(assignments)
        .where(and(eq(assignments.userId, person.id), eq(assignments.scopeId, portal.account.id))),
    )
    expect(left).toEqual([])
  })

  it('X3: the last owner stays; of two owners one can go', async () => {
    expect((await leave(owner)).json()).toMatchObject({ status: 409, code: 'last-holder' })
    const place = await makeScope(portal.server.service, 'organization')
    const people = [await makePerson(portal.server.service), await makePerson(portal.server.service)] as const
    for (const one of people) await join(portal.server.service, one, place, { roles: ['organization:org-admin'] })
    expect((await leave(people[0], place)).statusCode).toBe(200)
    expect((await leave(people[1], place)).json()).toMatchObject({ code: 'last-holder' })
  })

  it('X8: a place that one is not in, is disabled in, or that is not there is answered alike', async () => {
    const nowhere = { id: '018f0000-0000-7000-8000-0000000000ff' } as MadeScope
    for (const [person, scope] of [
      [await portal.stranger(), portal.account],
      [await portal.person('developer', 'disabled'), portal.account],
      [await portal.stranger(), nowhere],
    ] as const) {
      expect((await leave(person, scope)).json()).toMatchObject({
        ...{ status: 404, detail: 'There is no such place, or you cannot see it.' },
      })
    }
  })

  it.runIf(kind === 'postgresql')(
    'X3: of an administrator who leaves while the other is demoted one remains',
    async () => {
      for (let round = 0; round < 5; round += 1) {
        const place = await makeScope(portal.server.service, 'organization')
        const people = [await makePerson(portal.server.service), await makePerson(portal.server.service)] as const
        for (const one of people) await join(portal.server.service, one, place, { roles: ['organization:org-admin'] })
        const demoting = (await portal.server.as(people[0].id))({
          method: 'PATCH',
          url: `/api/v1/scopes/${place.id}/members/${people[1].id}`,
          payload: { give: ['org-user'] },
        })
        const answers = await Promise.all([demoting, leave(people[0], place)])
        expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
        const held = await database().read(everywhere, (tx) =>
          tx.select().from(assignments).where(eq(assignments.scopeId, place.id)),
        )
        expect(held.filter(({ role }) => role === 'organization:org-admin')).toHaveLength(1)
      }
    },
  )
})
