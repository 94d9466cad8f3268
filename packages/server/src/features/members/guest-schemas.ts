import { z } from 'zod'
import type { ResourceId, UserId } from '../../ids.ts'

const personId = z
  .uuid()
  .toLowerCase()
  .transform((id) => id as UserId)

const resourceIds = z
  .array(
    z
      .uuid()
      .toLowerCase()
      .transform((id) => id as ResourceId),
  )
  .max(100)

export const guestTerms = z
  .strictObject({
    sponsor: personId.optional().describe('Who answers for the guest; left out: whoever asks'),
    resources: resourceIds.describe('What the guest works on, and nothing else'),
  })
  .describe('With the role of a guest, and no other')

export const guestChange = z.strictObject({
  sponsor: personId.optional(),
  resources: resourceIds.optional().describe('Takes the place of what was chosen so far'),
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
})

const named = z.object({ id: z.string(), name: z.string() })

export const guestSeen = z
  .object({
    sponsor: named.extend({ here: z.boolean().describe('Still an active member here') }).nullable(),
    until: z.date().nullable().describe('May lie in the past'),
    kind: z.string().describe('What the guest works on'),
    resources: z.array(named).readonly(),
    hidden: z.number().int().describe('So many more that whoever asks cannot see'),
  })
  .describe('Of a guest: who answers for them, until when, and what was chosen for them')
