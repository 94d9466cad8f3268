import { can, canOnSome } from './can.ts'
import type { Answer, Grants, Policy, Question } from './policy.ts'

/** May somebody do this to the resource in question: the action's permission and the action's own condition. */
export function canDo(policy: Policy, grants: Grants, kindId: string, actionId: string, question: Question): boolean {
  const action = policy.kinds.get(kindId)?.actions.get(actionId)
  if (action === undefined) return false
  // Asked about another kind's resource, its owner and attributes would be read as if they were this kind's.
  if (question.resource !== undefined && question.resource.kind !== kindId) return false
  return can(grants, action.permission, question) && action.test(question)
}

/** The same without a resource. */
export function canDoOnSome(policy: Policy, grants: Grants, kindId: string, actionId: string): Answer {
  const action = policy.kinds.get(kindId)?.actions.get(actionId)
  if (action === undefined) return 'never'
  const answer = canOnSome(grants, action.permission)
  return answer === 'always' && action.when !== null ? 'depends' : answer
}
