import { z } from 'zod'

const permissionId = z.string().max(200)
const ask = {
  permission: permissionId.optional().describe('A permission by its id'),
  resource: z.uuid().toLowerCase().optional().describe('A registered resource, for what depends on it'),
  action: permissionId.optional().describe('Instead of a permission: what is to be done with the resource'),
}
const saysWhat = { message: 'Name a permission, or a resource and an action.' }
const isComplete = (query: {
  permission?: string | undefined
  resource?: string | undefined
  action?: string | undefined
}) => query.permission !== undefined || (query.resource !== undefined && query.action !== undefined)

export const scopeParams = z.object({ scopeId: z.string() })
export const personParams = scopeParams.extend({ personId: z.uuid().toLowerCase() })
const subjectId = z.uuid().toLowerCase().optional()
export const otherQuery = z
  .object({
    person: subjectId.describe('Who is asked about'),
    serviceAccount: subjectId.describe('Instead of a person: a machine of this scope, or of one above it'),
    ...ask,
  })
  .refine(isComplete, saysWhat)
  .refine(({ person, serviceAccount }) => (person === undefined) !== (serviceAccount === undefined), {
    message: 'Name a person or a service account, and not both.',
  })

const narrowed = {
  search: z.string().max(200).default('').describe('How the name begins, of a person also the address'),
  limit: z.coerce.number().int().min(1).max(20).default(20),
}
export const subjectQuery = z.object(narrowed)
export const resourceQuery = z.object({ ...narrowed, kind: z.string().max(100).optional() })
export const ownQuery = z.object({ scope: z.string().max(100), ...ask }).refine(isComplete, saysWhat)

const named = z.object({ id: z.string(), name: z.string() })
const role = z.object({ id: z.string(), label: z.string() })
const scope = z.object({ id: z.string(), type: z.string(), name: z.string() })

const words = z.string().describe('The condition as a sentence')

export const explained = z.object({
  subject: named.extend({ kind: z.enum(['person', 'service-account']) }),
  permission: role,
  scope: scope.describe('The scope whose roles decide'),
  resource: z.object({ id: z.string(), kind: z.string(), name: z.string() }).nullable(),
  allowed: z.boolean(),
  answer: z.enum(['always', 'never', 'depends']).describe('`depends`: only on some resources, and none was named'),
  code: z.string(),
  reason: z.string(),
  grantedBy: z.array(
    z.object({
      role: z.string(),
      label: z.string(),
      from: z.string(),
      when: z.unknown(),
      words: words.nullable(),
    }),
  ),
  conditions: z.array(z.object({ when: z.unknown(), words })).describe('Those that do not hold'),
  leastRole: role.nullable(),
  canBeGivenBy: z.array(named.extend({ role: z.string() })),
})

export const everything = z.object({
  person: named,
  scope,
  epoch: z.number().nullable(),
  cutOff: z.object({ code: z.string(), reason: z.string() }).nullable(),
  roles: z.array(role),
  permissions: z.array(
    role.extend({ held: z.enum(['always', 'depends']), grantedBy: z.array(z.string()).describe('Ids of the roles') }),
  ),
})

export const subjects = z.object({
  items: z.array(
    named.extend({
      kind: z.enum(['person', 'service-account']),
      detail: z.string().describe('The address of a person, the role of a machine'),
    }),
  ),
})

export const resources = z.object({
  items: z.array(
    named.extend({
      kind: z.string(),
      kindLabel: z.string(),
      owner: named.nullable(),
      actions: z.array(role.extend({ permission: z.string() })),
    }),
  ),
})
