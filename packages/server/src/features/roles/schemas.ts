import { z } from 'zod'
import { menuItem } from '../session/menu-item.ts'

const names = z.array(z.string()).readonly()

const role = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  assignable: z.boolean(),
  legacy: z.boolean(),
  addition: z.boolean(),
  reasonRequired: z.boolean(),
  atLeast: z.number(),
  assigns: names,
})

const scopeType = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  parent: z.string().nullable(),
  rolesPerPerson: z.enum(['one', 'several']),
  roleChanges: z.enum(['immediate', 'next-session']),
  roles: z.array(role),
  permissions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      description: z.string().nullable(),
      group: z.string(),
      sessionOnly: z.boolean(),
      fresh: z.boolean(),
      /** The roles that hold it on everything. */
      allow: names,
      /** The roles that hold it under a condition only. */
      conditional: names,
    }),
  ),
})

export const catalogueAnswer = z.object({
  blueprint: z.object({ id: z.string(), label: z.string() }),
  scopeTypes: z.array(scopeType),
})

const menu = z.array(z.object({ section: z.string().nullable(), items: z.array(menuItem).readonly() })).readonly()

export const scopeRolesAnswer = scopeType.extend({
  roles: z.array(role.extend({ holders: z.number().int(), menu })),
})

const holder = z.object({ id: z.string(), name: z.string(), email: z.string(), roles: names })
const permissionHolder = holder.extend({ held: z.enum(['always', 'depends']) })

export const holders = z.object({ items: z.array(holder), next: z.string().nullable() })
export const permissionHolders = z.object({ items: z.array(permissionHolder), next: z.string().nullable() })

export const scopeParams = z.object({ scopeId: z.string() })
export const roleParams = scopeParams.extend({ roleId: z.string().max(100) })
export const permissionParams = scopeParams.extend({ permissionId: z.string().max(100) })
