import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { MessageId } from '../ids.ts'
import { at, json, scopeId, tenantId, userId } from './columns.ts'

/** Mails, each written in the transaction of the change that it tells about. What sends them reads them here. */
export const messages = pgTable(
  'messages',
  {
    id: uuid('id').$type<MessageId>().primaryKey(),
    /** The place that it is about: whoever may see that place's mails sees it there. */
    scopeId: scopeId('scope_id').notNull(),
    tenantId: tenantId(),
    kind: text('kind').notNull(),
    userId: userId('user_id'),
    toName: text('to_name'),
    toEmail: text('to_email').notNull(),
    /** What the text is made of, without secrets. */
    values: json<Record<string, unknown>>('values').notNull(),
    /** The path of a link with its secret, encrypted; gone once it is delivered (X12). */
    secret: text('secret'),
    /** `kept`: there was no mail server, and nobody was told. */
    state: text('state', { enum: ['queued', 'sent', 'failed', 'kept'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** When it is to be tried (again). Whoever tries it moves this ahead first: should they die, somebody else tries it then. */
    dueAt: at('due_at'),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
  },
  (table) => [
    index('messages_scope').on(table.scopeId, table.id),
    index('messages_due').on(table.dueAt).where(sql`state = 'queued'`),
  ],
)
