import type { CaseFile, World } from '@portreeve/blueprints'
import type { Policy } from '@portreeve/engine'
import { inject } from 'vitest'
import { systemClock } from '../../packages/server/src/clock.ts'
import { embeddedDatabase } from '../../packages/server/src/db/embedded-database.ts'
import { openInMemory } from '../../packages/server/src/db/open-embedded.ts'
import { changeRoles } from '../../packages/server/src/features/members/change-roles.ts'
import { disableMember } from '../../packages/server/src/features/members/cut-off.ts'
import { addMember } from '../../packages/server/src/features/members/join-scope.ts'
import { createPerson } from '../../packages/server/src/features/people/create-person.ts'
import { registerResource } from '../../packages/server/src/features/resources/service.ts'
import { createScope, setScopeStatus } from '../../packages/server/src/features/scopes/service.ts'
import {
  createMachineToken,
  createServiceAccount,
} from '../../packages/server/src/features/service-accounts/service.ts'
import { hostContext } from '../../packages/server/src/host-context.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, makeScope } from '../../packages/server/src/http/world.fixture.ts'
import { platformId, type ResourceId, type ScopeId, type UserId } from '../../packages/server/src/ids.ts'

/** A running server that holds the world of a case file, with ids for the names in it. */
export interface CaseServer {
  readonly server: TestServer
  readonly policy: Policy
  scope(name: string): { readonly id: string; readonly type: string }
  person(name: string): UserId
  resource(name: string): ResourceId
  kindOf(resource: string): string
  /** The name of the scope that it lies in. */
  placeOf(resource: string): string
  /** The token of a service account that may ask about everything. */
  readonly token: string
  /** Somebody new who holds exactly these roles, all in one tree of scopes. */
  personWith(roles: readonly string[]): Promise<UserId>
  close(): Promise<void>
}

const reason = 'Written in the case file'

export async function startCaseServer(blueprint: string, { world, tenancy }: CaseFile): Promise<CaseServer> {
  const database = await embeddedDatabase(await openInMemory(inject('embeddedTemplate')), systemClock, () => {})
  const server = await startTestServer({ blueprint, database, clock: systemClock, ...(tenancy && { tenancy }) })
  const { service } = server
  const policy = service.policy()
  const scopes = await makeScopes(server, world)
  const people = new Map<string, UserId>()
  for (const [name, person] of Object.entries(world.people)) {
    people.set(name, await makeMember(server, scopes, person))
  }
  const resources = await makeResources(server, world, scopes, people)
  const trees = new Map<string, Awaited<ReturnType<typeof makeScope>>>()
  return {
    server,
    policy,
    token: await makeAsker(server),
    scope(name) {
      const { id, type } = found(scopes, name)
      return { id: type === 'platform' ? 'platform' : id, type }
    },
    person: (name) => found(people, name),
    resource: (name) => found(resources, name),
    kindOf: (name) => world.resources![name]!.kind,
    placeOf: (name) => world.resources![name]!.in,
    async personWith(keys) {
      const roles = keys.map((key) => policy.role(key)!)
      const population = policy.scopeType(roles[0]!.scopeType)!.population
      const person = await makePerson(service, { population })
      for (const scopeType of new Set(roles.map((role) => role.scopeType))) {
        const here = roles.filter((role) => role.scopeType === scopeType).map(({ key }) => key)
        await join(service, person, await treeScope(scopeType), { roles: here })
      }
      return person.id
    },
    async close() {
      await server.stop()
      await database.close()
    },
  }

  async function treeScope(type: string): Promise<{ id: ScopeId; tenantId: null }> {
    const { parent } = policy.scopeType(type)!
    if (parent === null) return { id: platformId, tenantId: null }
    const made = trees.get(type) ?? (await makeScope(service, type, await treeScope(parent)))
    trees.set(type, made)
    return made as { id: ScopeId; tenantId: null }
  }
}

interface CaseScope {
  readonly id: ScopeId
  readonly type: string
  readonly tenantId: Awaited<ReturnType<typeof makeScope>>['tenantId']
}

async function makeScopes({ service }: TestServer, world: World): Promise<ReadonlyMap<string, CaseScope>> {
  const host = hostContext(service, 'import')
  const scopes = new Map<string, CaseScope>([['platform', { id: platformId, type: 'platform', tenantId: null }]])
  for (const [name, { type, in: parent, name: title, status }] of Object.entries(world.scopes)) {
    const above = found(scopes, parent ?? 'platform')
    const definition = service.policy().scopeType(type)!.definition
    const about = { type, name: title ?? name, ...(definition.profile && { profile }) }
    const id = await createScope(host, { ...about, parent: above.id })
    if (status !== undefined) await setScopeStatus(host, { scope: id, status })
    const path = await service.scopes.pathOf(id)
    scopes.set(name, { id, type, tenantId: path[0]?.tenantId ?? null })
  }
  return scopes
}

const profile = {
  'developer-type': 'individual',
  'display-name': 'Ǫrvar',
  country: 'IS',
  'support-email': 'help@example.com',
}

/** By the services, except where they rightly refuse: then the rows that somebody else's hand would have left behind. */
async function makeMember(
  { service }: TestServer,
  scopes: ReadonlyMap<string, CaseScope>,
  { name, roles, disabledIn = [] }: World['people'][string],
): Promise<UserId> {
  const host = hostContext(service, 'import')
  const policy = service.policy()
  const typeOf = (scope: string) => policy.scopeType(found(scopes, scope).type)!
  const [first] = Object.keys(roles)
  const { population } = typeOf(first!)
  const keeper = [...scopes.keys()].find((scope) => typeOf(scope).definition.keeps === population)!
  // Newcomers get a role by themselves. Whoever has not got it was not made by the service.
  const newcomer = typeOf(keeper).definition.newcomerBecomes
  const isMade = newcomer === undefined || roles[keeper]?.includes(newcomer)
  const email = `${encodeURIComponent(name)}@example.com`.replaceAll('%', '').toLowerCase()
  const account = { scope: found(scopes, keeper).id, email, name, password: 'none', emailProved: true } as const
  const person: MadePerson = isMade
    ? { id: (await createPerson(host, account)).id, email }
    : await makePerson(service, { name, population })
  for (const [scopeName, ids] of Object.entries(roles)) {
    const scope = found(scopes, scopeName)
    const given = ids.map((id) => `${scope.type}:${id}`)
    const isDisabled = disabledIn.includes(scopeName)
    const change = { scope: scope.id, user: person.id, reason }
    if (isDisabled && !typeOf(scopeName).definition.leaving.includes('disable')) {
      await join(service, person, scope, { roles: given, membership: 'disabled' })
    } else if (isMade && scopeName === keeper && newcomer !== undefined) {
      await changeRoles(host, { ...change, give: given })
    } else {
      await addMember(host, { ...change, roles: given })
      if (isDisabled) await disableMember(host, change)
    }
  }
  return person.id
}

async function makeResources(
  { service }: TestServer,
  world: World,
  scopes: ReadonlyMap<string, CaseScope>,
  people: ReadonlyMap<string, UserId>,
): Promise<ReadonlyMap<string, ResourceId>> {
  const made = new Map<string, ResourceId>()
  for (const [name, { kind, in: at, owner, attributes = {}, shares = [] }] of Object.entries(world.resources ?? {})) {
    const sharedWith = shares.map((share) =>
      'person' in share
        ? { as: share.as, person: found(people, share.person) }
        : { as: share.as, organization: found(scopes, share.organization).id },
    )
    // A scope is named as the file names it, and known to the server by its id.
    const naming = [...(service.policy().kinds.get(kind)?.statusOf.values() ?? [])]
    const ids = naming.flatMap((from) => {
      const scope = scopes.get(String(attributes[from]))
      return scope === undefined ? [] : [[from, scope.id] as const]
    })
    const about = {
      ...{ kind, scope: found(scopes, at), ownerId: found(people, owner), name },
      attributes: { ...attributes, ...Object.fromEntries(ids) },
    }
    const { id } = await registerResource(hostContext(service, 'import'), { ...about, shares: sharedWith })
    made.set(name, id)
  }
  return made
}

async function makeAsker({ service }: TestServer): Promise<string> {
  const [scope] = await service.scopes.pathOf(platformId)
  const host = { ...hostContext(service, 'import'), scope: scope! }
  const { id } = await createServiceAccount(host, { name: 'Host application', role: 'decision-service' })
  const { token } = await createMachineToken(host, id, { name: 'Token', expiresInDays: 30 })
  return token
}

function found<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name)
  if (value === undefined) throw new Error(`The case file names ${name}, which is not in its world`)
  return value
}
