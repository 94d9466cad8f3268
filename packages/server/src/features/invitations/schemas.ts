import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'
import { guestTerms } from '../members/guest-schemas.ts'
import { nameSchema } from '../people/name.ts'
import { signedIn } from '../sign-in/schemas.ts'
import { invitationStates } from './invitation-state.ts'

const role = z.string().max(200)
const secret = z.string().min(1).max(200).describe('What stands behind the # of the link')

export const scopeParams = z.object({ scopeId: z.string() })
export const invitationParams = z.object({ scopeId: z.string(), invitationId: z.uuid().toLowerCase() })

export const newInvitations = z.strictObject({
  emails: z.array(z.string().max(1_000)).min(1).max(100).describe('Each is read, and refused, by itself'),
  role,
  note: z.string().trim().max(1_000).optional().describe('Goes into the mail, and onto the page where it is accepted'),
  reason: z.string().trim().max(1_000).optional().describe('Kept with the role, where the role asks for one'),
  accessExpiresAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullable()
    .optional()
    .describe('When the access ends by itself'),
  guest: guestTerms.optional(),
})

export const invitationResults = z.object({
  results: z
    .array(
      z.object({
        email: z.string(),
        outcome: z.enum(['added', 'invited', 'refused']),
        person: z.object({ id: z.string(), name: z.string() }).optional().describe('Who was added at once'),
        invitation: z.string().optional(),
        replaced: z.boolean().describe('An earlier invitation to this address ended with it'),
        expiresAt: z.date().optional(),
        link: z.string().optional().describe('Told once, and only here'),
        problem: z.object({ code: z.string(), detail: z.string() }).optional(),
      }),
    )
    .readonly(),
})

export const invitationQuery = idPageQuery.extend({
  state: z
    .enum(['waiting', 'expired', 'accepted', 'ended'])
    .optional()
    .describe('Left out: those that wait, and those that waited too long'),
})

export const invitations = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      role: z.string(),
      label: z.string().describe('Of the role'),
      note: z.string().nullable(),
      invitedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
      createdAt: z.date(),
      sentAt: z.date().nullable().describe('When the link was made that works now'),
      expiresAt: z.date(),
      accessExpiresAt: z.date().nullable(),
      guest: z
        .object({ sponsor: z.object({ id: z.string(), name: z.string() }).nullable(), resources: z.number().int() })
        .nullable(),
      state: z.enum(invitationStates),
      mayResend: z.boolean(),
      mayRevoke: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
})

export const sentAgain = z.object({ expiresAt: z.date(), link: z.string().describe('Told once, and only here') })

export const linkBody = z.strictObject({ secret })
export const newAccount = z.strictObject({ secret, name: nameSchema, password: z.string().min(1).max(1_000) })

export const invitationSeen = z.object({
  place: z.string(),
  placeType: z.string(),
  role: z.string().describe('Its label'),
  roleDescription: z.string(),
  by: z.string().nullable(),
  email: z.string(),
  note: z.string().nullable(),
  expiresAt: z.date(),
  accessExpiresAt: z.date().nullable(),
  account: z
    .enum(['none', 'sign-in', 'either'])
    .describe(
      'Whether accepting makes an account, or takes signing in to the one there is. A link that was not mailed does not tell',
    ),
  population: z.string().describe('Which kind of account'),
  guest: z
    .object({ sponsor: z.string().nullable(), works: z.array(z.string()).readonly() })
    .nullable()
    .describe('Who answers for a guest, by name, and what was chosen for them'),
})

const scope = z.string().describe('Where they are now: the id of a scope, or `platform`')
export const accepted = z.object({ scope })
export const acceptedAndSignedIn = signedIn.extend({ scope })
