import type { Scope } from '../session/scope.ts'
import type { HeldScope } from '../session/session.ts'

/** The roles that one holds in the places above this one, each with its place: what opens this one to whoever holds none here. */
export function rolesAbove({ id, path }: Pick<Scope, 'id' | 'path'>, held: readonly HeldScope[]): readonly string[] {
  return path
    .filter((place) => place.id !== id)
    .flatMap((place) =>
      (held.find((own) => own.id === place.id)?.roles ?? []).map(({ label }) => `${label}, held in ${place.name}`),
    )
}
