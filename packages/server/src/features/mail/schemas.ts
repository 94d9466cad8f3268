import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'
import { letters } from './letters/letters.ts'
import type { MailKind } from './mail.ts'

const state = z
  .enum(['queued', 'sent', 'failed', 'kept'])
  .describe('`kept`: there was no mail server, so that nobody got it')
const kind = z.enum(Object.keys(letters) as [MailKind, ...MailKind[]])

export const scopeParams = z.object({ scopeId: z.string() })
export const mailParams = z.object({ scopeId: z.string(), mailId: z.uuid().toLowerCase() })

export const mailQuery = idPageQuery.extend({
  state: state.optional(),
  kind: kind.optional(),
  person: z.uuid().toLowerCase().optional().describe('The account that it went to'),
})

const stated = z.object({
  id: z.string(),
  kind: z.string(),
  to: z.object({
    id: z.string().nullable().describe('The account, if there was one'),
    name: z.string().nullable(),
    email: z.string(),
  }),
  subject: z.string(),
  state,
  madeAt: z.date(),
  sentAt: z.date().nullable(),
  attempts: z.number().int(),
  problem: z.string().nullable().describe('What went wrong at the last attempt'),
  nextAttemptAt: z.date().nullable(),
})

export const mails = z.object({ items: z.array(stated), next: z.string().nullable() })

export const mail = stated.extend({
  hasLink: z.boolean().describe('Whether the mail had a link that is only in the mailbox (X12)'),
  text: z.string(),
  html: z.string().describe('A whole page, with a sheet and without styles at its elements'),
})

export const mailSettings = z.object({
  server: z
    .object({
      host: z.string(),
      port: z.number().int(),
      encryption: z
        .enum(['always', 'required', 'if-offered', 'never'])
        .describe('`always`: from the first byte; `required` and `if-offered`: by STARTTLS'),
      signsIn: z.boolean(),
      from: z.string(),
    })
    .nullable()
    .describe('`null`: no mail is sent'),
  testGoesTo: z.string().nullable().describe('Your own address'),
})

export const mailTested = z.object({ id: z.string(), to: z.string() })
