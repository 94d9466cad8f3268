interface Role {
  readonly id: string
  readonly assignable: boolean
  readonly assigns: readonly string[]
}

interface Type<R extends Role> {
  readonly id: string
  readonly roles: readonly R[]
}

interface Held {
  readonly id: string | null
  readonly type: string
  readonly roles: readonly { readonly id: string }[]
}

interface Place {
  readonly type: string
  /** The place itself and those above it. */
  readonly path: readonly { readonly id: string | null }[]
}

/**
 * The roles of a place that somebody may give there (X2): those that one of their own roles assigns, held in the place or
 * in one above it. `held`: the places in which they hold roles, the place itself perhaps not among them.
 */
export function rolesToGive<R extends Role>(
  types: readonly Type<R>[],
  place: Place,
  held: readonly Held[],
): readonly R[] {
  const counting = new Set(place.path.map(({ id }) => id))
  const given = new Set(
    held
      .filter(({ id }) => counting.has(id))
      .flatMap(({ type, roles }) => roles.flatMap((role) => assignedBy(types, type, role.id))),
  )
  const type = types.find(({ id }) => id === place.type)
  return type?.roles.filter(({ id, assignable }) => assignable && given.has(`${type.id}:${id}`)) ?? []
}

/** The catalogue names roles of another scope type with the type before it. */
function assignedBy<R extends Role>(types: readonly Type<R>[], type: string, role: string): readonly string[] {
  const assigns = types.find(({ id }) => id === type)?.roles.find(({ id }) => id === role)?.assigns ?? []
  return assigns.map((name) => (name.includes(':') ? name : `${type}:${name}`))
}
