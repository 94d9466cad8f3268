import type { World } from '@portreeve/blueprints'
import type { Policy, Question } from '@portreeve/engine'

/** What a person and a resource of a case file are to a question. */
export function questionOf(policy: Policy, world: World, person: string, resource: string | undefined): Question {
  const { roles, disabledIn } = world.people[person]!
  // Whoever works in any scope of an organization belongs to it, guests included.
  const organizations = Object.keys(roles)
    .filter((scope) => !disabledIn?.includes(scope))
    .flatMap((scope) => organizationOf(policy, world, scope) ?? [])
  const subject = { id: person, organizations: [...new Set(organizations)] }
  if (resource === undefined) return { subject }
  const { in: at, ...about } = world.resources![resource]!
  const organization = organizationOf(policy, world, at)
  const attributes = { ...about.attributes, ...statesOf(policy, world, about) }
  return { subject, resource: { ...about, attributes, id: resource, ...(organization !== null && { organization }) } }
}

/** Attributes that are the state of a scope which the resource names. */
function statesOf(
  policy: Policy,
  world: World,
  { kind, attributes = {} }: Omit<NonNullable<World['resources']>[string], 'in'>,
) {
  return Object.fromEntries(
    [...(policy.kinds.get(kind)?.statusOf ?? [])].map(([name, from]) => [
      name,
      world.scopes[String(attributes[from])]?.status ?? null,
    ]),
  )
}

/** Ids of the roles that count for a permission or kind of this scope type, asked about in this scope. */
export function rolesThatCount(world: World, person: string, at: string, scopeType: string | null) {
  const scope = decidingScope(world, at, scopeType)
  const { roles, disabledIn } = world.people[person]!
  if (scope === null || disabledIn?.includes(scope)) return []
  return (roles[scope] ?? []).map((id) => `${typeOf(world, scope)}:${id}`)
}

/** The scope itself or the nearest above it that is of this type. */
function decidingScope(world: World, scope: string, scopeType: string | null): string | null {
  return pathUp(world, scope).find((at) => scopeType === null || typeOf(world, at) === scopeType) ?? null
}

function organizationOf(policy: Policy, world: World, scope: string): string | null {
  return pathUp(world, scope).find((at) => policy.scopeType(typeOf(world, at))?.definition.tenant) ?? null
}

function pathUp(world: World, scope: string): readonly string[] {
  return scope === 'platform' ? [scope] : [scope, ...pathUp(world, world.scopes[scope]!.in ?? 'platform')]
}

function typeOf(world: World, scope: string): string {
  return scope === 'platform' ? 'platform' : world.scopes[scope]!.type
}
