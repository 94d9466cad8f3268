import type {
  AttributeType,
  Blueprint,
  Condition,
  GuestDefinition,
  ScopeTypeDefinition,
  TenancyMode,
} from './blueprint.ts'

/** A blueprint that has been checked and made ready to answer. Made by `compile`, never changed afterwards. */
export interface Policy {
  readonly id: string
  readonly label: string
  readonly blueprint: Blueprint
  readonly tenancy: TenancyMode | null
  /** Every permission, in blueprint order; `index` is its bit. */
  readonly permissions: readonly Permission[]
  /** Every role of every scope type, in blueprint order. */
  readonly roles: readonly Role[]
  readonly scopeTypes: readonly ScopeType[]
  readonly kinds: ReadonlyMap<string, ResourceKind>
  permission(id: string): Permission | undefined
  /** By `scope-type:id`, or by `id` where only one scope type has it or where the menu's own scope type does. */
  role(reference: string): Role | undefined
  scopeType(id: string): ScopeType | undefined
  /** What somebody may do in one scope who holds these roles there. Equal role sets give the same object. */
  grants(roles: readonly Role[]): Grants
}

export interface Permission {
  readonly index: number
  readonly id: string
  readonly label: string
  readonly description: string | null
  readonly group: string
  readonly scopeType: string
  readonly sessionOnly: boolean
  readonly fresh: boolean
}

export interface Role {
  readonly index: number
  readonly id: string
  readonly scopeType: string
  /** `scope-type:id`: how roles are stored and compared. */
  readonly key: string
  readonly label: string
  readonly description: string
  readonly priority: number
  readonly addition: boolean
  readonly legacy: boolean
  readonly kept: boolean
  readonly assignable: boolean
  /** Made in the console rather than by the blueprint. */
  readonly custom: boolean
  readonly atLeast: 0 | 1
  /** In the scopes below, a holder's acts may end the access of the last holder of a role that must be held (X3). */
  readonly endsLastHolder: boolean
  readonly reasonRequired: boolean
  readonly guest: GuestDefinition | null
  readonly transfer: { readonly permission: Permission; readonly formerHolderBecomes: Role } | null
  /** Own and inherited grants, groups resolved. The same permission can stand here twice, under different conditions. */
  readonly grants: readonly Grant[]
  /** Keys of the roles that a holder may give and take. */
  readonly assigns: ReadonlySet<string>
  /** Keys of the roles whose holders a holder may act on: `assigns` and `manages` together. */
  readonly reaches: ReadonlySet<string>
  /** Scope types whose custom roles a holder may give and take. */
  readonly assignsCustomRolesOf: ReadonlySet<string>
  /** Scope types whose custom roles' holders a holder may act on. */
  readonly reachesCustomRolesOf: ReadonlySet<string>
}

export interface Grant {
  readonly permission: Permission
  readonly when: Condition | null
  /** The role that says so: the role itself, or the one it inherits from. */
  readonly from: string
}

export interface ScopeType {
  readonly id: string
  readonly definition: ScopeTypeDefinition
  readonly parent: string | null
  readonly population: string
  /** From this scope type up to the platform, itself first. */
  readonly path: readonly string[]
  readonly roles: readonly Role[]
  readonly permissions: readonly Permission[]
  /** The operation's guards, none where nobody may. */
  guardsOf(operation: string): readonly Permission[]
}

export interface ResourceKind {
  readonly id: string
  readonly label: string
  readonly plural: string
  readonly scopeType: string
  readonly relations: readonly string[]
  readonly attributes: ReadonlyMap<string, AttributeType>
  /** Attributes that are the state of a scope, with the attribute that holds its id. */
  readonly statusOf: ReadonlyMap<string, string>
  readonly actions: ReadonlyMap<string, ResourceAction>
}

export interface ResourceAction {
  readonly id: string
  readonly label: string
  readonly permission: Permission
  readonly when: Condition | null
  readonly otherwise: string | null
  /** The condition as a closure; always true where there is none. */
  readonly test: (question: Question) => boolean
}

/** Bit sets over permissions: held whatever the resource (`bits`), and held under conditions (`conditional`). */
export interface Grants {
  readonly roles: readonly Role[]
  /**
   * The permissions that the bits stand for. A policy is replaced while grants of the last one are still cached; without
   * this a permission of the new policy would read whatever bit happens to lie at its place in the old one.
   */
  readonly permissions: readonly Permission[]
  readonly bits: Uint32Array
  /** Never a bit that `bits` has too. */
  readonly conditional: Uint32Array
  /** By permission index: any one of these suffices. Only where `conditional` has the bit. */
  readonly tests: ReadonlyMap<number, readonly ((question: Question) => boolean)[]>
}

/** What a decision may depend on besides the roles. */
export interface Question {
  readonly subject: Subject
  readonly resource?: Resource
  readonly action?: Attributes
  readonly context?: Attributes
}

export interface Subject {
  readonly id: string
  /** Ids of the organizations that the subject belongs to. */
  readonly organizations: readonly string[]
  readonly attributes?: Attributes
}

export interface Resource {
  readonly kind: string
  readonly id?: string
  readonly owner?: string
  readonly organization?: string
  readonly shares?: readonly Share[]
  readonly attributes?: Attributes
}

/** Shared with a person or with everybody of an organization. */
export type Share = { readonly as: string } & ({ readonly person: string } | { readonly organization: string })

/** Instants are ISO 8601 text. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Why somebody may. */
export interface Allowed {
  readonly allowed: true
  readonly permission: string
  readonly because: readonly GrantPath[]
}

/** Why somebody may not, and what would change that. */
export interface Refused {
  readonly allowed: false
  readonly permission: string
  readonly reason: RefusalReason
  /** The role with the fewest permissions that would allow it, if any does. */
  readonly leastRole: Role | null
  /** The roles whose holders can give that role. */
  readonly givenBy: readonly Role[]
  /** The conditions that did not hold, in the blueprint's words. */
  readonly conditions: readonly Condition[]
}

export type Explanation = Allowed | Refused

/**
 * `unknown-permission`: the blueprint has none of that name. `no-role`: no role in the scope that decides.
 * `not-granted`: roles, but none that grants it. `condition`: granted, but only under a condition that does not hold.
 * `restricted`: the roles grant it, but whatever acts for the person (a token) does not carry it.
 */
export type RefusalReason = 'unknown-permission' | 'no-role' | 'not-granted' | 'condition' | 'restricted'

/** What can be said about a permission without naming a resource. */
export type Answer = 'always' | 'never' | 'depends'

export interface GrantPath {
  readonly role: Role
  /** The role that grants it, where `role` inherits it. */
  readonly from: string
  readonly when: Condition | null
}
