import type { Permission, Role } from './roles-query.ts'

/** A role as the API describes it, of which a test says only what matters to it. */
export function role(id: string, changes: Partial<Role> = {}): Role {
  const flags = { assignable: true, legacy: false, addition: false, kept: false, reasonRequired: false }
  const label = id[0]!.toUpperCase() + id.slice(1)
  return {
    id,
    label,
    description: '',
    atLeast: 0,
    assigns: [],
    manages: [],
    inherits: [],
    guest: null,
    transfer: null,
    ...flags,
    ...changes,
  }
}

export function permission(id: string, allow: readonly string[], changes: Partial<Permission> = {}): Permission {
  return {
    ...{ id, label: id, description: null, group: 'All', sessionOnly: false, fresh: false },
    ...{ allow: [...allow], conditional: [], conditions: [], actions: [] },
    ...changes,
  }
}

export function conditionally(
  id: string,
  roles: Readonly<Record<string, string>>,
  allow: readonly string[] = [],
): Permission {
  const conditions = Object.entries(roles).map(([held, words]) => ({ role: held, words }))
  return permission(id, allow, { conditional: Object.keys(roles), conditions })
}
