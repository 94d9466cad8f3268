import type { Database } from '../../db/database.ts'
import { apps, appVersions, resources } from '../../db/schema.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId, type ResourceId, type VersionId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { settleApp } from '../apps/settle-app.ts'
import { type Portal, startPortal } from '../requests/portal.fixture.ts'

interface MadeApp {
  readonly id: ResourceId
  readonly name: string
  /** The path of the app's routes. */
  readonly path: string
  /** Another version; answers its id and its hash. */
  version(version: string): Promise<{ readonly id: VersionId; readonly sha256: string }>
  read(version?: string): Promise<AppRead>
}

interface AppRead {
  readonly state: string
  readonly publishedVersion: string | null
  readonly versions: readonly { readonly version: string; readonly state: string }[]
}

/** A portal with apps, and people who review them. */
export interface Marketplace extends Portal {
  readonly owner: MadePerson
  readonly developer: MadePerson
  readonly reviewer: MadePerson
  app(
    name: string,
    more?: { readonly type?: string; readonly account?: MadeScope; readonly belongsTo?: MadeScope },
  ): Promise<MadeApp>
  submit(
    app: MadeApp,
    version: string,
    releaseNotes?: string,
  ): Promise<{ readonly id: string; readonly sha256: string }>
  review(
    reviewer: MadePerson,
    way: string,
    submission: { id: string; sha256: string },
    note?: string,
  ): ReturnType<Portal['post']>
  newReviewer(): Promise<MadePerson>
}

const everywhere = { tenants: 'all', person: null } as const

/** Versions are rows with a made-up archive: what stands in archives is not what these tests are about. */
export async function startMarketplace(database: Database): Promise<Marketplace> {
  const portal = await startPortal(database)
  const { service } = portal.server
  const newReviewer = async () => {
    const person = await makePerson(service)
    await join(service, person, platform, { roles: ['platform:marketplace-reviewer'] })
    return person
  }
  const marketplace: Marketplace = {
    ...portal,
    owner: await portal.person('owner'),
    developer: await portal.person('developer'),
    reviewer: await newReviewer(),
    newReviewer,
    async app(name, { type = 'public', account = portal.account, belongsTo } = {}) {
      const id = newId<ResourceId>(service.clock)
      const at = { id, scopeId: account.id, tenantId: account.tenantId, name, nameKey: textKey(name) }
      const createdAt = service.clock.now()
      const attributes = { 'app-type': type, ...(belongsTo && { 'product-account': belongsTo.id }) }
      await service.database.transact(everywhere, async (tx) => {
        await tx.insert(resources).values({ ...at, kind: 'app', attributes, createdAt })
        await tx.insert(apps).values({
          ...{ ...at, type, belongsTo: belongsTo?.id ?? null, state: 'empty', createdBy: 'test', createdAt },
          changedAt: createdAt,
        })
      })
      const path = `/api/v1/scopes/${account.id}/apps/${id}`
      return {
        ...{ id, name, path },
        async version(version) {
          const versionId = newId<VersionId>(service.clock)
          const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
          const sha256 = versionId.replaceAll('-', '').repeat(2)
          await service.database.transact(everywhere, async (tx) => {
            await tx.insert(appVersions).values({
              ...{ id: versionId, appId: id, tenantId: account.tenantId, version, major, minor, patch, state: 'draft' },
              ...{ manifest: { name, platformVersion: '3.0', modules: ['desk'] }, sha256, size: 1234 },
              ...{ uploadedBy: 'test', uploadedAt: service.clock.now() },
            })
            await settleApp(tx, service.policy(), id, service.clock.now())
          })
          return { id: versionId, sha256 }
        },
        read: async () => (await portal.get(marketplace.owner, path)).json(),
      }
    },
    async submit(app, number, releaseNotes = 'Faster') {
      const { id, sha256 } = await app.version(number)
      const made = await portal.post(marketplace.developer, `${app.path}/versions/${id}/submit`, { releaseNotes })
      if (made.statusCode !== 201) throw new Error(`Not submitted: ${made.body}`)
      return { id: made.json().id, sha256 }
    },
    review: (reviewer, way, { id, sha256 }, note) =>
      portal.post(reviewer, `/api/v1/scopes/platform/submissions/${id}/${way}`, { sha256, ...(note && { note }) }),
  }
  return marketplace
}

/** Another organization with a developer account and a product account. */
export async function anotherOrganization({ server: { service } }: Portal, name: string) {
  const organization = await makeScope(service, 'organization', undefined, name)
  const account = await makeScope(service, 'developer-account', organization, `${name} Dev`)
  const product = await makeScope(service, 'product-account', organization, `${name} Shop`)
  return { organization, account, product }
}
