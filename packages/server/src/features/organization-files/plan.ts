import type { AppTypeDefinition, Policy, ScopeType } from '@portreeve/engine'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, TenantId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { appTypeOf } from '../apps/app-types.ts'
import type { Manifest } from '../apps/manifest.ts'
import { inspectBeside } from './archives.ts'
import {
  type AppInFile,
  type FileError,
  type OrganizationInFile,
  type PersonInFile,
  type PlaceInFile,
  WrongOrganizationFile,
} from './organization-file.ts'
import * as queries from './queries.ts'

/** The types of scopes that a file speaks of. */
export interface Types {
  readonly organization: ScopeType
  /** What apps can belong to, by type. */
  readonly places: readonly ScopeType[]
  /** Whose roles decide about apps. */
  readonly account: ScopeType | undefined
}

export interface PlannedApp extends AppInFile {
  readonly manifests: readonly Manifest[]
}

export interface PlannedPlace extends PlaceInFile {
  readonly type: string
  /** `null`: it is to be made. */
  readonly id: ScopeId | null
}

/** What is to be done about one organization: what is there already stays as it is. */
export interface PlannedOrganization {
  readonly externalId: string
  readonly name: string
  readonly id: ScopeId | null
  readonly places: readonly PlannedPlace[]
  readonly people: readonly PersonInFile[]
  readonly apps: readonly PlannedApp[]
}

export function typesOf(policy: Policy): Types {
  const organization = policy.scopeTypes.find(({ definition, parent }) => definition.tenant && parent === 'platform')
  if (organization === undefined) {
    throw new Problem('conflict', { detail: `There are no organizations in the blueprint ${policy.id}.` })
  }
  const { resource, types = {} } = policy.blueprint.apps ?? {}
  const wanted = Object.values(types).flatMap(({ belongsTo }) => (belongsTo ? [belongsTo.scope] : []))
  const below = policy.scopeTypes.filter(({ parent }) => parent === organization.id)
  const account = policy.kinds.get(resource ?? '')?.scopeType
  return {
    organization,
    places: below.filter(({ id }) => wanted.includes(id)),
    account: below.find(({ id }) => id === account),
  }
}

/**
 * Holds the file against what is here. Nothing is written. Throws `WrongOrganizationFile` with everything that is wrong; `folder` is
 * where its archives lie.
 */
export async function planOrganizations(
  context: Context,
  organizations: readonly OrganizationInFile[],
  folder: string,
): Promise<readonly PlannedOrganization[]> {
  const policy = context.service.policy()
  const types = typesOf(policy)
  const errors: FileError[] = []
  const seen = new Set<string>()
  const planned: PlannedOrganization[] = []
  for (const organization of organizations) {
    const where = `organization ${organization.externalId}`
    const planning: Planning = { context, types, folder, errors, seen }
    if (!isFirst(planning, types.organization.id, organization.externalId)) {
      errors.push({ where, message: 'It stands in the file twice.' })
    }
    planned.push(await planOne(planning, where, organization))
  }
  if (errors.length > 0) throw new WrongOrganizationFile(errors)
  return planned
}

interface Planning {
  readonly context: Context
  readonly types: Types
  readonly folder: string
  readonly errors: FileError[]
  readonly seen: Set<string>
}

function isFirst({ seen }: Planning, kind: string, name: string): boolean {
  const key = JSON.stringify([kind, name])
  const first = !seen.has(key)
  seen.add(key)
  return first
}

async function planOne(
  planning: Planning,
  where: string,
  organization: OrganizationInFile,
): Promise<PlannedOrganization> {
  const { context, types } = planning
  const there = await context.service.database.read(context.wall, async (tx) => {
    const found = (await queries.broughtIn(tx, types.organization.id, [organization.externalId])).values().next().value
    const places = new Map<string, { id: ScopeId; tenantId: TenantId | null }>()
    for (const type of types.places) {
      const ids = organization.places.map(({ externalId }) => externalId)
      for (const [id, scope] of await queries.broughtIn(tx, type.id, ids))
        places.set(JSON.stringify([type.id, id]), scope)
    }
    return { id: found?.id ?? null, places, apps: found ? await queries.appsOf(tx, found.id as TenantId) : [] }
  })
  const places = organization.places.flatMap((place) => planPlace(planning, where, place, there) ?? [])
  const people = organization.people.map((person) => planPerson(planning, where, person, places))
  const apps = await planApps(planning, where, organization, there.apps, places)
  const { externalId, name } = organization
  return { externalId, name, id: there.id, places, people, apps }
}

function planPlace(
  planning: Planning,
  organization: string,
  place: PlaceInFile,
  there: {
    readonly id: ScopeId | null
    readonly places: ReadonlyMap<string, { id: ScopeId; tenantId: TenantId | null }>
  },
): PlannedPlace | null {
  const { types, errors } = planning
  const where = `${organization}, place ${place.externalId}`
  const wrong = (message: string) => {
    errors.push({ where, message })
    return null
  }
  const type =
    place.type === undefined && types.places.length === 1
      ? types.places[0]
      : types.places.find(({ id }) => id === place.type)
  if (type === undefined) return wrong(`Its type must be one of: ${types.places.map(({ id }) => id).join(', ')}.`)
  if (!isFirst(planning, type.id, place.externalId)) return wrong('It stands in the file twice.')
  const statuses = Object.keys(type.definition.statuses ?? { active: '' })
  if (place.status !== undefined && !statuses.includes(place.status)) {
    return wrong(`Its status must be one of: ${statuses.join(', ')}.`)
  }
  const found = there.places.get(JSON.stringify([type.id, place.externalId]))
  if (found !== undefined && found.tenantId !== there.id) return wrong('It belongs to another organization here.')
  return { ...place, type: type.id, id: found?.id ?? null }
}

/** With the ids of the roles that the file calls by their ids or labels. */
function planPerson(
  { types, errors, context }: Planning,
  organization: string,
  person: PersonInFile,
  places: readonly PlannedPlace[],
): PersonInFile {
  const where = `${organization}, person ${person.email}`
  const wrong = (message: string) => errors.push({ where, message })
  const idsOf = (type: ScopeType | undefined, named: readonly string[]) => {
    if (named.length > 1 && type?.definition.rolesPerPerson === 'one') {
      wrong(`A person has one role in one ${type.definition.label.toLowerCase()}.`)
    }
    const roles = type?.roles.filter(({ assignable }) => assignable) ?? []
    return named.flatMap((name) => {
      const role = roles.find((each) => isCalled(each, name))
      if (!role) wrong(`There is no role “${name}”. The roles are ${roles.map(({ id }) => id).join(', ')}.`)
      return role?.id ?? []
    })
  }
  const inPlaces = Object.entries(person.places)
  if (person.roles.length === 0 && inPlaces.length === 0) wrong('They have no role.')
  return {
    ...person,
    roles: idsOf(types.organization, person.roles),
    places: Object.fromEntries(
      inPlaces.map(([externalId, named]) => {
        const place = places.find((each) => each.externalId === externalId)
        if (!place) wrong(`There is no place “${externalId}” in this organization of the file.`)
        return [externalId, place ? idsOf(context.service.policy().scopeType(place.type), named) : []]
      }),
    ),
  }
}

function isCalled(role: { readonly id: string; readonly label: string }, name: string): boolean {
  return [role.id, role.label].some((each) => textKey(each) === textKey(name))
}

type StoredApp = Awaited<ReturnType<typeof queries.appsOf>>[number]

async function planApps(
  planning: Planning,
  organization: string,
  { apps }: OrganizationInFile,
  stored: readonly StoredApp[],
  places: readonly PlannedPlace[],
): Promise<readonly PlannedApp[]> {
  const planned: PlannedApp[] = []
  const names = new Set(stored.map(({ nameKey }) => nameKey))
  for (const app of apps) {
    const where = `${organization}, app ${app.externalId}`
    const wrong = (message: string) => planning.errors.push({ where, message })
    if (!isFirst(planning, `app of ${organization}`, app.externalId)) wrong('It stands in the file twice.')
    // What was brought in before stays as it is, whatever the file says of it now.
    if (stored.some(({ externalId }) => externalId === app.externalId)) continue
    const policy = planning.context.service.policy()
    const type = appTypeOf(policy, app.type)
    if (type === undefined) {
      wrong(`Its type must be one of: ${Object.keys(policy.blueprint.apps?.types ?? {}).join(', ')}.`)
      continue
    }
    if (names.has(textKey(app.name))) wrong(`There is another app with the name “${app.name}” in this organization.`)
    names.add(textKey(app.name))
    const isAtPlace = places.some(
      ({ externalId, type: id }) => externalId === app.place && id === type.belongsTo?.scope,
    )
    if (type.belongsTo && !isAtPlace) wrong('Say to which place of this organization it belongs, by `place`.')
    if (!type.belongsTo && app.place !== undefined) wrong(`A ${type.label.toLowerCase()} belongs to no place.`)
    planned.push({ ...app, manifests: await readArchives(planning, where, app, type) })
  }
  return planned
}

async function readArchives(
  { folder, errors }: Planning,
  organizationApp: string,
  { archives }: AppInFile,
  type: AppTypeDefinition,
): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = []
  const wrong = (file: string, message: string) =>
    errors.push({ where: `${organizationApp}, archive ${file}`, message })
  for (const { file, state } of archives) {
    try {
      const manifest = await inspectBeside(folder, file)
      if (manifests.some(({ version }) => version === manifest.version)) {
        wrong(file, `Another archive of this app has the version ${manifest.version}, too.`)
      }
      manifests.push(manifest)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      wrong(file, error.details.detail)
    }
    if (state === 'test' && type.underTest === undefined)
      wrong(file, `A ${type.label.toLowerCase()} is not put under test.`)
  }
  const count = (state: string) => archives.filter((each) => each.state === state).length
  if (count('published') > type.published) {
    errors.push({ where: organizationApp, message: `At most ${type.published} of its versions can be published.` })
  }
  if (count('test') > (type.underTest ?? Number.POSITIVE_INFINITY)) {
    errors.push({ where: organizationApp, message: `At most ${type.underTest} of its versions can be under test.` })
  }
  return manifests
}
