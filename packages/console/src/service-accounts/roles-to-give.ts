interface Role {
  readonly id: string
  readonly assignable: boolean
  readonly assigns: readonly string[]
}

interface Type<R extends Role> {
  readonly id: string
  readonly roles: readonly R[]
}

interface Place {
  readonly id: string | null
  readonly type: string
  readonly parent: string | null
  readonly roles: readonly { readonly id: string }[]
}

/**
 * The roles of a place that somebody may give there (X2): those that one of their own roles assigns, held in the place or
 * in one above it. `held`: the places in which they hold roles, the place itself perhaps not among them.
 */
export function rolesToGive<R extends Role>(
  types: readonly Type<R>[],
  place: Pick<Place, 'id' | 'type' | 'parent'>,
  held: readonly Place[],
): readonly R[] {
  const above = new Set<string | null>([place.id, null])
  for (let next: Pick<Place, 'id' | 'parent'> | undefined = place; next; ) {
    const { parent }: Pick<Place, 'parent'> = next
    above.add(parent)
    next = parent === null ? undefined : held.find(({ id }) => id === parent)
  }
  const given = new Set(
    held
      .filter(({ id }) => above.has(id))
      .flatMap(({ type, roles }) => roles.map((role) => ({ type, id: role.id })))
      .flatMap(({ type, id }) => assignedBy(types, type, id)),
  )
  const type = types.find(({ id }) => id === place.type)
  return type?.roles.filter(({ id, assignable }) => assignable && given.has(`${type.id}:${id}`)) ?? []
}

/** The catalogue names roles of another scope type with the type before it. */
function assignedBy<R extends Role>(types: readonly Type<R>[], type: string, role: string): readonly string[] {
  const assigns = types.find(({ id }) => id === type)?.roles.find(({ id }) => id === role)?.assigns ?? []
  return assigns.map((name) => (name.includes(':') ? name : `${type}:${name}`))
}
