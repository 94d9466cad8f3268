import {
  type Answer,
  can,
  canDo,
  canDoOnSome,
  canOnSome,
  type Explanation,
  explain,
  explainDo,
  type Grants,
  type Policy,
  type Question,
  type ResourceAction,
  type Role,
} from '@portreeve/engine'
import { findRoles, grantsIn } from './held-roles.ts'
import { parseObject } from './text/json.ts'
import { unknownWord } from './unknown-word.ts'
import { WrongUse } from './wrong-use.ts'

/** What `can` and `explain` are asked: about a permission, or about an action on a kind of resource. */
export interface QuestionOptions {
  /** Left out: somebody without any role. */
  readonly role?: readonly string[]
  readonly permission?: string
  readonly kind?: string
  readonly action?: string
  readonly subjectJson?: string
  readonly resourceJson?: string
  readonly contextJson?: string
}

/** A question made ready: the roles and permission found, the grants that count. */
export interface AskedQuestion {
  readonly policy: Policy
  readonly roles: readonly Role[]
  readonly grants: Grants
  readonly permission: string
  readonly action: ResourceAction | null
  readonly kind: string | null
  readonly question: Question
}

export function ask(policy: Policy, options: QuestionOptions): AskedQuestion {
  const roles = findRoles(policy, options.role ?? [])
  const target = findTarget(policy, options)
  const question: Question = {
    subject: {
      id: 'somebody',
      organizations: [],
      ...(options.subjectJson && parseObject<Partial<Question['subject']>>('--subject-json', options.subjectJson)),
    },
    ...(options.resourceJson && {
      resource: {
        ...(target.kind === null ? {} : { kind: target.kind }),
        ...parseObject<NonNullable<Question['resource']>>('--resource-json', options.resourceJson),
      },
    }),
    ...(options.contextJson && {
      context: parseObject<NonNullable<Question['context']>>('--context-json', options.contextJson),
    }),
  }
  const scopeType = policy.permission(target.permission)!.scopeType
  return { policy, roles, grants: grantsIn(policy, roles, scopeType), question, ...target }
}

/** Without a resource a permission that is held under a condition neither is a yes nor a no: it depends. */
export function answer({ policy, grants, permission, kind, action, question }: AskedQuestion): Answer {
  if (kind !== null && action !== null) {
    if (question.resource === undefined) return canDoOnSome(policy, grants, kind, action.id)
    return canDo(policy, grants, kind, action.id, question) ? 'always' : 'never'
  }
  const found = policy.permission(permission)!
  if (question.resource === undefined && question.context === undefined) return canOnSome(grants, found)
  return can(grants, found, question) ? 'always' : 'never'
}

export function explanation({ policy, grants, permission, kind, action, question }: AskedQuestion): Explanation {
  if (kind !== null && action !== null) return explainDo(policy, grants, kind, action.id, question)
  return explain(policy, grants, permission, question)
}

function findTarget(
  policy: Policy,
  { permission, kind, action }: QuestionOptions,
): Pick<AskedQuestion, 'permission' | 'kind' | 'action'> {
  if (permission !== undefined && kind === undefined && action === undefined) {
    if (policy.permission(permission) === undefined) {
      const ids = policy.permissions.map(({ id }) => id)
      throw new WrongUse(unknownWord('permission', permission, policy.id, ids))
    }
    return { permission, kind: null, action: null }
  }
  if (permission !== undefined || kind === undefined || action === undefined) {
    throw new WrongUse('Say what it is about: either --permission <id>, or --kind <kind> with --action <action>.')
  }
  const found = policy.kinds.get(kind)
  if (found === undefined) {
    if (policy.kinds.size === 0) throw new WrongUse(`${policy.id} has no kinds of resources.`)
    throw new WrongUse(unknownWord('kind of resource', kind, policy.id, [...policy.kinds.keys()]))
  }
  const foundAction = found.actions.get(action)
  if (foundAction === undefined)
    throw new WrongUse(unknownWord('action', action, `"${kind}"`, [...found.actions.keys()]))
  return { permission: foundAction.permission.id, kind, action: foundAction }
}
