import { z } from 'zod'
import type { TokenId, UserId } from '../../ids.ts'
import { nameSchema } from '../people/name.ts'
import type { Token } from './service.ts'

export const scopeParams = z.object({ scopeId: z.string() })
export const tokenParams = z.object({
  tokenId: z
    .uuid()
    .toLowerCase()
    .transform((id) => id as TokenId),
})
export const memberParams = scopeParams.extend({
  userId: z
    .uuid()
    .toLowerCase()
    .transform((id) => id as UserId),
})
export const memberTokenParams = memberParams.extend(tokenParams.shape)

/** A15: the only lengths that a token can have. */
export const tokenDays = z.union([z.literal(30), z.literal(90), z.literal(365)])

export const newToken = z.strictObject({
  name: nameSchema,
  permissions: z.array(z.string()).min(1).max(500),
  expiresInDays: tokenDays,
})

export const token = z.object({
  id: z.string(),
  scopeId: z.string(),
  name: z.string(),
  permissions: z.array(z.string()).readonly(),
  /** What lists show of the secret. */
  prefix: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})

/** The only answer that ever holds the token itself. */
export const madeToken = token.extend({ token: z.string() })

export const tokens = z.object({ items: z.array(token), next: z.string().nullable() })

/** The token that asks, as it is told about itself. */
export const thisToken = token.omit({ scopeId: true, permissions: true }).extend({
  scope: z.object({ id: z.string(), type: z.string(), label: z.string(), name: z.string() }),
  owner: z.object({ kind: z.enum(['person', 'service-account']), id: z.string(), name: z.string() }),
  permissions: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        held: z.enum(['always', 'depends']).describe('`depends`: on some resources only'),
      }),
    )
    .describe('What it may do now: less than it carries where its owner may do less'),
})

/** As it goes over the wire. */
export function tokenAnswer<Shown extends Pick<Token, 'createdAt' | 'expiresAt' | 'lastUsedAt'>>({
  createdAt,
  expiresAt,
  lastUsedAt,
  ...token
}: Shown) {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
