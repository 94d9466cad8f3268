/** What events carry has no fixed shape: each part of it is read as what it should be, and is nothing where it is not. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
}

export function textIn(value: unknown, key: string): string | null {
  const found = member(value, key)
  return typeof found === 'string' && found !== '' ? found : null
}

export function textsIn(value: unknown, key: string): readonly string[] {
  const found = member(value, key)
  return Array.isArray(found) ? found.filter((item): item is string => typeof item === 'string') : []
}

export function numberIn(value: unknown, key: string): number | null {
  const found = member(value, key)
  return typeof found === 'number' ? found : null
}

/** Whether it says yes. */
export function isIn(value: unknown, key: string): boolean {
  return member(value, key) === true
}
