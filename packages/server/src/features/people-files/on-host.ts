import type { ScopedContext, Service } from '../../context.ts'
import { hostContext } from '../../host-context.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import { StartError } from '../../start-error.ts'
import { textKey } from '../../text-key.ts'
import { type ExportedPerson, exportAccounts, exportMembers } from './export-service.ts'
import type { ImportKind } from './facts.ts'
import type { Plan } from './plan.ts'
import * as queries from './queries.ts'
import type { LineResult, NewAccounts } from './run-line.ts'
import { type PeopleImport, previewImport, runPlan } from './service.ts'

/** Which place: its id, `platform`, or its name where no other has it. */
type PlaceReference = string

interface HostImport extends PeopleImport {
  readonly place: PlaceReference
  readonly accounts: NewAccounts
  /** Look, and do nothing. */
  readonly dryRun: boolean
  readonly tell: (result: LineResult) => void
}

/** An import by a command on the host, which may give every role that can be given. */
export async function importPeople(service: Service, input: HostImport): Promise<Plan> {
  const context = await inPlace(service, 'import', input.place)
  const plan = await previewImport(context, input)
  if (input.dryRun) return plan
  for await (const result of runPlan(context, input, plan)) input.tell(result)
  return plan
}

/** Everybody in a place, or the accounts that are kept there. */
export async function* exportPeople(
  service: Service,
  place: PlaceReference,
  kind: ImportKind,
): AsyncGenerator<ExportedPerson> {
  const context = await inPlace(service, 'export', place)
  yield* kind === 'members' ? exportMembers(context) : exportAccounts(context)
}

async function inPlace(service: Service, name: 'import' | 'export', place: PlaceReference): Promise<ScopedContext> {
  const context = hostContext(service, name)
  const ids = place === 'platform' ? [platformId] : await placesCalled(service, place)
  if (ids.length > 1)
    throw new StartError(`Several places are called “${place}”. Say which by its id: ${ids.join(', ')}.`)
  const scope = ids[0] === undefined ? null : await service.scopes.find(ids[0])
  if (scope === null) throw new StartError(`There is no place “${place}”. Say its id, its name, or “platform”.`)
  return { ...context, scope }
}

async function placesCalled(service: Service, place: PlaceReference): Promise<readonly ScopeId[]> {
  const { wall } = hostContext(service, 'import')
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(place)) return [place.toLowerCase() as ScopeId]
  return service.database.read(wall, (tx) => queries.scopesCalled(tx, textKey(place)))
}
