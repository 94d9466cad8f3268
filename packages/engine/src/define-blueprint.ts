import type { Blueprint, Condition, CustomRolesReference } from './blueprint.ts'
import type { Operation } from './operations.ts'

/**
 * A blueprint in code. The compiler refuses names that the blueprint does not declare: permissions and groups in grants,
 * guards, menu and resources, roles that are inherited, given or become somebody's. What takes more than names (circles,
 * roles that nobody can give) is left to `compile`.
 */
export function defineBlueprint<const T extends Blueprint>(blueprint: T & Checked<T>): T {
  return blueprint
}

type Scopes<T extends Blueprint> = T['scopes']
type ScopeTypeOf<T extends Blueprint> = keyof Scopes<T> & string
type GroupOf<T extends Blueprint, S extends ScopeTypeOf<T>> = keyof Scopes<T>[S]['permissions'] & string
type PermissionIn<T extends Blueprint, S extends ScopeTypeOf<T>> = {
  [G in GroupOf<T, S>]: keyof Scopes<T>[S]['permissions'][G] & string
}[GroupOf<T, S>]
type PermissionOf<T extends Blueprint> = { [S in ScopeTypeOf<T>]: PermissionIn<T, S> }[ScopeTypeOf<T>]
type RoleIn<T extends Blueprint, S extends ScopeTypeOf<T>> = keyof Scopes<T>[S]['roles'] & string
type RoleKeyOf<T extends Blueprint> = { [S in ScopeTypeOf<T>]: `${S}:${RoleIn<T, S>}` }[ScopeTypeOf<T>]
type AnyRoleOf<T extends Blueprint> = RoleKeyOf<T> | { [S in ScopeTypeOf<T>]: RoleIn<T, S> }[ScopeTypeOf<T>]

/** The places of a blueprint where names are used, each with the names that it declares. */
interface Checked<T extends Blueprint> {
  readonly setUp: readonly AnyRoleOf<T>[]
  readonly setUpInDevelopment?: readonly AnyRoleOf<T>[]
  readonly scopes: { readonly [S in ScopeTypeOf<T>]: CheckedScopeType<T, S> }
  readonly menu: {
    readonly scope: ScopeTypeOf<T>
    readonly sections: readonly { readonly items: readonly CheckedItem<PermissionOf<T>>[] }[]
  }
  readonly entry?: { readonly into: ScopeTypeOf<T>; readonly permission: PermissionOf<T> }
  readonly resources?: {
    readonly [kind: string]: {
      readonly scope: ScopeTypeOf<T>
      readonly actions: { readonly [action: string]: { readonly permission: PermissionOf<T> } }
    }
  }
}

interface CheckedScopeType<T extends Blueprint, S extends ScopeTypeOf<T>> {
  readonly parent?: ScopeTypeOf<T>
  readonly createdWith?: PermissionOf<T>
  readonly creatorBecomes?: RoleIn<T, S>
  readonly newcomerBecomes?: RoleIn<T, S>
  readonly customRoles?: { readonly editedWith: PermissionOf<T> }
  readonly roles: { readonly [R in RoleIn<T, S>]: CheckedRole<T, S> }
  readonly guards: { readonly [O in Operation]?: PermissionOf<T> | readonly PermissionOf<T>[] }
}

interface CheckedRole<T extends Blueprint, S extends ScopeTypeOf<T>> {
  readonly inherits?: readonly RoleIn<T, S>[]
  readonly grants?: readonly (
    | PermissionIn<T, S>
    | { readonly permission: PermissionIn<T, S>; readonly when?: Condition }
    | { readonly group: GroupOf<T, S>; readonly when?: Condition }
  )[]
  readonly assigns?: readonly (RoleIn<T, S> | RoleKeyOf<T> | CustomRolesReference)[]
  readonly manages?: readonly (RoleIn<T, S> | RoleKeyOf<T> | CustomRolesReference)[]
  readonly transfer?: { readonly with: PermissionOf<T>; readonly formerHolderBecomes: RoleIn<T, S> | RoleKeyOf<T> }
}

interface CheckedItem<P extends string> {
  readonly id: string
  readonly label: string
  readonly permission?: P
  readonly items?: readonly CheckedItem<P>[]
}
