import { type CaseFile, loadBlueprint, type World } from '@portreeve/blueprints'
import { compile, explain, explainDo, menuFor, type Policy, type Role } from '@portreeve/engine'
import { type Answer, type Asked, type Door, runCases } from './run-cases.ts'
import { questionOf, rolesThatCount } from './world.ts'

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
    return answerOf(explain(policy, grantsIn(policy, world, person, at, scopeType), permission!, question))
  }
  const { kind } = world.resources![resource!]!
  const scopeType = policy.kinds.get(kind)!.scopeType
  const grants = grantsIn(policy, world, person, at, scopeType)
  return answerOf(explainDo(policy, grants, kind, action, question))
}

function answerOf(explanation: ReturnType<typeof explain>): Answer {
  return explanation.allowed ? { allowed: true } : { allowed: false, reason: explanation.reason }
}

function grantsIn(policy: Policy, world: World, person: string, at: string, scopeType: string | null) {
  return policy.grants(rolesThatCount(world, person, at, scopeType).map((key) => roleOf(policy, key)))
}

function roleOf(policy: Policy, key: string): Role {
  const role = policy.role(key)
  if (role === undefined) throw new Error(`The case file names a role that does not exist: ${key}`)
  return role
}
