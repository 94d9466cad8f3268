import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { type PeopleWorld, startPeopleWorld } from './people-world.fixture.ts'

describeOnDatabases('accounts whose password way is closed (C8)', ({ open }) => {
  let { asAdmin, clock, password, person, server, url } = {} as PeopleWorld
  beforeAll(async () => {
    ;({ asAdmin, clock, password, person, server, url } = await startPeopleWorld(await open()))
  })
  afterAll(() => server.stop())

  const signIn = (email: string, given?: string) =>
    server.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', remoteAddress: '198.51.100.7' },
      payload: { email, password: given ?? password },
    })
  const lock = async (email: string) => {
    for (let time = 0; time < 10; time++) await signIn(email, 'not this one')
  }
  type Request = Awaited<ReturnType<TestServer['as']>>
  const lockedIn = async (request: Request) =>
    (await request({ url: `${url()}?locked=true` })).json().items.map(({ id }: { id: string }) => id)

  it('are listed with since when, until when, how often and from where, and only while they are', async () => {
    const admin = await asAdmin()
    const [locked, other] = [await person(), await person()]
    await lock(locked.email)
    await signIn(other.email, 'not this one')
    expect(await lockedIn(admin)).toEqual([locked.id])
    const [now, then] = [clock.now(), new Date(clock.now().getTime() + 15 * 60_000)]
    const told = { since: now.toISOString(), until: then.toISOString(), count: 10, network: '198.51.100.7' }
    const one = await admin({ url: url(locked) })
    expect(one.json()).toMatchObject({ status: 'active', locked: told, may: { unlock: true } })
    expect((await admin({ url: url(other) })).json()).toMatchObject({ locked: null, may: { unlock: false } })
    clock.forward(15)
    expect(await lockedIn(admin)).toEqual([])
    expect((await admin({ url: url(locked) })).json()).toMatchObject({ locked: null, may: { unlock: false } })
  })

  it('are unlocked by whoever may, with one audit event, and a second time changes nothing', async () => {
    const admin = await asAdmin()
    const locked = await person()
    await lock(locked.email)
    expect((await signIn(locked.email)).statusCode).toBe(401)
    const before = await auditCount(server.service)
    const unlock = () => admin({ method: 'POST', url: url(locked, 'unlock') })
    expect((await unlock()).statusCode).toBe(204)
    expect(await auditCount(server.service)).toBe(before + 1)
    expect(await lastAuditEvent(server.service)).toMatchObject({
      action: 'person.unlocked',
      targetId: locked.id,
      before: { attempts: 11 },
    })
    expect((await unlock()).statusCode).toBe(204)
    expect(await auditCount(server.service)).toBe(before + 1)
    expect((await signIn(locked.email)).statusCode).toBe(200)
  })

  it('stay locked for everybody else', async () => {
    const developer = await server.as((await person('developer')).id)
    const locked = await person()
    await lock(locked.email)
    const answer = await developer({ method: 'POST', url: url(locked, 'unlock') })
    expect(answer.statusCode).toBe(403)
    expect((await signIn(locked.email)).statusCode).toBe(401)
  })
})
