interface Helper {
  readonly name: string
  readonly role: string
}

/**
 * Each name once with all its roles: whoever holds two roles is still one person to ask.
 *
 * @example byName([{ name: 'A', role: 'x' }, { name: 'A', role: 'y' }]) // [{ name: 'A', roles: ['x', 'y'] }]
 */
export function byName(
  helpers: readonly Helper[],
): readonly { readonly name: string; readonly roles: readonly string[] }[] {
  const roles = new Map<string, string[]>()
  for (const { name, role } of helpers) roles.set(name, [...(roles.get(name) ?? []), role])
  return [...roles].map(([name, held]) => ({ name, roles: [...new Set(held)] }))
}
