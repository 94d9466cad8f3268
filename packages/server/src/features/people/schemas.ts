import { z } from 'zod'
import { factorKinds } from '../../access/second-factor.ts'
import { pageQuery } from '../../http/name-cursor.ts'
import { decision } from '../leftovers/schemas.ts'
import { emailSchema } from './email.ts'
import { nameSchema } from './name.ts'

const details = {
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailProved: z.boolean(),
  hasOwnPassword: z.boolean().describe('Chosen by themselves: a temporary one is none'),
  factors: z.array(z.enum(factorKinds)).readonly().describe('Of which kinds they have second factors'),
  status: z.enum(['active', 'archived', 'blocked']),
  createdAt: z.date(),
  lastActiveAt: z.date().nullable(),
}

export const peopleQuery = pageQuery.extend({
  search: z.string().max(200).optional().describe('How the name or the address begins'),
  status: z.enum(['active', 'archived', 'blocked']).optional(),
  role: z.string().max(200).optional().describe('Only those who hold this role in the scope'),
  locked: z.literal('true').optional().describe('Only those whose password way in is closed after wrong passwords'),
})

const may = z
  .object({
    rename: z.boolean(),
    passwordLink: z.boolean().describe('A new link for a first password'),
    resetPassword: z.boolean().describe('A link for another password, to their own mailbox'),
    enrolmentCode: z.boolean().describe('To make a code with which they may set up a second factor late'),
    resetFactors: z.boolean().describe('To remove their second factors, where they have some'),
    block: z.boolean(),
    unblock: z.boolean(),
    archive: z.boolean(),
    unarchive: z.boolean(),
    unlock: z.boolean(),
    changeRoles: z.boolean().describe('To give and take roles in this scope'),
  })
  .describe('What whoever asks may do about this account')

const roles = z
  .array(z.object({ role: z.string(), expiresAt: z.date().nullable() }))
  .readonly()
  .nullable()
  .describe('In this scope. `null`: no member of it, or its members are not for you to see')

const locked = z
  .object({ since: z.date(), until: z.date(), count: z.number().int(), network: z.string().nullable() })
  .nullable()
  .describe('Until when wrong passwords keep the password way in closed, for devices that the account does not know')

export const people = z.object({
  items: z.array(z.object({ ...details, roles, locked, may })),
  next: z.string().nullable(),
})

export const person = z.object({
  ...details,
  roles,
  locked,
  may,
  memberships: z
    .array(
      z.object({
        scope: z.object({ id: z.string(), type: z.string(), name: z.string() }),
        status: z.enum(['active', 'disabled']),
        roles: z.array(z.object({ role: z.string(), expiresAt: z.date().nullable() })).readonly(),
      }),
    )
    .readonly()
    .describe('In the scopes whose members you may see'),
})

export const personParams = z.object({ scopeId: z.string(), userId: z.uuid().toLowerCase() })

export const newPerson = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  password: z
    .enum(['link', 'temporary', 'none'])
    .default('none')
    .describe('How they get one: by a link of 24 hours, as a temporary one of 24 hours, or not yet'),
})

export const editedPerson = z.strictObject({ name: nameSchema })

const link = z
  .string()
  .nullable()
  .describe('Shown once, where the deployment sends no mail; otherwise only the mailbox gets it')

export const personMade = z.object({
  id: z.string(),
  temporaryPassword: z.string().nullable().describe('Shown once; good for choosing another within 24 hours'),
  link,
  expiresAt: z.date().nullable().describe('When the password or the link ends'),
})

export const linkMade = z.object({ link, expiresAt: z.date() })

export const resetting = z.object({
  revokeTokens: z.boolean().default(false).describe('Their API tokens end too, everywhere'),
})

export const factorsReset = z.object({ sessionsEnded: z.number().int() })

export const resetSent = z.object({
  expiresAt: z.date().describe('When the link ends that was mailed to them'),
  ended: z.object({ sessions: z.number().int(), tokens: z.number().int() }),
  tokensLeft: z.number().int().describe('API tokens of theirs that go on'),
})

export const archiving = z.strictObject({ belongings: decision.optional() })

export const backAgain = z.object({
  rolesLost: z.array(z.string()).readonly().describe('Roles that you may not give, and that were not restored'),
})

export const enrolmentCode = z.object({
  code: z.string().describe('To be handed to the person, by a way on which it is sure that it is them'),
  expiresAt: z.date(),
})
