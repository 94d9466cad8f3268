import { and, desc, eq, sql } from 'drizzle-orm'
import type { Service } from '../../context.ts'
import { messages } from '../../db/schema.ts'
import { unseal } from '../../sealed.ts'
import type { MailKind } from '../mail/mail.ts'

/** The secret that somebody finds in the last mail of a kind in their mailbox; null where none came. */
export async function mailedSecret({ config, database }: Service, kind: MailKind, email: string) {
  const [row] = await database.read({ tenants: 'all', person: null }, (tx) =>
    tx
      .select({ id: messages.id, secret: messages.secret })
      .from(messages)
      .where(and(eq(messages.kind, kind), eq(messages.toEmail, email)))
      .orderBy(desc(messages.id), desc(sql`ctid`))
      .limit(1),
  )
  if (!row?.secret) return null
  return unseal(config.secretKeys, `message:${row.id}`, row.secret).split('#')[1] ?? null
}

/** How many mails of a kind an address got, or of those how many are in a state. */
export async function mailCount(
  { database }: Service,
  kind: MailKind,
  email: string,
  state?: (typeof messages.$inferSelect)['state'],
): Promise<number> {
  const isInState = state && eq(messages.state, state)
  return database.read({ tenants: 'all', person: null }, (tx) =>
    tx.$count(messages, and(eq(messages.kind, kind), eq(messages.toEmail, email), isInState)),
  )
}
