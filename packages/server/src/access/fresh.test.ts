import { loadBlueprint } from '@portreeve/blueprints'
import type { Blueprint, PermissionDefinition } from '@portreeve/engine'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../db/on-databases.fixture.ts'
import { MovingClock } from '../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope } from '../http/world.fixture.ts'

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
})
