import { canOnSome } from './can.ts'
import { type ConditionBinding, conditionSql, join, type SqlFragment } from './condition-sql.ts'
import type { Grants, Permission } from './policy.ts'

/**
 * `canDo` as a filter for a list: the rows on which somebody with these grants may do the action. A row where it is NULL
 * is a no, as everywhere in a WHERE. The kind is the binding's.
 */
export function canDoSql(grants: Grants, actionId: string, binding: ConditionBinding): SqlFragment {
  const action = binding.policy.kinds.get(binding.kind)?.actions.get(actionId)
  if (action === undefined) return ['FALSE']
  const permission = canSql(grants, action.permission, binding)
  return action.when === null ? permission : join([permission, conditionSql(action.when, binding)], 'AND')
}

function canSql(grants: Grants, permission: Permission, binding: ConditionBinding): SqlFragment {
  const answer = canOnSome(grants, permission)
  if (answer !== 'depends') return [answer === 'always' ? 'TRUE' : 'FALSE']
  const conditions = grants.roles
    .flatMap((role) => role.grants)
    .flatMap((grant) => (grant.permission === permission && grant.when !== null ? [grant.when] : []))
  return join(
    [...new Set(conditions)].map((condition) => conditionSql(condition, binding)),
    'OR',
  )
}
