import type { Catalogue } from './catalogue.ts'

/**
 * A role by its key, as people call it. One that the blueprint no longer has keeps its id.
 *
 * @example roleLabel(catalogue, 'team:editor') === 'Editor'
 */
export function roleLabel(catalogue: Pick<Catalogue, 'scopeTypes'>, key: string): string {
  const [type, id] = key.includes(':') ? [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] : ['', key]
  const roles = catalogue.scopeTypes.find((scopeType) => scopeType.id === type)?.roles
  return roles?.find((role) => role.id === id)?.label ?? id
}
