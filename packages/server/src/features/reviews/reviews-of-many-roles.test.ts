import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, platform } from '../../http/world.fixture.ts'

describeOnDatabases('access reviews where people have several roles', ({ open }) => {
  let server: TestServer
  let admin: MadePerson

  const person = async (...roles: readonly string[]) => {
    const made = await makePerson(server.service)
    await join(server.service, made, platform, { roles: roles.map((role) => `platform:${role}`) })
    return made
  }
  const post = async (reader: MadePerson, url: string, payload: object) =>
    (await server.as(reader.id))({ method: 'POST', url: `/api/v1/scopes/platform/reviews${url}`, payload })

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', database: await open() })
    admin = await person('admin', 'app')
  })
  afterAll(() => server.stop())

  it('C14, C5: who is admin without a reason is found; a role is taken alone, and what everybody keeps stays', async () => {
    const other = await person('admin', 'developer', 'app')
    const dueAt = new Date(server.service.clock.now().getTime() + 60_000).toISOString()
    const { id } = (await post(admin, '', { name: 'Q1', dueAt })).json()
    const lines = async () => {
      const url = `/api/v1/scopes/platform/reviews/${id}/lines?search=${other.email}`
      return (await (await server.as(admin.id))({ method: 'GET', url })).json().items
    }
    const found = Object.fromEntries(
      (await lines()).map((line: { role: { role: string }; findings: string[] }) => [line.role.role, line.findings]),
    )
    expect(found['platform:admin']).toEqual(['manages', 'never-active', 'unused', 'no-reason'])
    expect(found['platform:developer']).toEqual(['never-active', 'adds-nothing'])

    const decide = async (reader: MadePerson, about: MadePerson, role: string, wanted: object) => {
      const body = { lines: [{ person: about.id, role: `platform:${role}` }], note: 'Left the team', ...wanted }
      return (await post(reader, `/${id}/decide`, body)).json().results[0]
    }
    const remove = { decision: 'remove' }
    expect(await decide(admin, other, 'developer', { decision: 'change', newRole: 'user' })).toMatchObject({ ok: true })
    expect(await decide(other, admin, 'admin', remove)).toMatchObject({ ok: true, outcome: 'done' })
    // What everybody keeps cannot be taken away, and nobody is removed from the platform.
    expect(await decide(other, admin, 'app', remove)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
    // Whoever was admin a moment ago reviews nothing any more.
    expect((await post(admin, `/${id}/cancel`, { reason: 'Why not' })).statusCode).toBe(403)
    const roles = (await server.service.grants.of(other.id))?.scopes.get(platform.id)?.roles.map((role) => role.id)
    expect(roles?.toSorted()).toEqual(['admin', 'app', 'user'])
  })
})
