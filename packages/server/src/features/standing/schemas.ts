import { z } from 'zod'

const giver = z
  .object({
    kind: z.string().describe('`person`, `token`, `service-account`, `host`'),
    id: z.string().nullable().describe('Of a person or a machine its id, of the host what it did'),
    name: z.string().nullable(),
  })
  .describe('Who did it')

const place = z.object({
  scope: z.object({ id: z.string().nullable(), type: z.string(), name: z.string() }),
  status: z.enum(['active', 'disabled']),
  since: z.date(),
  addedBy: giver,
  roles: z.array(
    z.object({
      role: z.string(),
      label: z.string(),
      grantedAt: z.date(),
      grantedBy: giver,
      reason: z.string().nullable(),
      expiresAt: z.date().nullable(),
    }),
  ),
})

export const standing = z.object({
  places: z.array(place).describe('Those whose members the asker may see'),
  complete: z.boolean().describe('`false`: the person is in more places than were looked at'),
  sessions: z
    .object({ open: z.number().int(), lastSeenAt: z.date().nullable() })
    .nullable()
    .describe('For those who may disable members here'),
})

export const standingParams = z.object({ scopeId: z.string(), userId: z.uuid().toLowerCase() })
