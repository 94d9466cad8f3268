import type { Context, Service } from '../../context.ts'
import type { ReceivedFile } from '../../files/file-store.ts'
import { hostContext } from '../../host-context.ts'
import { platformId, type ScopeId, type TenantId } from '../../ids.ts'
import { bringApp } from '../apps/bring-app.ts'
import { createScope } from '../scopes/service.ts'
import { receiveBeside } from './archives.ts'
import { bringPeople, foreseePeople, type PersonBrought, type Ways } from './bring-people.ts'
import { readOrganizationFile } from './organization-file.ts'
import { type PlannedApp, type PlannedOrganization, planOrganizations, typesOf } from './plan.ts'
import * as queries from './queries.ts'

interface OrganizationImport extends Ways {
  /** The file, as JSON was read from it. */
  readonly content: unknown
  /** Where it lies: the archives of apps are named from there. */
  readonly folder: string
  /** Look, and do nothing. */
  readonly dryRun: boolean
  readonly tell: (done: OrganizationDone) => void
}

/** What was done about an organization, or would be. */
export interface OrganizationDone {
  readonly externalId: string
  readonly name: string
  readonly isNew: boolean
  readonly places: number
  readonly apps: number
  /** Of the apps: those that wait at the organization until somebody sets up its account. */
  readonly waiting: number
  /** Who was brought in where, and whoever could not be. */
  readonly people: readonly PersonBrought[]
}

/**
 * A12: organizations that exist elsewhere are brought in, with their places, people and apps. What is here already, by its
 * `externalId`, stays as it is. Throws `WrongOrganizationFile` before anything is written.
 */
export async function importOrganizations(service: Service, input: OrganizationImport): Promise<void> {
  const context = hostContext(service, 'import')
  const planned = await planOrganizations(context, readOrganizationFile(input.content), input.folder)
  for (const organization of planned) {
    if (input.dryRun) {
      const account = organization.id === null ? null : await accountOf(context, organization.id)
      input.tell(toldOf(organization, account, await foreseePeople(context, organization)))
    } else input.tell(await bringIn(context, organization, input))
  }
}

function toldOf(
  { externalId, name, id, places, apps }: PlannedOrganization,
  account: ScopeId | null,
  people: readonly PersonBrought[],
): OrganizationDone {
  return {
    ...{ externalId, name, isNew: id === null, people },
    places: places.filter((place) => place.id === null).length,
    apps: apps.length,
    waiting: account === null ? apps.length : 0,
  }
}

async function bringIn(
  context: Context,
  organization: PlannedOrganization,
  input: OrganizationImport,
): Promise<OrganizationDone> {
  const { externalId, name } = organization
  const type = typesOf(context.service.policy()).organization.id
  const id = organization.id ?? (await createScope(context, { type, parent: platformId, name, externalId }))
  const places = new Map<string, ScopeId>()
  for (const { id: there, ...place } of organization.places) {
    places.set(place.externalId, there ?? (await createScope(context, { ...place, parent: id })))
  }
  const account = await accountOf(context, id)
  for (const app of organization.apps) await bringOne(context, app, { id, account, places, folder: input.folder })
  return toldOf(organization, account, await bringPeople(context, organization, id, places, input))
}

/** The account that the organization has set up, if it has. */
async function accountOf({ service, wall }: Context, organization: ScopeId): Promise<ScopeId | null> {
  const type = typesOf(service.policy()).account?.id
  if (type === undefined) return null
  return service.database.read(wall, (tx) => queries.childOfType(tx, organization, type))
}

interface Target {
  readonly id: ScopeId
  readonly account: ScopeId | null
  readonly places: ReadonlyMap<string, ScopeId>
  readonly folder: string
}

async function bringOne(context: Context, app: PlannedApp, { id, account, places, folder }: Target): Promise<void> {
  const { externalId, name, type, description, archives, manifests, place } = app
  const received: ReceivedFile[] = []
  try {
    for (const { file } of archives) received.push(await receiveBeside(context.service, folder, file))
    await bringApp(context, {
      ...{ externalId, name, type, description },
      scope: { id: account ?? id, tenantId: id as TenantId },
      belongsTo: place === undefined ? null : (places.get(place) ?? null),
      archives: archives.flatMap(({ state, releaseNotes }, index) => {
        const [file, manifest] = [received[index], manifests[index]]
        return file && manifest ? [{ file, manifest, state, releaseNotes }] : []
      }),
    })
  } finally {
    for (const file of received) await file.discard()
  }
}
