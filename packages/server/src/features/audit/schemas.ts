import { z } from 'zod'

const filter = {
  organization: z.uuid().toLowerCase().optional().describe('Whose matter it was, in a place above the organizations'),
  person: z.uuid().toLowerCase().optional().describe('Who did it, or to whom it was done'),
  action: z.string().max(100).optional().describe('An action (`member.added`), or all of an area (`member`)'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
}

export const auditQuery = z.object({
  ...filter,
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

export const exportQuery = z.object({ ...filter, format: z.enum(['csv', 'jsonl']).default('jsonl') })
export const exportPreviewQuery = z.object(filter)
export const exportPreview = z.object({
  complete: z.boolean().describe('Lines of JSON would have every event of the scope, and a signed end that proves it'),
  because: z.enum(['filtered', 'not-all-readable']).nullable().describe('Why it would prove nothing'),
})

const file = { schema: z.string() }
export const exportFile = {
  description: 'A file, sent while it is made',
  content: { 'application/jsonl': file, 'text/csv': file },
}

export const exportColumns = {
  at: 'Time',
  action: 'Action',
  actor: 'Who',
  target: 'Whom or what',
  before: 'Before',
  after: 'After',
  details: 'Details',
  ip: 'IP address',
  actorKind: 'Kind of actor',
  actorId: 'Actor id',
  targetKind: 'Kind of target',
  targetId: 'Target id',
  requestId: 'Request id',
  id: 'Event id',
} as const

export const placesQuery = z.object({ search: z.string().max(200).optional() })
export const places = z.object({
  items: z.array(z.object({ id: z.string(), type: z.string(), typeLabel: z.string(), name: z.string() })),
  more: z.boolean().describe('There are more than were listed: search for them'),
})
