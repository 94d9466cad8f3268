import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'

const id = z.uuid().toLowerCase()
const named = z.object({ id: z.string(), name: z.string() })
const state = z.enum(['waiting', 'approved', 'changes-requested', 'rejected', 'withdrawn'])
const note = z.string().trim().max(2_000)

export const versionParams = z.object({ scopeId: z.string(), appId: id, versionId: id })
export const queueParams = z.object({ scopeId: z.string() })
export const submissionParams = z.object({ scopeId: z.string(), submissionId: id })

export const newSubmission = z.strictObject({
  releaseNotes: z.string().trim().max(5_000).optional().describe('What is new. Left out: as they are'),
})
export const submitted = z.object({ id: z.string(), submittedAt: z.date() })

export const submissionQuery = idPageQuery.extend({
  state: state
    .optional()
    .describe('Those that wait come in the order in which they were submitted, else the newest first'),
})

const submissionFields = {
  id: z.string(),
  state,
  app: named.extend({ type: z.string(), typeLabel: z.string() }),
  account: named.describe('Where the app is made'),
  organization: named.nullable(),
  version: z.string(),
  size: z.number().int(),
  sha256: z.string().describe('Of the archive as it was submitted'),
  submittedBy: named,
  submittedAt: z.date(),
  decidedBy: named.nullable(),
  decidedAt: z.date().nullable(),
  note: z.string().nullable().describe('What the developers were told'),
}

export const submissions = z.object({ items: z.array(z.object(submissionFields)), next: z.string().nullable() })

export const submission = z.object({
  ...submissionFields,
  description: z.string(),
  releaseNotes: z.string(),
  manifest: z.looseObject({}).describe('As it stands in the archive'),
  publishedVersion: z.string().nullable().describe('What is published now'),
  mayDecide: z.boolean(),
  whyNot: z.string().nullable().describe('Why you may not decide about one that waits'),
})

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('What was looked at: a decision counts for nothing else')

export const approval = z.strictObject({ sha256, note: note.optional() })
export const refusal = z.strictObject({ sha256, note: note.min(1).describe('What has to change, or why not') })
