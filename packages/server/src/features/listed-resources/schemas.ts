import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import { nameSchema } from '../people/name.ts'

const id = z.uuid().toLowerCase()
const named = z.object({ id: z.string(), name: z.string() })
const labelled = z.object({ id: z.string(), label: z.string() })
const userId = id.transform((value) => value as UserId)
const scopeId = id.transform((value) => value as ScopeId)

export const scopeParams = z.object({ scopeId: z.string() })
export const kindParams = scopeParams.extend({
  kind: z.string().max(100).describe('A kind that an entry of the menu lists'),
})
const resourceId = { resourceId: id.transform((value) => value as ResourceId) }
export const resourceParams = kindParams.extend(resourceId)
export const shareParams = resourceParams.extend({ withId: id.describe('Of a person or an organization') })
export const offerParams = scopeParams.extend(resourceId)
export const personParams = scopeParams.extend({ userId })

export const resourceQuery = pageQuery.extend({
  search: z.string().max(200).optional().describe('How the name begins'),
  owner: z
    .union([z.literal('me'), id])
    .transform((value) => value as 'me' | UserId)
    .optional()
    .describe('`me`, or a person'),
  sharing: z
    .enum(['private', 'shared', 'with-me'])
    .optional()
    .describe('Shared with nobody, with somebody, or somebody else’s that is shared with you'),
  organization: scopeId.optional(),
  sort: z.enum(['name', 'changed']).default('name'),
})

const description = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^[\P{Cc}\n\r\t]*$/u, 'must be plain text, without control characters')

export const newResource = z.strictObject({
  name: nameSchema,
  description: description.default(''),
  organization: scopeId
    .optional()
    .describe('Of the maker’s organizations the one that it belongs to, where there are several'),
})

export const resourceChange = z.strictObject({
  version: z.number().int().describe('That was read; where somebody changed it since, nothing is changed'),
  name: nameSchema.optional(),
  description: description.optional(),
})

const resourceFields = {
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  description: z.string(),
  owner: named.nullable(),
  organization: named.nullable(),
  relation: labelled.nullable().describe('As what it is shared with you; `null` where it is your own'),
  sharing: z.object({
    people: z.number().describe('With how many people'),
    organization: z.boolean().describe('With everybody of the organization'),
  }),
  createdAt: z.date(),
  changedAt: z.date(),
  version: z.number(),
  may: z.array(z.string()).describe('What you may do with it'),
  transfer: z
    .object({ to: named, offeredAt: z.date() })
    .nullable()
    .describe('To whom it is offered, who has not taken it yet: for those two alone'),
}

export const resources = z.object({
  items: z.array(z.object(resourceFields)),
  next: z.string().nullable(),
  kind: labelled.extend({ plural: z.string() }),
  mayCreate: z.boolean(),
  whyNot: z.string().nullable().describe('Why you can make none, where your role would allow it'),
  organizations: z
    .array(named)
    .describe('Those of yours that things can belong to; none where there is nothing to choose'),
})

export const resourceWithShares = z.object({
  ...resourceFields,
  shares: z
    .array(
      z.object({
        with: z.object({
          kind: z.enum(['person', 'organization']),
          id: z.string(),
          name: z.string(),
          email: z.string().nullable(),
        }),
        relation: labelled,
      }),
    )
    .describe('For those who may share it'),
  relations: z
    .array(labelled.extend({ allows: z.array(z.string()).describe('What somebody may do with whom it is shared so') }))
    .describe('As what it can be shared, from the least to the most'),
})

export const shareableQuery = z.object({
  search: z.string().max(200).optional().describe('How a name or an address begins'),
})
export const shareable = z.object({
  people: z.array(named.extend({ email: z.string() })).describe('The first 20'),
  organizations: z.array(named),
  whyNot: z.string().nullable().describe('Why it can be shared with nobody'),
})
export const share = z.strictObject({ relation: z.string().max(100) })

export const transfer = z.strictObject({ to: userId })

export const offers = z.object({
  items: z.array(
    z.object({
      resource: z.object({ id: z.string(), kind: labelled, name: z.string(), description: z.string() }),
      from: named,
      offeredAt: z.date(),
    }),
  ),
})

export const owned = z.object({
  items: z
    .array(z.object({ id: z.string(), kind: labelled, name: z.string(), organization: named.nullable() }))
    .describe('The first 50 of those that you may see'),
  total: z.number().describe('Of everything that they own'),
})
