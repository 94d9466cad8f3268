import type { Database } from '../../db/database.ts'
import { hostContext } from '../../host-context.ts'
import { type MadePerson, type MadeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ResourceId, type ScopeId, type VersionId } from '../../ids.ts'
import { startPortal } from '../requests/portal.fixture.ts'
import { createMachineToken, createServiceAccount } from '../service-accounts/service.ts'
import * as queries from './queries.ts'
import { settleApp } from './settle-app.ts'
import type { VersionState } from './version-states.ts'

const everywhere = { tenants: 'all', person: null } as const

/** A developer account with apps, made and acted on through HTTP; versions are rows, as an upload writes them. */
export type AppsWorld = Awaited<ReturnType<typeof startApps>>

export async function startApps(database: Database) {
  const portal = await startPortal(database)
  const { server, account } = portal
  const { service } = server
  const owner = await portal.person('owner')
  const developer = await portal.person('developer')
  const operator = await portal.operator()
  const base = `/api/v1/scopes/${account.id}/apps`

  const send = async (
    person: MadePerson,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path = '',
    payload?: object,
    place: MadeScope = account,
  ) =>
    (await server.as(person.id))({
      ...{ method, url: `/api/v1/scopes/${place.id}/apps${path}` },
      ...(payload && { payload }),
    })

  /** A custom app where it is said to which product account it belongs. */
  async function makeApp(name: string, belongsTo?: ScopeId, by: MadePerson = developer): Promise<ResourceId> {
    const type = belongsTo === undefined ? 'public' : 'custom'
    const made = await send(by, 'POST', '', { name, type, ...(belongsTo && { belongsTo }) })
    if (made.statusCode !== 201) throw new Error(made.body)
    return made.json().id
  }

  async function addVersion(app: ResourceId, version: string, state: VersionState = 'draft'): Promise<VersionId> {
    const id = newId<VersionId>(service.clock)
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
    const now = service.clock.now()
    await service.database.transact(everywhere, async (tx) => {
      const { tenantId } = (await queries.findApp(tx, app))!
      await queries.insertVersion(tx, {
        ...{ id, appId: app, tenantId, version, major, minor, patch, state, releaseNotes: '' },
        ...{ manifest: { name: 'App', platformVersion: '3.0', modules: ['sidebar'] }, sha256: '0'.repeat(64), size: 9 },
        ...{ uploadedBy: `person:${developer.id}`, uploadedAt: now, retiredAt: null },
        ...{ testedAt: state === 'test' ? now : null, publishedAt: state === 'published' ? now : null },
      })
      await settleApp(tx, service.policy(), app, now)
    })
    return id
  }

  /** The versions of an app with their states, the highest first. */
  async function states(app: ResourceId): Promise<string[]> {
    const { versions } = (await send(owner, 'GET', `/${app}`)).json() as {
      versions: { version: string; state: string }[]
    }
    return versions.map(({ version, state }) => `${version} ${state}`)
  }

  /** As the operator does it (A11). */
  async function setStatus(scope: MadeScope, status: string): Promise<void> {
    const set = await portal.post(operator, `/api/v1/scopes/${scope.id}/status`, { status })
    if (set.statusCode >= 300) throw new Error(set.body)
  }

  const scope = (await service.scopes.find(platform.id))!
  const machineContext = { ...hostContext(service, 'demo'), scope }
  const machine = await createServiceAccount(machineContext, { name: 'Shop', role: 'decision-service' })
  const { token } = await createMachineToken(machineContext, machine.id, { name: 'Shop', expiresInDays: null })

  /** What an application is told that asks by OpenID AuthZEN. */
  async function decides(person: MadePerson, action: string, app: ResourceId): Promise<boolean> {
    const answer = await server.inject({
      ...{ method: 'POST', url: '/access/v1/evaluation', headers: { authorization: `Bearer ${token}` } },
      payload: {
        subject: { type: 'user', id: person.id },
        action: { name: action },
        resource: { type: 'app', id: app },
      },
    })
    return answer.json().decision
  }

  return { portal, service, owner, developer, base, send, makeApp, addVersion, states, setStatus, decides }
}
