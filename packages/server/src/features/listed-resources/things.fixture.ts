import type { TenancyMode } from '@portreeve/engine'
import type { Database } from '../../db/database.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'

export type ThingsWorld = Awaited<ReturnType<typeof startThings>>

/** An AI platform with two organizations, or with the one that a single tenancy has. */
export async function startThings(database: Database, tenancy: TenancyMode) {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: 'ai-platform', tenancy, database, clock })
  const { service } = server
  const harbour = await makeScope(service, 'organization', undefined, 'Hafenbetriebe Größ')
  const elsewhere = tenancy === 'multi' ? await makeScope(service, 'organization', undefined, '港湾') : harbour

  /** With roles of the platform besides the one that everybody has. */
  async function person(roles: readonly string[], ...organizations: readonly MadeScope[]): Promise<MadePerson> {
    const made = await makePerson(service)
    await join(service, made, platform, { roles: ['platform:app', ...roles] })
    for (const organization of organizations)
      await join(service, made, organization, { roles: ['organization:member'] })
    return made
  }

  const sends = new Map<string, Awaited<ReturnType<typeof server.as>>>()
  /** A request below the platform. */
  async function send(
    by: MadePerson,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
  ) {
    const as = sends.get(by.id) ?? (await server.as(by.id))
    sends.set(by.id, as)
    return as({ method, url: `/api/v1/scopes/platform${path}`, ...(payload && { payload }) })
  }

  return {
    ...{ server, service, clock, harbour, elsewhere, person, send },
    developer: (organization: MadeScope = harbour) => person(['platform:developer'], organization),
  }
}
