import { type CaseFile, loadBlueprint, type World } from '@portreeve/blueprints'
import { compile, explain, explainDo, menuFor, type Policy, type Question, type Role } from '@portreeve/engine'
import { type Answer, type Asked, type Door, runCases } from './run-cases.ts'

runCases('the engine', openEngine)

async function openEngine(blueprintId: string, { world, tenancy }: CaseFile): Promise<Door> {
  const policy = compile(await loadBlueprint(blueprintId), tenancy === undefined ? {} : { tenancy })
  return {
    check: (asked) => check(policy, world, asked),
    menu: (keys) => {
      const roles = keys.map((key) => roleOf(policy, key))
      const scopeTypes = [...new Set(roles.map((role) => role.scopeType))]
      return menuFor(
        policy,
        scopeTypes.map((scopeType) => policy.grants(roles.filter((role) => role.scopeType === scopeType))),
      )
    },
  }
}

function check(policy: Policy, world: World, { person, permission, action, scope, resource }: Asked): Answer {
  const question = questionOf(policy, world, person, resource)
  const at = resource === undefined ? scope! : world.resources![resource]!.in
  if (action === undefined) {
    const scopeType = policy.permission(permission!)?.scopeType ?? null
    return answerOf(
      explain(policy, grantsIn(policy, world, person, decidingScope(world, at, scopeType)), permission!, question),
    )
  }
  const { kind } = world.resources![resource!]!
  const scopeType = policy.kinds.get(kind)!.scopeType
  const grants = grantsIn(policy, world, person, decidingScope(world, at, scopeType))
  return answerOf(explainDo(policy, grants, kind, action, question))
}

function answerOf(explanation: ReturnType<typeof explain>): Answer {
  return explanation.allowed ? { allowed: true } : { allowed: false, reason: explanation.reason }
}

function grantsIn(policy: Policy, world: World, person: string, scope: string | null) {
  const { roles, disabledIn } = world.people[person]!
  if (scope === null || disabledIn?.includes(scope)) return policy.grants([])
  return policy.grants((roles[scope] ?? []).map((id) => roleOf(policy, `${typeOf(world, scope)}:${id}`)))
}

function questionOf(policy: Policy, world: World, person: string, resource: string | undefined): Question {
  const { roles, disabledIn } = world.people[person]!
  // Whoever works in any scope of an organization belongs to it, guests included.
  const organizations = Object.keys(roles)
    .filter((scope) => !disabledIn?.includes(scope))
    .flatMap((scope) => organizationOf(policy, world, scope) ?? [])
  const subject = { id: person, organizations: [...new Set(organizations)] }
  if (resource === undefined) return { subject }
  const { in: at, ...about } = world.resources![resource]!
  const organization = organizationOf(policy, world, at)
  return { subject, resource: { ...about, id: resource, ...(organization !== null && { organization }) } }
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

function roleOf(policy: Policy, key: string): Role {
  const role = policy.role(key)
  if (role === undefined) throw new Error(`The case file names a role that does not exist: ${key}`)
  return role
}
