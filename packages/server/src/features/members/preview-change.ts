import { type Answer, canOnSome } from '@portreeve/engine'
import { lockScope } from '../../access/scopes.ts'
import { openSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem, type ProblemCode } from '../../errors.ts'
import type { Member } from './membership.ts'
import { isSameSet, planRoles, type RolePlan, requirePlanAllowed, type WantedRoles } from './role-plan.ts'

interface PermissionChange {
  readonly permission: string
  readonly label: string
  /** `depends`: on some things, under conditions. */
  readonly before: Answer
  readonly after: Answer
}

export interface ChangePreview {
  readonly roles: { readonly before: readonly string[]; readonly after: readonly string[] }
  readonly gains: readonly PermissionChange[]
  readonly losses: readonly PermissionChange[]
  readonly takesEffect: 'now' | 'next-session'
  readonly sessionsWaiting: number
  /** A role would be given that asks why (C5). */
  readonly reasonRequired: boolean
  /** Why it would be refused, apart from a missing reason. */
  readonly refusal: { readonly code: ProblemCode; readonly detail: string } | null
}

/**
 * What a change of roles would do, by the steps of the change itself, so that the two cannot differ. Nothing is written; the scope
 * is locked for that long, as by every check of these rules.
 */
export async function previewRoles(context: Context, input: Member & WantedRoles): Promise<ChangePreview> {
  return context.service.database.transact(context.wall, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    const plan = await planRoles(tx, context, scope, input.user, input)
    const sessionsWaiting = plan.waits ? await countWaiting(tx, context, plan) : 0
    const { before, after, given } = plan
    return {
      roles: { before, after },
      ...permissionChanges(context, plan),
      ...{ takesEffect: sessionsWaiting > 0 ? 'next-session' : 'now', sessionsWaiting },
      reasonRequired: given.some((role) => role.reasonRequired),
      refusal: await refusalOf(tx, context, plan),
    }
  })
}

/** Open sessions that would keep other roles than the new ones: what they keep already, or what is held now. */
async function countWaiting(tx: Tx, context: Context, { scope, user, before, after }: RolePlan): Promise<number> {
  const sessions = await openSessions(tx, context.service, user)
  return sessions.filter(({ pinned }) => !isSameSet(pinned[scope.id] ?? before, after)).length
}

const worth: Readonly<Record<Answer, number>> = { never: 0, depends: 1, always: 2 }

function permissionChanges({ service }: Context, plan: RolePlan) {
  const policy = service.policy()
  const grants = (keys: readonly string[]) => policy.grants(keys.flatMap((key) => policy.role(key) ?? []))
  const [former, later] = [grants(plan.before), grants(plan.after)]
  const changes = policy.permissions.map((permission) => ({
    ...{ permission: permission.id, label: permission.label },
    ...{ before: canOnSome(former, permission), after: canOnSome(later, permission) },
  }))
  return {
    gains: changes.filter(({ before, after }) => worth[after] > worth[before]),
    losses: changes.filter(({ before, after }) => worth[after] < worth[before]),
  }
}

async function refusalOf(tx: Tx, context: Context, plan: RolePlan): Promise<ChangePreview['refusal']> {
  try {
    await requirePlanAllowed(tx, context, plan)
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { code: error.code, detail: error.details.detail }
  }
}
