import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'
import { nameSchema } from '../people/name.ts'

const profile = z.record(z.string().max(100), z.unknown()).describe('As the blueprint asks for scopes of this type')

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

export const newScope = z.strictObject({ type: z.string().max(100), name: nameSchema, profile: profile.optional() })
export const madeScope = z.object({ id: z.string() })
export const scopeEdit = z.strictObject({ name: nameSchema.optional(), profile: profile.optional() })
export const ifMatch = z.object({ 'if-match': z.string().max(100).optional() })
export const scopeStatus = z.strictObject({ status: z.string().max(100) })
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
