import { expect } from 'vitest'
import type { Database } from '../../db/database.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { registerResource } from '../resources/service.ts'
import { createMachineToken, createServiceAccount } from '../service-accounts/service.ts'
import { decisionsBlueprint } from './decisions-blueprint.fixture.ts'

/** A person's id as nobody has it. */
export const nobody = '018f0000-0000-7000-8000-0000000000ff'

export type AuthzenWorld = Awaited<ReturnType<typeof makeAuthzenWorld>>

/** Two organizations with people, documents and machines, and a way to ask as the machine of the first. */
export async function makeAuthzenWorld(database: Database) {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: decisionsBlueprint, database, clock })
  const { service } = server
  const north = await makeScope(service, 'organization', platform, 'Nord')
  const south = await makeScope(service, 'organization', platform, 'Süd')
  const team = await makeScope(service, 'team', north, 'Team')
  const writer = await makePerson(service, { name: 'Žofia' })
  const reader = await makePerson(service)
  const stranger = await makePerson(service)
  await join(service, writer, north, { roles: ['organization:writer'] })
  await join(service, reader, north, { roles: ['organization:reader'] })
  await join(service, stranger, south, { roles: ['organization:chief'] })

  async function machine({ id }: MadeScope, role: string): Promise<string> {
    const scope = (await service.scopes.find(id))!
    const context = { ...hostContext(service, 'demo'), scope }
    const account = await createServiceAccount(context, { name: 'Shop', role })
    return (await createMachineToken(context, account.id, { name: 'Shop', expiresInDays: null })).token
  }
  const makeDoc = async (scope: MadeScope, owner: MadePerson, attributes: Record<string, string> = {}) =>
    (
      await registerResource(hostContext(service, 'demo'), {
        ...{ kind: 'doc', scope, ownerId: owner.id, name: 'Plan', attributes },
      })
    ).id
  const token = await machine(north, 'machine')
  const platformToken = await machine(platform, 'robot')
  const doc = await makeDoc(north, writer, { state: 'open' })
  const southDoc = await makeDoc(south, stranger)

  const post = (path: string, payload: unknown, headers: Record<string, string> = {}) =>
    server.inject({
      ...{ method: 'POST', url: `/access/v1/${path}`, payload: payload as object },
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
  async function decide(payload: unknown, headers = {}) {
    const response = await post('evaluation', payload, headers)
    expect(response.statusCode, response.body).toBe(200)
    return response.json() as { decision: boolean; context: Record<string, unknown> }
  }
  const person = (who: MadePerson) => ({ type: 'user', id: who.id })
  const ask = (who: MadePerson, name: string, resource: object, context?: object) => ({
    ...{ subject: person(who), action: { name }, resource, ...(context && { context }) },
  })
  const onDoc = (id: string = doc) => ({ type: 'doc', id })
  const inNorth = { type: 'organization', id: north.id }
  return {
    ...{ server, clock, north, south, team, writer, reader, stranger, token, platformToken, doc, southDoc },
    ...{ machine, makeDoc, post, decide, person, ask, onDoc, inNorth },
  }
}
