import type { CheckSearch } from './question.ts'
import type { WhatChoice } from './what-field.tsx'

interface Type {
  readonly id: string
  readonly label: string
  readonly permissions: readonly {
    readonly id: string
    readonly label: string
    readonly group: string
    readonly actions: readonly {
      readonly kind: string
      readonly kindLabel: string
      readonly action: string
      readonly label: string
    }[]
  }[]
}

interface KindAction {
  readonly id: string
  readonly label: string
  readonly permission: string
  readonly kindLabel: string
}

/** What can be done with resources of a kind. */
export function actionsOf(types: readonly Type[], kind: string | undefined): readonly KindAction[] {
  return types.flatMap(({ permissions }) =>
    permissions.flatMap(({ id: permission, actions }) =>
      actions
        .filter((action) => action.kind === kind)
        .map(({ action, label, kindLabel }) => ({ id: action, label, permission, kindLabel })),
    ),
  )
}

/**
 * What one can ask about: with a resource what can be done with it, else the permissions of this place. A permission in the
 * address that is decided in a place above stays to be chosen.
 */
export function whatChoices(
  types: readonly Type[],
  place: { readonly type: string },
  { resource, permission }: CheckSearch,
  actions: readonly KindAction[],
): readonly WhatChoice[] {
  if (resource !== undefined && permission === undefined) {
    return actions.map(({ id, label, kindLabel }) => ({ id, label, group: kindLabel }))
  }
  const here = types.find(({ id }) => id === place.type)?.permissions ?? []
  if (permission === undefined || here.some(({ id }) => id === permission)) return here
  return types.flatMap((type): readonly WhatChoice[] =>
    type.id === place.type
      ? type.permissions
      : type.permissions
          .filter(({ id }) => id === permission)
          .map(({ id, label }) => ({ id, label, group: type.label })),
  )
}
