/**
 * JSON with sorted keys: the same text for the same value, also after the database has stored and returned it
 * (`jsonb` keeps no order of keys). What `JSON.stringify` leaves out is left out; `undefined` alone is `null`.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value === undefined ? null : value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
