import { type Operation, operations } from '@portreeve/engine'
import { z } from 'zod'
import { factorKinds } from '../../access/second-factor.ts'
import { menuItem } from './menu-item.ts'

const role = z.object({ key: z.string(), id: z.string(), label: z.string() })

const operation = z.enum(Object.keys(operations) as [Operation, ...Operation[]])

export const sessionScope = z.object({
  id: z.string().nullable().describe('`null` is the platform'),
  type: z.string(),
  typeLabel: z.string(),
  typePlural: z.string(),
  parent: z.string().nullable(),
  organization: z.string().nullable(),
  name: z.string(),
  status: z.string(),
  epoch: z.number().int().describe('Raised by every change of access in this scope'),
  ownerlessSince: z.iso
    .datetime()
    .nullable()
    .describe('Since when it needs an owner: somebody must be there, and is not'),
  path: z
    .array(z.object({ id: z.string().nullable(), type: z.string(), name: z.string() }))
    .describe('From the platform down to the scope itself, without those that the person may not see'),
  roles: z.array(role).describe('What counts in this session'),
  rolesAtNextSignIn: z.array(role).nullable().describe('Where a change of role waits for the next sign-in'),
  secondFactor: z
    .object({
      missing: z
        .enum(['prove', 'enrol'])
        .nullable()
        .describe('`prove`: one is to be shown in this session; `enrol`: one is to be set up first; `null`: not yet'),
      due: z.iso.datetime().nullable().describe('From then on one is needed that the person does not have'),
      methods: z.array(z.enum(factorKinds)).describe('Those that would count'),
      roles: z.array(role).describe('What is held here and waits for it'),
    })
    .nullable()
    .describe('Where a second factor is asked for that was not shown, or will be'),
  permissions: z.array(z.object({ id: z.string(), held: z.enum(['always', 'depends']) })),
  operations: z.array(operation).describe('What of Portreeve’s own is open to the person here, by whatever they hold'),
  childTypes: z
    .array(
      z.object({
        ...{ id: z.string(), label: z.string(), plural: z.string() },
        mayMake: z.boolean().describe('Whether the person may make one here'),
        asks: z.boolean().describe('Whether more than a name is asked for then'),
      }),
    )
    .describe('The types of scopes that can lie in this one'),
})

const entry = z.object({
  state: z
    .enum(['in', 'onboarding', 'page', 'second-factor'])
    .describe('`second-factor`: the scope is open once one was shown'),
  type: z.string().nullable().describe('The type of scope that people come to work in'),
  scope: z.string().nullable().describe('The scope to work in, or the one that is closed, if there is one'),
  organization: z.string().nullable(),
  page: z.object({ id: z.string(), title: z.string(), text: z.string() }).nullable(),
  ask: z.array(z.object({ name: z.string(), role: z.string() })).describe('The people who can help'),
  requestAccess: z
    .boolean()
    .describe('Whether the person can ask to be let in: `POST /session/requests` with this `scope`'),
  request: z
    .object({ id: z.string(), madeAt: z.iso.datetime() })
    .nullable()
    .describe('What they asked for there, and nobody has answered yet'),
})

export const sessionAnswer = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailProved: z.boolean(),
    population: z.string(),
    locale: z.string().nullable(),
    mustChangePassword: z.boolean(),
  }),
  session: z.object({ id: z.string(), expiresAt: z.iso.datetime() }),
  entry: entry.describe('What the person meets who comes to work'),
  scopes: z.array(sessionScope),
  menus: z
    .array(
      z.object({
        scope: z.string().nullable(),
        type: z.string().nullable().describe('`null` where the person is in no scope of the menu'),
        sections: z.array(z.object({ section: z.string().nullable(), items: z.array(menuItem) })),
      }),
    )
    .describe('For each scope that the menu leads to'),
  viewAs: z
    .object({ scope: z.string().nullable(), role })
    .nullable()
    .describe('The role that the console is looked at through (header `Portreeve-View-As`)'),
  complete: z.boolean().describe('`false`: the person has more scopes than are listed here'),
})

export const sessionScopeParams = z.object({ scopeId: z.string() })

export const sessionQuery = z.strictObject({
  into: z
    .uuid()
    .toLowerCase()
    .optional()
    .describe('The scope that the person wants to work in, or the organization in which they do; decides `entry`'),
})
