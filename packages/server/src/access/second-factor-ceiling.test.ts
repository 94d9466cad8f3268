import { loadBlueprint } from '@portreeve/blueprints'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { requireSecondFactor } from '../features/factors/factors.fixture.ts'
import { MovingClock } from '../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, makePerson, platform } from '../http/world.fixture.ts'

describeOnDatabases('a role that waits for a second factor', ({ open }) => {
  let server: TestServer
  beforeAll(async () => {
    const blueprint = structuredClone(await loadBlueprint('ai-platform'))
    const { developer } = blueprint.scopes.platform!.roles as unknown as Record<string, { grants: unknown[] }>
    // Another role of theirs opens the door: what they may give away there is asked of the roles once more.
    developer!.grants.push('user.manage')
    server = await startTestServer({ blueprint, database: await open(), clock: new MovingClock() })
  })
  afterAll(() => server.stop())

  it('C9, X2: reaches nobody and gives nothing, though another role opens the same door', async () => {
    const [boss, other] = [await makePerson(server.service), await makePerson(server.service)]
    await join(server.service, boss, platform, { roles: ['platform:app', 'platform:developer', 'platform:admin'] })
    await join(server.service, other, platform, { roles: ['platform:app'] })
    const ask = await server.as(boss.id)
    const give = (role: string) =>
      ask({ method: 'PATCH', url: `/api/v1/scopes/platform/members/${other.id}`, payload: { give: [role] } })
    expect((await give('user')).statusCode).toBe(200)
    await requireSecondFactor(server, platform, 'people', { required: ['platform:admin'], graceDays: 0 })
    expect((await give('developer')).json()).toMatchObject({ code: 'above-your-role' })
  })
})
