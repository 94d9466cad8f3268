import {
  canDo,
  canDoOnSome,
  conditionWords,
  explainDo,
  type Grants,
  type MenuItem,
  type Policy,
  type Question,
  type Resource,
  staysInOrganization,
} from '@portreeve/engine'
import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { ScopeId, TenantId } from '../ids.ts'
import type { KindInUse } from './declaration.ts'
import type { Principal } from './principal.ts'
import { principalGrants } from './principal-grants.ts'

/** The kind of resource that the blueprint uses for it, if for any. */
export function kindInUse(policy: Policy, of: KindInUse): string | undefined {
  return policy.blueprint[of]?.resource
}

/** C12: the kinds that an entry of the menu lists, in its order. Those of whatever else there is have routes of their own. */
export function listedKinds({ blueprint }: Policy): readonly string[] {
  const kindsOf = (items: readonly MenuItem[]): string[] =>
    items.flatMap(({ lists, items: below }) => [...(lists === undefined ? [] : [lists]), ...kindsOf(below ?? [])])
  return [...new Set(blueprint.menu.sections.flatMap(({ items }) => kindsOf(items)))]
}

/** C10: nothing of the kind can be read from outside its organization, whatever somebody's role. */
function isWalled(policy: Policy, kind: string): boolean {
  return policy.tenancy === 'multi' && staysInOrganization(policy.kinds.get(kind)?.actions.get('read')?.when ?? null)
}

/** The kinds of which somebody meets nothing but what lies in their own organizations, and which these are. */
export async function ownWall(service: Service, principal: Principal): Promise<OwnWall> {
  const policy = service.policy()
  // The host looks after all of them.
  const kinds = principal.kind === 'host' ? [] : [...policy.kinds.keys()].filter((kind) => isWalled(policy, kind))
  return { kinds, organizations: (await questionFrom(service, principal)).subject.organizations as readonly TenantId[] }
}

export interface OwnWall {
  readonly kinds: readonly string[]
  readonly organizations: readonly TenantId[]
}

/**
 * What somebody may do with resources of a kind in a scope. What they hold is read once, before a transaction begins; inside it the
 * resource is read and asked about again, so that its state is that of the moment of the change.
 */
export class Deciding {
  readonly policy: Policy
  readonly kind: string
  /** Who asks, as conditions see them. */
  readonly question: Omit<Question, 'resource'>
  readonly #grants: ReadonlyMap<string, Grants>

  private constructor(
    policy: Policy,
    kind: string,
    question: Omit<Question, 'resource'>,
    grants: ReadonlyMap<string, Grants>,
  ) {
    this.policy = policy
    this.kind = kind
    this.question = question
    this.#grants = grants
  }

  static async about(service: Service, principal: Principal, kind: string, scopeId: ScopeId): Promise<Deciding> {
    const policy = service.policy()
    const grants = new Map<string, Grants>()
    for (const { id, type } of await service.scopes.pathOf(scopeId)) {
      if (!grants.has(type)) grants.set(type, (await principalGrants(service, principal, id)) ?? policy.grants([]))
    }
    return new Deciding(policy, kind, await questionFrom(service, principal), grants)
  }

  /** What is held in the scope that decides about the action. */
  grantsFor(action: string): Grants {
    const permission = this.policy.kinds.get(this.kind)?.actions.get(action)?.permission
    return this.#grants.get(permission?.scopeType ?? '') ?? this.policy.grants([])
  }

  /**
   * The organizations outside which nothing of the kind can be read, or `null` where the kind knows no such wall. It is drawn a
   * second time in the database (C10).
   */
  get organizations(): readonly string[] | null {
    return isWalled(this.policy, this.kind) ? this.question.subject.organizations : null
  }

  allowsSome(action: string): boolean {
    return canDoOnSome(this.policy, this.grantsFor(action), this.kind, action) !== 'never'
  }

  allows(action: string, resource: Resource): boolean {
    return canDo(this.policy, this.grantsFor(action), this.kind, action, { ...this.question, resource })
  }

  /** Everything that is allowed on it, in the blueprint's order. */
  allowed(resource: Resource): readonly string[] {
    const actions = [...(this.policy.kinds.get(this.kind)?.actions.keys() ?? [])]
    return actions.filter((action) => this.allows(action, resource))
  }

  /** Whether the role is enough, and only the resource is in no state for it (A11). */
  isRefusedByState(action: string, resource: Resource): boolean {
    const question = { ...this.question, resource }
    return this.policy.kinds.get(this.kind)?.actions.get(action)?.test(question) === false
  }

  /** Why the resource is in no state for it. */
  stateWords(action: string): string {
    const kind = this.policy.kinds.get(this.kind)
    const { label, when, otherwise } = kind?.actions.get(action) ?? { label: action, when: null, otherwise: null }
    if (otherwise !== null || when === null) return otherwise ?? 'That is not possible now.'
    return `"${label}" is possible where ${conditionWords(this.policy, when, this.kind)}. That is not so here.`
  }

  /** Throws what is told to somebody who may see the resource and may not do this to it. */
  require(action: string, resource: Resource): void {
    if (this.allows(action, resource)) return
    const reason = this.isRefusedByState(action, resource)
    const why = explainDo(this.policy, this.grantsFor(action), this.kind, action, { ...this.question, resource })
    const permission = this.policy.permission(why.permission)
    const least = why.allowed ? null : why.leastRole
    throw new Problem('not-allowed', {
      detail: reason
        ? this.stateWords(action)
        : `This takes the permission "${permission?.label ?? action}", which you do not have here.`,
      more: {
        reason: why.allowed ? 'condition' : why.reason,
        permission: why.permission,
        leastRole: least && { role: least.key, label: least.label },
        help: [],
        requestAccess: null,
      },
    })
  }
}

/** Who asks, and the organizations that they belong to (C10). */
export async function questionFrom(service: Service, principal: Principal): Promise<Omit<Question, 'resource'>> {
  switch (principal.kind) {
    case 'person':
    case 'token': {
      const person = await service.grants.of(principal.userId)
      return { subject: { id: principal.userId, organizations: person?.organizations ?? [] } }
    }
    case 'service-account': {
      const scope = await service.scopes.find(principal.scopeId)
      return { subject: { id: principal.serviceAccountId, organizations: scope?.tenantId ? [scope.tenantId] : [] } }
    }
    case 'host':
    case 'anonymous':
      return { subject: { id: principal.kind, organizations: [] } }
  }
}
