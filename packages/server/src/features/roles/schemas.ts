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
  kept: z.boolean().describe('Once held it is never taken away'),
  assigns: names.describe('The roles that a holder may give and take; `scope-type:id` where of another scope type'),
  manages: names.describe('The roles whose holders a holder may act on, without being able to give the role'),
  inherits: names,
  transfer: z
    .object({ permission: z.string(), formerHolderBecomes: z.string() })
    .nullable()
    .describe('What it takes to hand the role on, and what whoever does becomes'),
})

const scopeType = z.object({
  id: z.string(),
  label: z.string(),
  plural: z.string(),
  description: z.string().nullable(),
  parent: z.string().nullable(),
  rolesPerPerson: z.enum(['one', 'several']),
  roleChanges: z.enum(['immediate', 'next-session']),
  newMember: z.string().describe('What the button says that adds or invites people'),
  leaving: z
    .array(z.enum(['leave', 'disable', 'delete']))
    .readonly()
    .describe('How members come out of such a scope'),
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
      conditions: z.array(z.object({ role: z.string(), words: z.string() })).describe('Of each role in `conditional`'),
      actions: z
        .array(
          z.object({
            kind: z.string(),
            kindLabel: z.string(),
            action: z.string(),
            label: z.string(),
            words: z.string().nullable().describe('What must be so of the resource; none where nothing must'),
          }),
        )
        .describe('What it lets one do with resources'),
    }),
  ),
  guards: z
    .array(z.object({ operation: z.string(), text: z.string(), permissions: names }))
    .describe('What Portreeve itself does in such a scope, and the permissions of which any one lets somebody'),
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

/** Key and heading of the columns. */
export const holderColumns = { name: 'Name', email: 'Email', roles: 'Roles' }

export const csv = {
  description: 'A file: UTF-8 with a byte order mark, one person in a line',
  content: { 'text/csv': { schema: z.string() } },
}
