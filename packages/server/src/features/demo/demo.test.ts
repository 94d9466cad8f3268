import { catalogue, loadBlueprint, loadDemo } from '@portreeve/blueprints'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { freshPostgresql } from '../../db/on-databases.fixture.ts'
import { openPostgresql } from '../../db/open-postgresql.ts'
import { assignments, auditEvents, invitations, memberships, resources, scopes, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { verifyAudit } from '../audit/verify.ts'
import { demoPassword, makeDemo } from './service.ts'

const everywhere = { tenants: 'all', person: null } as const

const demos = [...catalogue.map((id) => [id, 'multi'] as const), ['ai-platform', 'single'] as const]

describe.each(demos)('the demo of %s (%s)', (id, tenancy) => {
  let database: Database
  let server: TestServer
  beforeAll(async () => {
    const clock = new MovingClock()
    database = await openPostgresql({ url: await freshPostgresql(), clock })
    const offers = (await loadBlueprint(id)).tenancy !== undefined
    server = await startTestServer({
      blueprint: id,
      database,
      clock,
      config: { demo: true },
      ...(offers && { tenancy }),
    })
    await makeDemo(server.service, await loadDemo(id))
  })
  afterAll(async () => {
    await server.stop()
    await database.close()
  })

  it('has somebody in every role that people hold', async () => {
    const held = await database.read(everywhere, (tx) =>
      tx.selectDistinct({ role: assignments.role }).from(assignments),
    )
    const missing = server.service
      .policy()
      .roles.map(({ key }) => key)
      .filter((key) => !held.some(({ role }) => role === key))
    expect(missing.filter((key) => !key.endsWith('decision-service'))).toEqual([])
  })

  it('has people in every state', async () => {
    const people = await database.read(everywhere, (tx) => tx.selectDistinct({ status: users.status }).from(users))
    expect(people.map(({ status }) => status).sort()).toEqual(['active', 'archived', 'blocked'])
    const members = await database.read(everywhere, (tx) =>
      tx.selectDistinct({ status: memberships.status }).from(memberships),
    )
    expect(members.map(({ status }) => status)).toEqual(expect.arrayContaining(['active', 'removed']))
    expect(await database.read(everywhere, (tx) => tx.$count(invitations))).toBeGreaterThan(0)
  })

  it('has scopes in every state and resources of every kind', async () => {
    const { blueprint, kinds } = server.service.policy()
    for (const [type, { statuses }] of Object.entries(blueprint.scopes)) {
      const found = await database.read(everywhere, (tx) =>
        tx.selectDistinct({ status: scopes.status }).from(scopes).where(eq(scopes.type, type)),
      )
      expect(found.map(({ status }) => status)).toEqual(expect.arrayContaining(Object.keys(statuses ?? {})))
    }
    const found = await database.read(everywhere, (tx) => tx.selectDistinct({ kind: resources.kind }).from(resources))
    expect(found.map(({ kind }) => kind).sort()).toEqual([...kinds.keys()].sort())
  })

  it('lets its people sign in, and shows each of them to themselves', async () => {
    const [person] = Object.values((await loadDemo(id)).people)
    const answer = await server.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', headers: { origin: 'http://localhost:7300' } },
      payload: { email: person?.email, password: demoPassword },
    })
    expect(answer.json()).toMatchObject({ person: { name: person?.name } })
  })

  it('was made through the services: every change has its event, and the chain holds', async () => {
    const people = await database.read(everywhere, (tx) => tx.$count(users))
    const made = await database.read(everywhere, (tx) =>
      tx.$count(auditEvents, eq(auditEvents.action, 'person.created')),
    )
    expect(made).toBe(people)
    expect((await verifyAudit(server.service)).findings).toEqual([])
  })

  it('is not made over people who are there already', async () => {
    await expect(makeDemo(server.service, await loadDemo(id))).rejects.toMatchObject({ code: 'conflict' })
  })
})
