import { z } from 'zod'
import type { ClaimId } from '../../ids.ts'

const person = z.object({ id: z.string(), name: z.string() })
const role = z.object({ id: z.string(), label: z.string() })

export const scopeParams = z.object({ scopeId: z.string() })
export const claimParams = z.object({
  claimId: z
    .uuid()
    .toLowerCase()
    .transform((id) => id as ClaimId),
})

export const claimMade = z.object({ id: z.string(), dueAt: z.date().describe('It can be completed from then on') })

export const claimCompleted = z.object({ role: z.string().describe('What you hold there now') })

export const claimState = z.object({
  ownerlessSince: z.date().nullable().describe('Since when nobody usable holds the role; `null` where somebody does'),
  role: role.nullable().describe('The role that nobody usable holds'),
  formerHolders: z.array(person).readonly().describe('Who held it last, and can object'),
  claim: z
    .object({
      state: z.enum(['open', 'objected', 'withdrawn', 'completed', 'over']),
      isOwn: z.boolean(),
      by: person,
      createdAt: z.date(),
      dueAt: z.date().describe('It can be completed from then on, and until then be objected to'),
      mayComplete: z.boolean(),
    })
    .nullable()
    .describe('The last one since the place needs an owner'),
  mayClaim: z.boolean(),
  whyNot: z.string().nullable().describe('Why you cannot claim it, although your role lets you'),
})

export const claimsAgainst = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      scope: z.object({ id: z.string(), type: z.string(), typeLabel: z.string(), name: z.string() }),
      role,
      by: z.object({ name: z.string() }),
      createdAt: z.date(),
      dueAt: z.date(),
    }),
  ),
})
