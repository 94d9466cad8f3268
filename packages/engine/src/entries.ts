/**
 * What a blueprint may hold at a place, read without trusting its shape: `check` names the problems of a blueprint that
 * somebody is in the middle of writing, and must not fall over it.
 */
export function entries<T>(
  record: Readonly<Record<string, T>> | undefined,
): readonly (readonly [string, NonNullable<T>])[] {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return []
  return Object.entries(record).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [[key, value as NonNullable<T>] as const],
  )
}

/** The elements of a list, none where there is no list. */
export function elements<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? (list as readonly T[]) : []
}
