import { z } from 'zod'

export const auditQuery = z.object({
  person: z.uuid().toLowerCase().optional().describe('Who did it, or to whom it was done'),
  action: z.string().max(100).optional().describe('An action (`member.added`), or all of an area (`member`)'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  after: z.uuid().toLowerCase().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const auditEvent = z.object({
  id: z.string(),
  at: z.date(),
  action: z.string(),
  actor: z.object({
    kind: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
    token: z.string().nullable().describe('The API token used, if one was'),
  }),
  target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  before: z.unknown(),
  after: z.unknown(),
  details: z
    .record(z.string(), z.unknown())
    .describe('Names and addresses as they were then; none once they were erased'),
  requestId: z.string(),
  ip: z.string().nullable(),
})

export const auditPage = z.object({ items: z.array(auditEvent), next: z.string().nullable() })
