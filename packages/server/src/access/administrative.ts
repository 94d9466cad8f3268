import type { Role } from '@portreeve/engine'

/** Whether a role lets its holder act on others, or must always be held: nobody changes such a role of their own (X4). */
export function isAdministrative(role: Role): boolean {
  const custom = role.assignsCustomRolesOf.size + role.reachesCustomRolesOf.size
  return role.atLeast > 0 || role.assigns.size + role.reaches.size + custom > 0
}
