import { z } from 'zod'

const format = z.enum(['csv', 'json'])
const text = z
  .string()
  .max(5 * 1024 * 1024)
  .describe('The file: at most 5 MB and 10,000 people, UTF-8')

export const scopeParams = z.object({ scopeId: z.string() })
export const file = z.strictObject({ format, text })

const fingerprint = z.string().max(100).describe('Of the preview: what runs is what was shown')

export const memberImport = z.strictObject({ format, text, fingerprint })
export const peopleImport = z.strictObject({
  ...{ format, text, fingerprint },
  password: z
    .enum(['link', 'none'])
    .default('none')
    .describe('How new accounts get a password: by a link of 24 hours, or not yet'),
})

export const plan = z.object({
  lines: z
    .array(
      z.object({
        line: z.number().int().describe('In the file, the first being 1'),
        email: z.string(),
        name: z.string().nullable(),
        does: z.enum(['create', 'add', 'invite', 'change-role', 'nothing', 'error']),
        roles: z.array(z.string()).readonly().describe('Labels of the roles that the person has afterwards'),
        rolesBefore: z.array(z.string()).readonly(),
        ends: z.date().nullable(),
        because: z.string().nullable().describe('Why it is an error, or why there is nothing to do'),
      }),
    )
    .readonly(),
  unknownColumns: z.array(z.string()).readonly().describe('Columns of the file that nothing is done with'),
  fingerprint: z.string(),
})

export const results = {
  description:
    'One JSON object for each line of the file, sent once it is done: `line`, `email`, `outcome` (`created`, `added`, `invited`, `changed`, `nothing`, `failed`), `because`, `link`',
  content: { 'application/jsonl': { schema: z.string() } },
}

export const exportQuery = z.object({ format: format.default('csv') })
export const people = {
  description: 'A file that an import takes',
  content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: z.string() } },
}
