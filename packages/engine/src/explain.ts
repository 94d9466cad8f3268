import { attributeTypes } from './attribute-types.ts'
import type { Condition } from './blueprint.ts'
import { can } from './can.ts'
import { compileCondition, type Evaluate } from './condition.ts'
import type { Explanation, GrantPath, Grants, Permission, Policy, Question, Refused, Role } from './policy.ts'

/** The same answer as `can`, with its reason: who grants it, or what is missing and who could give it. */
export function explain(policy: Policy, grants: Grants, permissionId: string, question?: Question): Explanation {
  const permission = policy.permission(permissionId)
  if (permission === undefined) return refused(permissionId, 'unknown-permission')
  const paths = grants.roles.flatMap((role) =>
    role.grants
      .filter((grant) => grant.permission === permission)
      .map((grant): GrantPath => ({ role, from: grant.from, when: grant.when })),
  )
  const holds = (when: Condition | null) =>
    when === null || (question !== undefined && evaluator(policy, when)(question) === true)
  if (can(grants, permission, question)) {
    return { allowed: true, permission: permissionId, because: paths.filter(({ when }) => holds(when)) }
  }
  if (paths.some(({ when }) => holds(when))) return refused(permissionId, 'restricted')
  const reason = grants.roles.length === 0 ? 'no-role' : paths.length === 0 ? 'not-granted' : 'condition'
  const role = leastRole(policy, permission, grants.roles)
  return {
    ...refused(permissionId, reason),
    leastRole: role,
    givenBy: role === null ? [] : policy.roles.filter((giver) => giver.assigns.has(role.key)),
    conditions: [...new Set(paths.flatMap(({ when }) => (when === null ? [] : [when])))],
  }
}

/** The same answer as `canDo`, with its reason. No role changes an action's own condition, so none is proposed for it. */
export function explainDo(
  policy: Policy,
  grants: Grants,
  kindId: string,
  actionId: string,
  question: Question,
): Explanation {
  const action = policy.kinds.get(kindId)?.actions.get(actionId)
  if (action === undefined) return refused(`${kindId}.${actionId}`, 'unknown-permission')
  if (question.resource !== undefined && question.resource.kind !== kindId) {
    return refused(action.permission.id, 'condition')
  }
  const explanation = explain(policy, grants, action.permission.id, question)
  if (!explanation.allowed || action.test(question)) return explanation
  return { ...refused(action.permission.id, 'condition'), conditions: action.when === null ? [] : [action.when] }
}

function refused(permission: string, reason: Refused['reason']): Refused {
  return { allowed: false, permission, reason, leastRole: null, givenBy: [], conditions: [] }
}

function evaluator(policy: Policy, condition: Condition): Evaluate {
  return compileCondition(condition, { tenancy: policy.tenancy, types: attributeTypes(policy.blueprint) })
}

/**
 * The role with the fewest permissions that would allow it: on every resource if there is such a role, else under a
 * condition. What can be given comes before what only set-up gives, the source's own roles before the product's.
 */
function leastRole(policy: Policy, permission: Permission, held: readonly Role[]): Role | null {
  const candidates = (policy.scopeType(permission.scopeType)?.roles ?? []).filter((role) => !held.includes(role))
  const granting = (unconditionally: boolean) =>
    candidates.filter((role) =>
      role.grants.some((grant) => grant.permission === permission && (!unconditionally || grant.when === null)),
    )
  const always = granting(true)
  const ranked = (always.length > 0 ? always : granting(false)).toSorted(
    (a, b) =>
      Number(b.assignable) - Number(a.assignable) ||
      Number(a.addition) - Number(b.addition) ||
      Number(a.legacy) - Number(b.legacy) ||
      countPermissions(a) - countPermissions(b) ||
      a.index - b.index,
  )
  return ranked[0] ?? null
}

function countPermissions(role: Role): number {
  return new Set(role.grants.map(({ permission }) => permission)).size
}
