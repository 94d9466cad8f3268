/**
 * The addresses in something typed or pasted: a list with commas, spaces or lines between them, or what a mail program copies.
 *
 * @example addressesIn('a@x.example, Bo <b@x.example>') // ['a@x.example', 'b@x.example']
 */
export function addressesIn(text: string): readonly string[] {
  return text.split(/[,;\n\r\t]+/).flatMap((entry) => {
    const bracketed = [...entry.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => address.trim())
    return bracketed.length > 0 ? bracketed : entry.split(/\s+/).filter((word) => word !== '')
  })
}

/** Whether the text ends an address, so that what was typed becomes one. */
export function endsAddress(text: string): boolean {
  return /[\s,;]$/.test(text)
}

/** As far as can be told here; the server reads each address once more. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@<>()",;]+@[^\s@<>()",;]+$/u.test(text)
}

/** Both lists in order, and each address once, however its letters are written. */
export function withAddresses(before: readonly string[], added: readonly string[]): readonly string[] {
  const known = new Set<string>()
  return [...before, ...added].filter((address) => {
    const key = address.toLowerCase()
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
