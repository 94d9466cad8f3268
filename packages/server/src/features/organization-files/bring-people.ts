import { keeperOf } from '../../access/keeper.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { addMember, type NewMember } from '../members/join-scope.ts'
import { importPeople } from '../people-files/on-host.ts'
import type { LineResult } from '../people-files/run-line.ts'
import type { PersonInFile } from './organization-file.ts'
import { type PlannedOrganization, typesOf } from './plan.ts'
import * as queries from './queries.ts'

export interface Ways {
  /** Addresses were proved elsewhere: accounts are made, with or without a link to choose a password. Otherwise people are invited. */
  readonly proved: boolean
  readonly links: boolean
}

/** What became of somebody in one place. */
export type PersonBrought = LineResult & { readonly place: string }

interface Group {
  readonly place: string
  /** `null`: the place is still to be made. */
  readonly scope: ScopeId | null
  readonly people: readonly { readonly person: PersonInFile; readonly roles: readonly string[] }[]
}

/** By place, the organization first: whoever is of it is added to its places at once. */
function groupsOf(
  { name, places, people }: PlannedOrganization,
  organization: ScopeId | null,
  scopeOf: (place: string) => ScopeId | null,
): readonly Group[] {
  const group = (
    place: string,
    scope: ScopeId | null,
    rolesOf: (person: PersonInFile) => readonly string[],
  ): Group => ({
    place,
    scope,
    people: people.map((person) => ({ person, roles: rolesOf(person) })).filter(({ roles }) => roles.length > 0),
  })
  return [
    group(name, organization, ({ roles }) => roles),
    ...places.map((place) =>
      group(place.name, scopeOf(place.externalId), (person) => person.places[place.externalId] ?? []),
    ),
  ]
}

/** Who would be brought in where. */
export async function foreseePeople(
  context: Context,
  organization: PlannedOrganization,
): Promise<readonly PersonBrought[]> {
  const scopeOf = (place: string) => organization.places.find(({ externalId }) => externalId === place)?.id ?? null
  const found: PersonBrought[] = []
  for (const group of groupsOf(organization, organization.id, scopeOf)) {
    for (const { person } of await unknownOf(context, group)) {
      const { email } = person
      found.push({ line: 0, email, outcome: 'added', because: null, link: null, place: group.place })
    }
  }
  return found
}

/** Adds or invites those who were never members or invited there: what became of them since is left alone. */
export async function bringPeople(
  context: Context,
  organization: PlannedOrganization,
  id: ScopeId,
  places: ReadonlyMap<string, ScopeId>,
  { proved, links }: Ways,
): Promise<readonly PersonBrought[]> {
  const { service } = context
  const results: PersonBrought[] = []
  const accounts = { password: links ? 'link' : 'none', emailProved: proved } as const
  const common = { format: 'json', dryRun: false, accounts } as const
  const { population } = typesOf(service.policy()).organization
  const keeper = await service.database.read(context.wall, (tx) => keeperOf(tx, service, population))
  for (const group of groupsOf(organization, id, (place) => places.get(place) ?? null)) {
    const unknown = await unknownOf(context, group)
    if (group.scope === null || unknown.length === 0) continue
    const tell = (result: LineResult) => results.push({ ...result, place: group.place })
    if (!proved) {
      const text = JSON.stringify(unknown.map(({ person: { email }, roles }) => ({ email, role: roles.join('; ') })))
      await importPeople(service, { ...common, place: group.scope, kind: 'members', text, tell })
      continue
    }
    const text = JSON.stringify(unknown.map(({ person: { email, name = '' } }) => ({ email, name })))
    const tellOfNew = (result: LineResult) => result.outcome !== 'nothing' && tell(result)
    await importPeople(service, { ...common, place: keeper, kind: 'accounts', text, tell: tellOfNew })
    for (const { person, roles } of unknown) {
      const user = await service.database.read(context.wall, (tx) => queries.accountOf(tx, population, person.email))
      if (user !== undefined) tell(await addOne(context, person.email, { scope: group.scope, user, roles }))
    }
  }
  return results
}

/** By the host, who says that they are of the organization: also into a place of it alone, without an invitation. */
async function addOne(context: Context, email: string, member: NewMember): Promise<LineResult> {
  const at = { line: 0, email, link: null }
  try {
    await addMember(context, member)
    return { ...at, outcome: 'added', because: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...at, outcome: 'failed', because: error.details.detail }
  }
}

async function unknownOf({ service, wall }: Context, { scope, people }: Group): Promise<Group['people']> {
  if (scope === null) return people
  const keys = people.map(({ person }) => emailKey(person.email))
  const known = await service.database.read(wall, (tx) => queries.everKnown(tx, scope, keys))
  return people.filter(({ person }) => !known.has(emailKey(person.email)))
}
