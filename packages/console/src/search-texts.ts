/**
 * Reads texts of an address's search part, and drops whatever else stands there.
 *
 * @example searchTexts('role', 'status')({ role: 'a', status: 3, x: 'y' }) // { role: 'a', status: '3' }
 */
export function searchTexts<const Key extends string>(...keys: readonly Key[]) {
  return (search: Readonly<Record<string, unknown>>): { [key in Key]?: string } => {
    const texts: { [key in Key]?: string } = {}
    for (const key of keys) {
      const value = search[key]
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        texts[key] = String(value)
    }
    return texts
  }
}
