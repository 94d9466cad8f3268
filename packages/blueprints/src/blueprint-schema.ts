import {
  type Blueprint,
  type ConsolePage,
  consolePages,
  type MenuItem,
  type Operation,
  operations,
  reviewPeriods,
} from '@portreeve/engine'
import { z } from 'zod'
import { conditionSchema } from './condition-schema.ts'
import { mapping, unknownWords } from './mapping.ts'

// Looser ids would make keys such as `scope-type:id` and paths such as `resource.status` ambiguous.
const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is written in small letters, digits and single hyphens')
const permissionId = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/,
    'a permission is written in small letters, digits, hyphens and dots, such as app.publish',
  )
const roleReference = z
  .string()
  .regex(
    /^([a-z][a-z0-9-]*:)?[a-z][a-z0-9-]*$/,
    'a role is written as its id, or as scope-type:id where it belongs to another scope type',
  )
const label = z.string().min(1).max(100)
const sentence = z.string().min(1).max(1000)
const duration = z.templateLiteral([z.int().positive(), z.enum(['m', 'h', 'd'])], {
  error: 'a length of time is a whole number and a unit: 30m, 12h or 7d',
})
const attributeType = z.enum(['text', 'number', 'boolean', 'instant'])
const roleReferences = z.array(roleReference)
const assignableRoles = z.array(z.union([roleReference, mapping({ customRolesOf: id })]))

const permission = mapping({
  label,
  description: sentence.exactOptional(),
  sessionOnly: z.boolean().exactOptional().describe('No token carries it: it takes a person who has signed in.'),
  fresh: z.boolean().exactOptional().describe('Asks for a proof that is not older than 15 minutes.'),
})

const grant = z.union([
  permissionId,
  mapping({ group: label, when: conditionSchema.exactOptional() }),
  mapping({ permission: permissionId, when: conditionSchema.exactOptional() }),
])

const role = mapping({
  label,
  description: sentence,
  inherits: z.array(id).exactOptional(),
  grants: z.array(grant).exactOptional().describe('Permissions, and whole groups of them, perhaps under a condition.'),
  priority: z.number().exactOptional().describe('The highest of several roles decides a menu that is by-priority.'),
  assigns: assignableRoles.exactOptional().describe('The roles that a holder may give and take.'),
  manages: assignableRoles.exactOptional().describe('The roles whose holders a holder may act on.'),
  atLeast: z.literal(1).exactOptional().describe('There are never fewer usable holders than this in one scope.'),
  endsLastHolder: z
    .boolean()
    .exactOptional()
    .describe('A holder may end the access of the last one who must be there. The scope is then marked.'),
  reasonRequired: z.boolean().exactOptional().describe('Giving it asks for a reason, which is kept.'),
  kept: z.boolean().exactOptional().describe('Once held it is never taken away.'),
  legacy: z.boolean().exactOptional().describe('Kept for those who have it; new people are given another.'),
  assignable: z.literal(false).exactOptional().describe('Nobody gives it in the product.'),
  guest: mapping({ resource: id, as: id, longest: duration })
    .exactOptional()
    .describe('For outside partners: given until a day, for chosen resources, with somebody who answers for it.'),
  transfer: mapping({ with: permissionId, formerHolderBecomes: id }).exactOptional(),
  addition: z.boolean().exactOptional().describe('Comes with the product rather than from the source document.'),
  renamedFrom: z.array(id).exactOptional(),
})

const field = mapping({
  label,
  type: z.enum(['name', 'text', 'email', 'url', 'country', 'number', 'choice', 'choices', 'scopes']),
  optional: z.boolean().exactOptional(),
  options: z.array(label).exactOptional(),
  scopeType: id.exactOptional(),
})
const fields = z.record(id, field)

const profile = mapping({
  fields: fields.exactOptional(),
  choice: mapping({
    field: id,
    label,
    options: z.record(id, mapping({ label, description: sentence, fields })),
  }).exactOptional(),
})

const operationNames = Object.keys(operations) as [Operation, ...Operation[]]
const guards = z.partialRecord(z.enum(operationNames), z.union([permissionId, z.array(permissionId).min(1)]), {
  error: unknownWords(operationNames),
})

const scopeType = mapping({
  label,
  plural: label.exactOptional(),
  description: sentence.exactOptional(),
  parent: id.exactOptional().describe('The scope type above this one. Only `platform` has none.'),
  single: z.boolean().exactOptional().describe('At most one such scope in each scope above it.'),
  existsAs: label.exactOptional().describe('Exists from the first start, under this name.'),
  tenant: z.boolean().exactOptional().describe('A scope of this type is an organization: the wall between tenants.'),
  population: id.exactOptional().describe('Which people can be members. Left out: the first population.'),
  keeps: id.exactOptional().describe('The population whose accounts are kept here.'),
  createdWith: permissionId.exactOptional().describe('The permission, in the scope above, that makes such a scope.'),
  creatorBecomes: id.exactOptional(),
  newcomerBecomes: id.exactOptional(),
  rolesPerPerson: z.enum(['one', 'several']),
  roleChanges: z.enum(['immediate', 'next-session']),
  leaving: z.array(z.enum(['leave', 'disable', 'delete'])),
  newMember: label.exactOptional().describe('What the button says that adds or invites people. Left out: Add people.'),
  statuses: z.record(id, label).exactOptional().describe('The first is the state of a new one.'),
  profile: profile.exactOptional(),
  customRoles: mapping({ editedWith: permissionId }).exactOptional(),
  permissions: z.record(label, z.record(permissionId, z.union([label, permission]))).describe('By group.'),
  roles: z.record(id, role),
  reviews: mapping({ every: z.enum(reviewPeriods), due: duration, inactive: duration })
    .exactOptional()
    .describe('How often its access is reviewed, until somebody there sets another schedule.'),
  guards: guards.describe("Which permission (any of several) opens which of Portreeve's own operations."),
})

const pageNames = Object.keys(consolePages) as [ConsolePage, ...ConsolePage[]]

const menuItem: z.ZodType<MenuItem> = z
  .lazy(() =>
    mapping({
      id,
      label,
      permission: permissionId.exactOptional(),
      page: z
        .enum(pageNames)
        .exactOptional()
        .describe("Which of Portreeve's own pages it opens. Left out: a page of the host's."),
      lists: id.exactOptional().describe('The kind of resource whose list it opens, instead of a page.'),
      items: z.array(menuItem).exactOptional(),
    }),
  )
  .meta({ id: 'MenuItem' })

const menu = mapping({
  resolve: z.enum(['by-permission', 'by-priority']),
  scope: id,
  sections: z.array(mapping({ section: label.exactOptional(), items: z.array(menuItem) })),
})

const entry = mapping({
  into: id,
  permission: permissionId,
  pages: z.record(id, mapping({ title: label, text: sentence })),
  rules: z.array(
    mapping({
      when: mapping({
        scope: z.enum(['missing', 'there']).exactOptional(),
        member: z.enum(['none', 'disabled', 'removed']).exactOptional(),
        organization: z.enum(['same', 'other']).exactOptional(),
        holds: roleReferences.exactOptional(),
      }).exactOptional(),
      show: id,
      text: sentence.exactOptional(),
      ask: roleReferences.exactOptional(),
      requestAccess: z.boolean().exactOptional(),
    }),
  ),
})

const resourceKind = mapping({
  label,
  plural: label,
  scope: id.describe('The scope type whose roles decide.'),
  relations: z.record(id, label).exactOptional().describe('How it can be shared, from the least to the most.'),
  attributes: z
    .record(id, z.union([attributeType, mapping({ statusOf: id })]))
    .exactOptional()
    .describe('`statusOf`: the state, now, of the scope whose id is in that other attribute.'),
  actions: z.record(
    id,
    mapping({
      label,
      permission: permissionId,
      when: conditionSchema.exactOptional(),
      otherwise: sentence.exactOptional().describe('What is said to somebody who may not because of the condition.'),
    }),
  ),
})

const appType = mapping({
  label,
  description: sentence,
  reviewed: z.boolean().exactOptional().describe('A version is published by being approved.'),
  listed: z.boolean().exactOptional().describe('Once published, everybody who belongs to some organization finds it.'),
  releaseNotes: z.boolean().exactOptional().describe('Every version after the first says what is new.'),
  belongsTo: mapping({ scope: id, in: id })
    .exactOptional()
    .describe('The scope type that it belongs to besides, and the attribute that holds its id.'),
  published: z.int().positive().describe('How many versions are published at a time.'),
  underTest: z.int().positive().exactOptional().describe('How many are under test. Left out: there is no test.'),
})

const apps = mapping({
  resource: id.describe('The kind of resource that apps are.'),
  typeIn: id.describe('The attribute that holds the type of an app.'),
  submission: id.exactOptional().describe('The kind that a submitted version is, to whoever reviews it.'),
  types: z.record(id, appType),
})

/** The shape of a blueprint, word for word that of the engine: `blueprint-schema.test-d.ts` holds the two equal. */
export const blueprintSchema = mapping({
  id,
  label,
  description: sentence,
  source: sentence.exactOptional().describe('The document that this blueprint follows.'),
  populations: z.record(id, mapping({ label, description: sentence.exactOptional() })).exactOptional(),
  sessions: mapping({ longest: duration, idle: duration }),
  setUp: roleReferences.describe('What whoever follows the one-time set-up link becomes.'),
  setUpInDevelopment: roleReferences.exactOptional(),
  tenancy: z.array(z.enum(['single', 'multi'])).exactOptional(),
  scopes: z.record(id, scopeType),
  menu,
  entry: entry.exactOptional(),
  signUp: mapping({
    makes: id,
    named: label.exactOptional().describe('What it is called, with {name} for the name of the person who signs up.'),
  })
    .exactOptional()
    .describe('Whoever has no account can make one, and a scope of this type with it.'),
  resources: z.record(id, resourceKind).exactOptional().describe('Things that people own.'),
  apps: apps.exactOptional().describe('Apps that are uploaded, tested, reviewed and published.'),
  attributes: mapping({
    subject: z.record(id, attributeType).exactOptional(),
    action: z.record(id, attributeType).exactOptional(),
    context: z.record(id, attributeType).exactOptional(),
  }).exactOptional(),
}) satisfies z.ZodType<Blueprint>
