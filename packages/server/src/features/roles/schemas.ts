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
  guest: z
    .object({ kind: z.string(), plural: z.string(), longestDays: z.number().int() })
    .nullable()
    .describe('Given to outside partners: for chosen things of this kind, and for at most so many days at a time'),
})

const field = z.object({
  id: z.string(),
  label: z.string(),
  type: z.enum(['name', 'text', 'email', 'url', 'country', 'number', 'choice', 'choices', 'scopes']),
  optional: z.boolean(),
  options: names.describe('Of a `choice` and of `choices`'),
  scopeType: z.string().nullable().describe('What `scopes` are picked from'),
})

const profile = z.object({
  fields: z.array(field),
  choice: z
    .object({
      field: z.string(),
      label: z.string(),
      options: z.array(
        z.object({ id: z.string(), label: z.string(), description: z.string(), fields: z.array(field) }),
      ),
    })
    .nullable()
    .describe('Each option has its own fields'),
})

const scopeType = z.object({
  id: z.string(),
  label: z.string(),
  plural: z.string(),
  description: z.string().nullable(),
  parent: z.string().nullable(),
  rolesPerPerson: z.enum(['one', 'several']),
  roleChanges: z.enum(['immediate', 'next-session']),
  single: z.boolean().describe('At most one in the scope above'),
  createdWith: z.string().nullable().describe('The permission, in a scope above, that makes one'),
  creatorBecomes: z.object({ id: z.string(), label: z.string() }).nullable().describe('The role of whoever made it'),
  statuses: z.array(z.object({ id: z.string(), label: z.string() })).describe('The states that one can be in'),
  profile: profile.nullable().describe('What is asked about one'),
  newMember: z.string().describe('What the button says that adds or invites people'),
  keepsMembers: z.boolean().describe('The accounts of its own members are kept in such a scope'),
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
