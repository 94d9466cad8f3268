import { z } from 'zod'
import type { ServiceAccountId } from '../../ids.ts'
import { nameSchema } from '../people/name.ts'
import { scopeParams, tokenDays, tokenParams } from '../tokens/schemas.ts'
import type { ServiceAccount } from './service.ts'

export const accountParams = scopeParams.extend({
  serviceAccountId: z
    .uuid()
    .toLowerCase()
    .transform((id) => id as ServiceAccountId),
})
export const accountTokenParams = accountParams.extend(tokenParams.shape)

export const newServiceAccount = z.strictObject({ name: nameSchema, role: z.string().min(1).max(100) })

/** A machine's token may go on without an end: it is revoked, or its account ended. */
export const newMachineToken = z.strictObject({ name: nameSchema, expiresInDays: tokenDays.nullable().default(365) })

export const serviceAccount = z.object({
  id: z.string(),
  name: z.string(),
  role: z.object({ id: z.string(), label: z.string() }),
  createdAt: z.iso.datetime(),
  makerLeft: z.boolean(),
  tokens: z.number().int().describe('Those that still work'),
  lastUsedAt: z.iso.datetime().nullable(),
})

export const serviceAccounts = z.object({ items: z.array(serviceAccount), next: z.string().nullable() })

export const ended = z.object({ tokens: z.number() })

export function accountAnswer({ createdAt, lastUsedAt, ...account }: ServiceAccount) {
  return { ...account, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null }
}
