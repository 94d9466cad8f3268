import { hasBit, setBit } from './grants.ts'
import type { Grants, Permission } from './policy.ts'

/**
 * What a token may do: what its owner may do and it carries. A permission that takes a person who has signed in is
 * dropped, whatever the token says; `sessionOnly: 'keep'` is for narrowing a session.
 */
export function restrict(
  grants: Grants,
  permissions: readonly Permission[],
  options: { readonly sessionOnly?: 'drop' | 'keep' } = {},
): Grants {
  const mask = new Uint32Array(grants.bits.length)
  for (const permission of permissions) {
    if (grants.permissions[permission.index] !== permission) continue
    if (!permission.sessionOnly || options.sessionOnly === 'keep') setBit(mask, permission.index)
  }
  return {
    roles: grants.roles,
    permissions: grants.permissions,
    bits: grants.bits.map((word, i) => word & mask[i]!),
    conditional: grants.conditional.map((word, i) => word & mask[i]!),
    tests: new Map([...grants.tests].filter(([index]) => hasBit(mask, index))),
  }
}
