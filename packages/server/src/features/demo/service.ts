import type { Demo } from '@portreeve/blueprints'
import type { Share } from '@portreeve/engine'
import type { Context, Service } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { hostContext } from '../../host-context.ts'
import { platformId, type ResourceId, type ScopeId, type UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { change } from '../audit/change.ts'
import { invitePeople } from '../invitations/invite.ts'
import { changeRoles } from '../members/change-roles.ts'
import { disableMember, removeMember } from '../members/cut-off.ts'
import { addMember } from '../members/join-scope.ts'
import { readMember } from '../members/list-members.ts'
import { archivePerson, blockPerson } from '../people/close-account.ts'
import { createPersonIn, preparePerson } from '../people/create-person.ts'
import { findResourcesByName, registerResource } from '../resources/service.ts'
import { createScope, ensureStandingScopes, listChildren, readScope, setScopeStatus } from '../scopes/service.ts'
import { makeDemoApps } from './demo-apps.ts'
import * as queries from './queries.ts'

/** Everybody's, for those who want to see the sign-in form: printed at start. Exists only where the demo does. */
export const demoPassword = 'a quiet harbour'

/** The host looks after all organizations. */
const nothingWalled = { kinds: [], organizations: [] } as const

/** What has been made, by its name in the demo's file. */
interface Made {
  readonly scopes: Map<string, ScopeId>
  readonly people: Map<string, UserId>
}

/**
 * Fills an empty deployment with a demo, through the same services as everybody else's changes. The same people every time.
 * Throws `conflict` where people are there already.
 */
export async function makeDemo(service: Service, demo: Demo): Promise<void> {
  const context = hostContext(service, 'demo')
  if (await service.database.read(context.wall, (tx) => queries.hasPeople(tx))) {
    throw new Problem('conflict', {
      detail: 'There are people here already. A demo is made in an empty folder; remove this one and start again.',
    })
  }
  const made: Made = { scopes: new Map(), people: new Map() }
  await makeScopes(context, demo, made)
  await makePeople(context, demo, made)
  await giveRoles(context, demo, made)
  await makeResources(context, demo, made)
  const places = { scope: (key: string) => scopeOf(made, key), person: (key: string) => personOf(made, key) }
  await makeDemoApps(context, demo.apps ?? [], places)
  await letGuestsIn(context, demo, made)
  // What a state forbids was there before it.
  await setStates(context, demo, made)
  await endAccess(context, demo, made)
  for (const { scope, email, role } of demo.invitations ?? []) {
    await invitePeople(context, { scope: scopeOf(made, scope), emails: [email], role })
  }
  await markDone(context, demo.name)
}

async function makeScopes(context: Context, demo: Demo, made: Made): Promise<void> {
  const policy = context.service.policy()
  await ensureStandingScopes(context.service)
  made.scopes.set('platform', platformId)
  for (const { id, definition } of policy.scopeTypes) {
    if (definition.existsAs === undefined) continue
    const [there] = await listChildren(context, { parent: platformId, type: id, limit: 1 })
    if (there) made.scopes.set(id, there.id)
  }
  let only: ScopeId | undefined
  for (const [key, scope] of Object.entries(demo.scopes)) {
    const isTenant = policy.scopeType(scope.type)?.definition.tenant === true
    // Where everybody is in one organization, the demo's organizations are one.
    if (isTenant && policy.tenancy === 'single' && only) {
      made.scopes.set(key, only)
      continue
    }
    const parent = scopeOf(made, scope.in ?? 'platform')
    const profile = withIds(scope.profile ?? {}, made)
    const id = await createScope(context, { type: scope.type, parent, name: scope.name, profile })
    made.scopes.set(key, id)
    if (isTenant) only ??= id
  }
}

async function setStates(context: Context, demo: Demo, made: Made): Promise<void> {
  for (const [key, { status }] of Object.entries(demo.scopes)) {
    const scope = scopeOf(made, key)
    if (status && (await readScope(context, scope)).status !== status) await setScopeStatus(context, { scope, status })
  }
}

/** A profile names scopes as the file does. */
function withIds(profile: Readonly<Record<string, unknown>>, { scopes }: Made): Record<string, unknown> {
  const idOf = (value: unknown) => (typeof value === 'string' ? (scopes.get(value) ?? value) : value)
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [field, Array.isArray(value) ? value.map(idOf) : value]),
  )
}

async function makePeople(context: Context, demo: Demo, made: Made): Promise<void> {
  const prepared = await preparePerson(context, { password: { is: demoPassword } })
  for (const [key, person] of Object.entries(demo.people)) {
    const scope = keeperOf(context, made, person.population)
    const { email, name } = person
    const input = { scope, email, name, password: 'none', emailProved: true } as const
    const { id } = await change(context, (tx) => createPersonIn(tx, context, input, prepared))
    made.people.set(key, id)
  }
}

/** The scope that keeps accounts of this population: the platform, or one that exists from the first start. */
function keeperOf(context: Context, made: Made, population: string | undefined): ScopeId {
  const policy = context.service.policy()
  const wanted = population ?? policy.scopeType('platform')?.population
  const type = policy.scopeTypes.find(({ definition }) => definition.keeps === wanted)
  return scopeOf(made, type?.id ?? 'platform')
}

async function giveRoles(context: Context, demo: Demo, made: Made): Promise<void> {
  for (const [key, person] of Object.entries(demo.people)) {
    const user = personOf(made, key)
    for (const [scopeKey, roles] of Object.entries(person.roles)) {
      const member = { scope: scopeOf(made, scopeKey), user, reason: person.reason }
      // The newcomer's role brought them in already in some places.
      if (await isMember(context, member)) await changeRoles(context, { ...member, give: roles })
      else await addMember(context, { ...member, roles })
    }
  }
}

async function isMember(context: Context, { scope, user }: { readonly scope: ScopeId; readonly user: UserId }) {
  return readMember(context, scope, user).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'not-found') return false
      throw error
    },
  )
}

async function makeResources(context: Context, demo: Demo, made: Made): Promise<void> {
  for (const { kind, in: place, owner, name, attributes, shares = [] } of demo.resources ?? []) {
    const path = await context.service.scopes.pathOf(scopeOf(made, place))
    const tenantId = path[0]?.tenantId ?? null
    // It lives where the kind is decided about, which may lie above the organization that it belongs to.
    const type = context.service.policy().kinds.get(kind)?.scopeType
    const id = path.find((scope) => scope.type === type)?.id ?? scopeOf(made, place)
    await registerResource(context, {
      ...{ kind, scope: { id, tenantId }, ownerId: personOf(made, owner), name, attributes: attributes ?? {} },
      shares: shares.map(
        (share): Share =>
          'person' in share
            ? { as: share.as, person: personOf(made, share.person) }
            : { as: share.as, organization: scopeOf(made, share.organization) },
      ),
    })
  }
}

async function letGuestsIn(context: Context, demo: Demo, made: Made): Promise<void> {
  const { clock, database, policy } = context.service
  for (const { in: place, person, role, sponsor, days, works } of demo.guests ?? []) {
    const scope = scopeOf(made, place)
    const type = (await context.service.scopes.find(scope))?.type ?? ''
    const kind = policy().role(`${type}:${role}`)?.guest?.resource ?? ''
    const resources: ResourceId[] = []
    for (const name of works) {
      const search = { scopeId: scope, kinds: [kind], search: textKey(name), limit: 1, wall: nothingWalled }
      const [found] = await database.read(context.wall, (tx) => findResourcesByName(tx, search))
      if (found) resources.push(found.id)
    }
    await addMember(context, {
      ...{ scope, user: personOf(made, person), roles: [role], guest: { sponsor: personOf(made, sponsor), resources } },
      expiresAt: new Date(clock.now().getTime() + days * 86_400_000),
    })
  }
}

async function endAccess(context: Context, demo: Demo, made: Made): Promise<void> {
  for (const [key, person] of Object.entries(demo.people)) {
    const user = personOf(made, key)
    for (const scope of person.disabledIn ?? []) await disableMember(context, { scope: scopeOf(made, scope), user })
    for (const scope of person.removedFrom ?? []) await removeMember(context, { scope: scopeOf(made, scope), user })
    const account = { scope: keeperOf(context, made, person.population), user }
    if (person.state === 'archived') await archivePerson(context, account)
    if (person.state === 'blocked') await blockPerson(context, account)
  }
}

/** A demo that was interrupted has people and no mark. */
async function markDone(context: Context, name: string): Promise<void> {
  await change(context, async (tx) => {
    await queries.markSetUp(tx, name, context.service.clock.now())
    return {
      result: undefined,
      event: { action: 'deployment.demo-made', scope: platformId, target: { kind: 'deployment', id: null } },
    }
  })
}

function scopeOf({ scopes }: Made, key: string): ScopeId {
  const id = scopes.get(key)
  if (id === undefined) throw new Error(`The demo names a scope ${key} that it does not make, or makes later`)
  return id
}

function personOf({ people }: Made, key: string): UserId {
  const id = people.get(key)
  if (id === undefined) throw new Error(`The demo names a person ${key} whom it does not make`)
  return id
}
