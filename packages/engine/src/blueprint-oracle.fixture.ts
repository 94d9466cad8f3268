import type { Blueprint, Condition, MenuItem } from './blueprint.ts'
import { conditionVerdict } from './condition-oracle.fixture.ts'
import type { Question } from './policy.ts'

/** A role by scope type and id. */
export type Held = readonly [scopeType: string, role: string]

/**
 * What a blueprint means, read straight from its text for each question: no bits, no memory, no index. Slow and obviously
 * right, and sharing no code with the engine; the engine is held against it.
 */
export class BlueprintOracle {
  readonly blueprint: Blueprint

  constructor(blueprint: Blueprint) {
    this.blueprint = blueprint
  }

  /** The conditions under which a role grants a permission; `null` stands for always. */
  whens([scopeType, id]: Held, permission: string): readonly (Condition | null)[] {
    const scope = this.blueprint.scopes[scopeType]
    const role = scope?.roles[id]
    if (!scope || !role) return []
    const own = (role.grants ?? []).flatMap((grant) => {
      if (typeof grant === 'string') return grant === permission ? [null] : []
      if ('group' in grant) return permission in (scope.permissions[grant.group] ?? {}) ? [grant.when ?? null] : []
      return grant.permission === permission ? [grant.when ?? null] : []
    })
    return [...own, ...(role.inherits ?? []).flatMap((parent) => this.whens([scopeType, parent], permission))]
  }

  can(held: readonly Held[], permission: string, question?: Question): boolean {
    return held
      .flatMap((role) => this.whens(role, permission))
      .some((when) => when === null || (question !== undefined && this.holds(when, question)))
  }

  onSome(held: readonly Held[], permission: string): 'always' | 'depends' | 'never' {
    const whens = held.flatMap((role) => this.whens(role, permission))
    if (whens.includes(null)) return 'always'
    return whens.length > 0 ? 'depends' : 'never'
  }

  canDo(held: readonly Held[], kind: string, action: string, question: Question): boolean {
    const definition = this.blueprint.resources?.[kind]?.actions[action]
    if (!definition || (question.resource && question.resource.kind !== kind)) return false
    const { permission, when } = definition
    return this.can(held, permission, question) && (when === undefined || this.holds(when, question))
  }

  holds(when: Condition, question: Question): boolean {
    return conditionVerdict(when, question, this.blueprint, this.blueprint.tenancy?.[0] ?? null) === 'yes'
  }

  /** The ids that are in the menu, in its order, children after their parent. */
  menu(held: readonly Held[]): readonly string[] {
    const { resolve, scope, sections } = this.blueprint.menu
    const inMenu = held.filter(([scopeType]) => scopeType === scope)
    const priority = ([scopeType, id]: Held) => this.blueprint.scopes[scopeType]?.roles[id]?.priority ?? 0
    const highest = Math.max(...inMenu.map(priority))
    const order = Object.keys(this.blueprint.scopes[scope]?.roles ?? {})
    const deciding = inMenu
      .filter((role) => priority(role) === highest)
      .sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]))
      .slice(0, 1)
    const isHeld = (permission: string) =>
      this.onSome(held, permission) !== 'never' &&
      (resolve === 'by-permission' || this.onSome(deciding, permission) !== 'never')
    const shown = (item: MenuItem): string[] => {
      if (item.permission !== undefined && !isHeld(item.permission)) return []
      const below = (item.items ?? []).flatMap(shown)
      return item.permission === undefined && below.length === 0 ? [] : [item.id, ...below]
    }
    return sections.flatMap((section) => section.items.flatMap(shown))
  }

  mayGive(actor: readonly Held[], [scopeType, id]: Held): boolean {
    return actor.some(([actorScope, actorId]) =>
      (this.blueprint.scopes[actorScope]?.roles[actorId]?.assigns ?? []).some(
        (entry) => entry === `${scopeType}:${id}` || (entry === id && actorScope === scopeType),
      ),
    )
  }

  mayActOn(actor: readonly Held[], target: readonly Held[]): boolean {
    return target.every(
      ([scopeType, id]) =>
        this.mayGive(actor, [scopeType, id]) ||
        actor.some(([actorScope, actorId]) =>
          (this.blueprint.scopes[actorScope]?.roles[actorId]?.manages ?? []).some(
            (entry) => entry === `${scopeType}:${id}` || (entry === id && actorScope === scopeType),
          ),
        ),
    )
  }
}
