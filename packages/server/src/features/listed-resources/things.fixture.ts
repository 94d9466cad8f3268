import type { TenancyMode } from '@portreeve/engine'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { memberships, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import type { ResourceId } from '../../ids.ts'

export type ThingsWorld = Awaited<ReturnType<typeof startThings>>

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** As what somebody belongs to it; left out: `member`. */
type Belonging = MadeScope & { readonly role?: string }

/** An AI platform with two organizations, or with the one that a single tenancy has. */
export async function startThings(database: Database, tenancy: TenancyMode) {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: 'ai-platform', tenancy, database, clock })
  const { service } = server
  const organization = (name: string) => makeScope(service, 'organization', undefined, name)
  const harbour = await organization('Hafenbetriebe Größ')
  const elsewhere = tenancy === 'multi' ? await organization('港湾') : harbour

  /** With roles of the platform besides the one that everybody has. */
  async function person(roles: readonly string[], ...organizations: readonly Belonging[]): Promise<MadePerson> {
    const made = await makePerson(service)
    await join(service, made, platform, { roles: ['platform:app', ...roles] })
    for (const { role = 'member', ...scope } of organizations) {
      await join(service, made, scope, { roles: [`organization:${role}`] })
    }
    return made
  }

  const signedIn = new Map<string, Awaited<ReturnType<typeof server.as>>>()
  async function request(by: MadePerson, method: Method, url: string, payload?: object) {
    const as = signedIn.get(by.id) ?? (await server.as(by.id))
    signedIn.set(by.id, as)
    return as({ method, url, ...(payload && { payload }) })
  }

  /** A request below the platform. */
  const send = (by: MadePerson, method: Method, path: string, payload?: object) =>
    request(by, method, `/api/v1/scopes/platform${path}`, payload)

  /** Made through HTTP by somebody of one organization. */
  async function make(by: MadePerson, kind: string, name = 'Größe') {
    const made = await send(by, 'POST', `/resources/${kind}`, { name })
    if (made.statusCode !== 201) throw new Error(made.body)
    const { id, may } = made.json() as { readonly id: ResourceId; readonly may: readonly string[] }
    return { id, name, may, path: `/resources/${kind}/${id}` }
  }

  async function setStatus({ id }: MadePerson, status: 'active' | 'archived'): Promise<void> {
    await database.transact(everywhere, (tx) => tx.update(users).set({ status }).where(eq(users.id, id)))
  }

  /** In the first organization. */
  async function setMembership({ id }: MadePerson, status: 'active' | 'disabled'): Promise<void> {
    const here = and(eq(memberships.userId, id), eq(memberships.scopeId, harbour.id))
    await database.transact(everywhere, (tx) => tx.update(memberships).set({ status }).where(here))
  }

  return {
    ...{ server, service, clock, database, harbour, elsewhere },
    ...{ organization, person, request, send, make, setStatus, setMembership },
    developer: (belongsTo: MadeScope = harbour) => person(['platform:developer'], belongsTo),
  }
}
