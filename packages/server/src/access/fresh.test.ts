import { loadBlueprint } from '@portreeve/blueprints'
import type { Blueprint, PermissionDefinition } from '@portreeve/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { auditCount } from '../features/audit/audit-count.fixture.ts'
import { MovingClock } from '../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope } from '../http/world.fixture.ts'
import { newId } from '../ids.ts'

const password = 'correct horse battery'

describeOnDatabases('a permission that asks for a fresh proof', ({ open }) => {
  const clock = new MovingClock()
  let server: TestServer
  let workspace: MadeScope
  beforeAll(async () => {
    server = await startTestServer({ blueprint: await withFreshMembers(), database: await open(), clock })
    workspace = await makeScope(server.service, 'workspace')
  })
  afterAll(() => server.stop())

  /** The starter, where seeing the members takes a proof. */
  async function withFreshMembers(): Promise<Blueprint> {
    const blueprint = structuredClone(await loadBlueprint('starter')) as unknown as {
      scopes: Record<
        string,
        { guards: Record<string, string>; permissions: Record<string, Record<string, string | PermissionDefinition>> }
      >
    }
    const { guards, permissions } = blueprint.scopes.workspace!
    const id = guards['members.read']!
    const group = Object.values(permissions).find((candidate) => id in candidate)!
    const plain = group[id]!
    group[id] = { ...(typeof plain === 'string' ? { label: plain } : plain), fresh: true }
    return blueprint as unknown as Blueprint
  }

  it('X13: takes a password shown in the last 15 minutes, at sign-in or again', async () => {
    const person = await makePerson(server.service, { password })
    await join(server.service, person, workspace, { roles: ['workspace:owner'] })
    const ask = await server.as(person.id)
    const members = async () => (await ask({ url: `/api/v1/scopes/${workspace.id}/members` })).json()
    const confirm = async (text: string) =>
      (await ask({ method: 'POST', url: '/api/v1/session/confirm', payload: { password: text } })).statusCode
    expect(await members()).toHaveProperty('items')
    clock.forward(16)
    expect(await members()).toMatchObject({ status: 403, code: 'fresh-sign-in-needed' })
    expect(await confirm('wrong')).toBe(422)
    expect(await members()).toMatchObject({ code: 'fresh-sign-in-needed' })
    expect(await confirm(password)).toBe(204)
    expect(await members()).toHaveProperty('items')
    clock.forward(15)
    expect(await members()).toMatchObject({ code: 'fresh-sign-in-needed' })
  })

  describe('whatever the blueprint says of the permission', () => {
    const email = () => `new-${newId(clock)}@example.com`
    const at = (path: string) => `/api/v1/scopes/${workspace.id}/${path}`

    it('X13: whoever gives a role that looks after others, a token or a machine shows that they are there', async () => {
      const owner = await makePerson(server.service)
      await join(server.service, owner, workspace, { roles: ['workspace:owner'] })
      const people = [await makePerson(server.service), await makePerson(server.service)]
      for (const one of people) await join(server.service, one, workspace, { roles: ['workspace:viewer'] })
      const ids = people.map(({ id }) => id)
      const ask = await server.as(owner.id)
      const acts = {
        role: { url: at(`members/${ids[0]}`), method: 'PATCH', payload: { give: ['admin'] } },
        roles: { url: at('members/bulk/change-roles'), payload: { people: ids, give: ['admin'] } },
        invitation: { url: at('invitations'), payload: { emails: [email()], role: 'admin' } },
        machine: { url: at('service-accounts'), payload: { name: 'Deployer', role: 'machine' } },
        token: { url: at('tokens'), payload: { name: 'CI', permissions: [], expiresInDays: 30 } },
        file: { url: at('members/import'), payload: { text: 'email\n' } },
      } as const
      clock.forward(16)
      const count = await auditCount(server.service)
      for (const [name, act] of Object.entries(acts)) {
        const answer = (await ask({ method: 'POST', ...act })).json()
        expect(answer, name).toMatchObject({ code: 'fresh-sign-in-needed', with: ['password'] })
      }
      expect(await auditCount(server.service)).toBe(count)
      const lesser = { emails: [email()], role: 'viewer' }
      expect((await ask({ method: 'POST', url: at('invitations'), payload: lesser })).statusCode).toBe(200)
    })
  })
})
