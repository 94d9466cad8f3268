import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'
import { nameSchema } from '../people/name.ts'

const profile = z.record(z.string().max(100), z.unknown()).describe('As the blueprint asks for scopes of this type')

const choices = z
  .array(
    z.object({
      field: z.string(),
      items: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })).readonly(),
    }),
  )
  .readonly()
  .describe('For each field of the profile that points to scopes: those of the organization')

export const scope = z.object({
  id: z.string(),
  type: z.string(),
  parent: z.string().nullable(),
  name: z.string(),
  status: z.string(),
  profile,
  createdAt: z.date(),
  etag: z.string().describe('Send it back as If-Match when you edit'),
})

export const scopeWithChoices = scope.extend({ choices })

export const newScope = z.strictObject({ type: z.string().max(100), name: nameSchema, profile: profile.optional() })
/** NUL and lone surrogates, as JSON writes them: databases keep neither. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i

const draftFields = {
  step: z.number().int().min(0).max(20).describe('Which step comes next'),
  name: z.string().max(1_000),
  profile: profile.refine((value) => JSON.stringify(value).length <= 50_000, 'This is too much for a draft.'),
}

export const draftParams = z.object({ scopeId: z.string(), type: z.string().max(100) })
export const draft = z
  .strictObject(draftFields)
  .refine((value) => !unstorable.test(JSON.stringify(value)), 'This has characters in it that no text has.')
export const nothing = z.null().describe('Done')

export const keptDraft = z.object({
  changedAt: z.date(),
  problems: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .readonly()
    .describe('What would be refused now, in sentences; the draft is kept all the same'),
})

export const draftAnswer = z.object({
  draft: z.object({ ...draftFields, changedAt: z.date() }).nullable(),
  existing: z
    .object({ id: z.string(), name: z.string(), owners: z.array(z.string()), ownerRole: z.string().nullable() })
    .nullable()
    .describe('What there is already, where only one may be'),
  choices,
})

export const madeScope = z.object({ id: z.string() })
export const scopeEdit = z.strictObject({ name: nameSchema.optional(), profile: profile.optional() })
export const ifMatch = z.object({ 'if-match': z.string().max(100).optional() })
export const scopeStatus = z.strictObject({ status: z.string().max(100) })
export const scopeStatuses = z.object({
  items: z.array(
    z.object({
      ...{ id: z.string(), label: z.string(), isNow: z.boolean() },
      readOnlyApps: z.number().int().describe('Of the apps that belong to it: how many can then only be looked at'),
    }),
  ),
})
export const childrenQuery = pageQuery.extend({
  type: z.string().max(100).optional(),
  needsOwner: z.stringbool().optional().describe('Only those that do, or that do not'),
})

export const children = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      name: z.string(),
      status: z.string(),
      ownerlessSince: z.date().nullable().describe('Since when it needs an owner: somebody must be there, and is not'),
      open: z.boolean().describe('Whether you may go in: you are a member there, or something in it is yours to do'),
    }),
  ),
  next: z.string().nullable(),
})
