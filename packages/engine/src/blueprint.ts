import type { AppsDefinition } from './apps-definition.ts'
import type { ConsolePage, Operation } from './operations.ts'

/**
 * The shape of a blueprint: the roles of one product, as data.
 *
 * A blueprint is written by role, the way its source document is, so that somebody who does not program can hold the two
 * side by side. Everything else (matrix, menus, API types, tests) is derived from it by `compile`.
 */

/** A length of time: a whole number and a unit, `30m`, `12h` or `7d`. */
export type Duration = `${number}${'m' | 'h' | 'd'}`

/** A role of the same scope type (`admin`) or of another one (`organization:owner`). */
export type RoleReference = string

/** Every role that is made in the console for scopes of this type. */
export interface CustomRolesReference {
  readonly customRolesOf: string
}

export interface Blueprint {
  readonly id: string
  readonly label: string
  readonly description: string
  /** The document that this blueprint follows. */
  readonly source?: string
  /** The kinds of people who sign in. Left out: one kind, `people`. */
  readonly populations?: Readonly<Record<string, PopulationDefinition>>
  readonly sessions: SessionsDefinition
  /** What whoever follows the one-time set-up link becomes. Scopes that these roles need are made on the way. */
  readonly setUp: readonly RoleReference[]
  /** Like `setUp`, but only where the server runs in development mode: more roles for the same first person. */
  readonly setUpInDevelopment?: readonly RoleReference[]
  /** The ways people are divided into organizations, the first being the default. Left out: no choice. */
  readonly tenancy?: readonly TenancyMode[]
  /** Scope types by id. `platform` is always there: the one scope above all others. */
  readonly scopes: Readonly<Record<string, ScopeTypeDefinition>>
  readonly menu: MenuDefinition
  readonly entry?: EntryDefinition
  /** Whoever has no account can make one, and something to look after with it. Left out: people are invited or made. */
  readonly signUp?: SignUpDefinition
  /** Things that people own. */
  readonly resources?: Readonly<Record<string, ResourceKindDefinition>>
  /** Apps that are uploaded version by version, tested, reviewed and published. Left out: none. */
  readonly apps?: AppsDefinition
  /** What whoever asks for a decision may say about subject, action and context. What is not listed is not believed. */
  readonly attributes?: {
    readonly subject?: Readonly<Record<string, AttributeType>>
    readonly action?: Readonly<Record<string, AttributeType>>
    readonly context?: Readonly<Record<string, AttributeType>>
  }
}

/** `single`: everybody is in one organization. `multi`: people belong to organizations that do not see each other. */
export type TenancyMode = 'single' | 'multi'

export interface PopulationDefinition {
  readonly label: string
  readonly description?: string
}

export interface SessionsDefinition {
  /** A session ends this long after sign-in, whatever happens in it. */
  readonly longest: Duration
  /** A session ends when nothing happened in it for this long. */
  readonly idle: Duration
}

export interface ScopeTypeDefinition {
  readonly label: string
  readonly plural?: string
  readonly description?: string
  /** The scope type above this one. Only `platform` has none. */
  readonly parent?: string
  /** At most one such scope in each scope above it. */
  readonly single?: boolean
  /** Exists from the first start, under this name (only `single` scope types). */
  readonly existsAs?: string
  /** A scope of this type is an organization: the wall between tenants. */
  readonly tenant?: boolean
  /** Which people can be members. Left out: the first population. */
  readonly population?: string
  /** The population whose accounts are kept here: listed, made and archived by whoever this scope's guards let. */
  readonly keeps?: string
  /** The permission, in the scope above, that lets somebody make a scope of this type. Left out: made by set-up and import only. */
  readonly createdWith?: string
  /** The role of whoever made the scope. */
  readonly creatorBecomes?: string
  /** The role that everybody gets who comes without one. */
  readonly newcomerBecomes?: string
  readonly rolesPerPerson: 'one' | 'several'
  /** When going from one role to another takes effect. Cutting somebody off never waits. */
  readonly roleChanges: 'immediate' | 'next-session'
  /** How people stop being members: `leave` by themselves, be `disable`d (and enabled again), be `delete`d. */
  readonly leaving: readonly ('leave' | 'disable' | 'delete')[]
  /** What the button says that adds or invites people. Left out: Add people. */
  readonly newMember?: string
  /** The states such a scope can be in, the first being the state of a new one. Left out: `active` only. */
  readonly statuses?: Readonly<Record<string, string>>
  /** What is known about such a scope, and asked for when one is made. */
  readonly profile?: ProfileDefinition
  /** Roles can be made in the console by whoever holds this permission. */
  readonly customRoles?: { readonly editedWith: string }
  /** Permissions by group: label of the group, then id and label (or more) of each permission. */
  readonly permissions: Readonly<Record<string, Readonly<Record<string, string | PermissionDefinition>>>>
  readonly roles: Readonly<Record<string, RoleDefinition>>
  /** How often its access is reviewed. Left out: whenever somebody begins a review, or sets a schedule. */
  readonly reviews?: ReviewsDefinition
  /** Which permission (any of several) guards which of Portreeve's own operations in scopes of this type. */
  readonly guards: Readonly<Partial<Record<Operation, string | readonly string[]>>>
}

/** What applies until somebody in the scope sets another schedule. */
export interface ReviewsDefinition {
  /** A review begins on the first day of each of these. */
  readonly every: ReviewPeriod
  /** How long there is to decide. */
  readonly due: Duration
  /** Whoever was not active for so long is marked. */
  readonly inactive: Duration
}

export const reviewPeriods = ['month', 'quarter', 'half-year', 'year'] as const

export type ReviewPeriod = (typeof reviewPeriods)[number]

export interface PermissionDefinition {
  readonly label: string
  readonly description?: string
  /** No token carries it: it takes a person who has signed in. */
  readonly sessionOnly?: boolean
  /** Asks for a second factor that is not older than 15 minutes. */
  readonly fresh?: boolean
}

export interface RoleDefinition {
  readonly label: string
  readonly description: string
  readonly inherits?: readonly string[]
  readonly grants?: readonly GrantDefinition[]
  /** Of several roles the one with the highest priority decides the menu, where the menu is `by-priority`. */
  readonly priority?: number
  /** The roles that a holder may give and take. */
  readonly assigns?: readonly (RoleReference | CustomRolesReference)[]
  /** The roles whose holders a holder may act on, without being able to give the role. */
  readonly manages?: readonly (RoleReference | CustomRolesReference)[]
  /** There are never fewer usable holders than this in one scope. */
  readonly atLeast?: 1
  /**
   * In the scopes below, a holder may end anybody's access whom they may act on, also that of the last one who must be there. Such
   * a scope is then marked, and can be claimed.
   */
  readonly endsLastHolder?: boolean
  /** Giving it asks for a reason, which is kept. */
  readonly reasonRequired?: boolean
  /** For outside partners: it is given until a day, for chosen resources, and with somebody of the scope who answers for it. */
  readonly guest?: GuestDefinition
  /** Once held it is never taken away. */
  readonly kept?: boolean
  /** Kept for those who have it; new people are given another. */
  readonly legacy?: boolean
  /** `false`: nobody gives it in the product. It comes from set-up, creation, a transfer, or the host. */
  readonly assignable?: false
  /** It can be handed on by its holder, who has this permission and becomes something else. */
  readonly transfer?: { readonly with: string; readonly formerHolderBecomes: string }
  /** Comes with the product rather than from the source document (operator, reviewer, machines). */
  readonly addition?: boolean
  readonly renamedFrom?: readonly string[]
}

/**
 * How a role is given to a guest. The chosen resources are shared with them, as this relation; what the role may do with them the
 * role's own grants say (`sharedAs`). When the sponsor leaves, the guest's access is listed as what they left behind.
 */
export interface GuestDefinition {
  readonly resource: string
  readonly as: string
  /** Not longer at a time. */
  readonly longest: Duration
}

/** A permission, a whole group of them, or either of the two under a condition. */
export type GrantDefinition =
  | string
  | { readonly group: string; readonly when?: Condition }
  | { readonly permission: string; readonly when?: Condition }

export type AttributeType = 'text' | 'number' | 'boolean' | 'instant'

/** `statusOf`: the state, now, of the scope that the named attribute of the same resource holds the id of. A text. */
export type AttributeDefinition = AttributeType | { readonly statusOf: string }
export type AttributeValue = string | number | boolean

/**
 * When a grant counts. `own`: the subject owns the resource. `same-organization`: the subject belongs to the resource's
 * organization. `sharedAs`: the resource is shared so, with the subject or with an organization of theirs. The others
 * compare attributes by path (`resource.status`). What is not known is a no, also under `not`.
 */
export type Condition =
  | 'own'
  | 'same-organization'
  | { readonly sharedAs: string | readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | AttributeCondition

/** One path and one comparison: `{ 'resource.status': { in: ['trial', 'active'] } }`. */
export type AttributeCondition = { readonly [path in AttributePath]?: Comparison }
export type AttributePath = `${'subject' | 'action' | 'resource' | 'context'}.${string}`

/** Text and booleans are compared for equality; `lt` and `gt` take numbers and instants (ISO 8601) only. */
export type Comparison =
  | { readonly eq: AttributeValue | { readonly from: AttributePath } }
  | { readonly in: readonly AttributeValue[] }
  | { readonly exists: boolean }
  | { readonly lt: number | string | { readonly from: AttributePath } }
  | { readonly gt: number | string | { readonly from: AttributePath } }

export interface ResourceKindDefinition {
  readonly label: string
  readonly plural: string
  /** The scope type that such a resource lives in and whose roles decide about it. */
  readonly scope: string
  /** How a resource can be shared, from the least to the most. */
  readonly relations?: Readonly<Record<string, string>>
  readonly attributes?: Readonly<Record<string, AttributeDefinition>>
  /** What can be done with one: the permission that it takes, and the condition on the resource itself. */
  readonly actions: Readonly<
    Record<
      string,
      {
        readonly label: string
        readonly permission: string
        readonly when?: Condition
        /** What somebody is told who holds the permission and may not, because the condition does not hold. */
        readonly otherwise?: string
      }
    >
  >
}

/** Somebody without an account makes one, and a scope of a type that lies in the platform. */
export interface SignUpDefinition {
  /** What is made with the account, and what the person becomes there its `creatorBecomes`. */
  readonly makes: string
  /** What that is called, with `{name}` for the person's own name. Left out: the person says so. */
  readonly named?: string
}

export interface MenuDefinition {
  /** `by-permission`: every entry whose permission is held. `by-priority`: the menu of the highest role held. */
  readonly resolve: 'by-permission' | 'by-priority'
  /** The scope type whose pages the menu leads to. */
  readonly scope: string
  readonly sections: readonly MenuSection[]
}

export interface MenuSection {
  /** The heading, as the source writes it. Left out: no heading. */
  readonly section?: string
  readonly items: readonly MenuItem[]
}

/** An entry with a permission of its own, or with entries below it (shown when one of them is). */
export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly permission?: string
  /** Which of Portreeve's own pages it opens. Left out: a page of the host's. */
  readonly page?: ConsolePage
  /** The kind of resource whose list it opens, instead of a page. */
  readonly lists?: string
  readonly items?: readonly MenuItem[]
}

/** What somebody sees who asks to come in and may not. */
export interface EntryDefinition {
  /** The scope type that people come to work in. */
  readonly into: string
  readonly permission: string
  readonly pages: Readonly<Record<string, EntryPage>>
  /** The first that fits decides. The last one has no `when` and fits everybody. */
  readonly rules: readonly EntryRule[]
}

export interface EntryPage {
  readonly title: string
  readonly text: string
}

export interface EntryRule {
  readonly when?: EntryWhen
  /** A page by id; or `onboarding`: the visitor may make the scope that is missing. */
  readonly show: string
  /** Says more than the page's own text. */
  readonly text?: string
  /** The roles whose holders are named as the people to ask. */
  readonly ask?: readonly RoleReference[]
  readonly requestAccess?: boolean
}

/** All that is said must hold. */
export interface EntryWhen {
  /** `missing`: there is no such scope yet in the visitor's organization. */
  readonly scope?: 'missing' | 'there'
  /** What the visitor is, or was, in that scope. */
  readonly member?: 'none' | 'disabled' | 'removed'
  /** Whether the visitor belongs to the scope's organization. */
  readonly organization?: 'same' | 'other'
  /** The visitor holds one of these roles somewhere in the organization. */
  readonly holds?: readonly RoleReference[]
}

/** What is asked about a scope: fields, or a choice of which fields. */
export interface ProfileDefinition {
  readonly fields?: Readonly<Record<string, FieldDefinition>>
  readonly choice?: {
    readonly field: string
    readonly label: string
    readonly options: Readonly<
      Record<
        string,
        {
          readonly label: string
          readonly description: string
          readonly fields: Readonly<Record<string, FieldDefinition>>
        }
      >
    >
  }
}

export interface FieldDefinition {
  readonly label: string
  readonly type: 'name' | 'text' | 'email' | 'url' | 'country' | 'number' | 'choice' | 'choices' | 'scopes'
  readonly optional?: boolean
  /** The values of a `choice` or of `choices`. */
  readonly options?: readonly string[]
  /** The scope type that `scopes` are picked from. */
  readonly scopeType?: string
}
