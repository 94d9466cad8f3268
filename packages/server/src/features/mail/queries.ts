import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { messages, users } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'
import type { MailedLink } from './end-mails.ts'

export async function recipient(tx: Tx, userId: UserId) {
  const [row] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, userId))
  return row
}

export async function insertMessage(tx: Tx, row: typeof messages.$inferInsert): Promise<void> {
  await tx.insert(messages).values(row)
}

/** The mail with this link, where it still waits. */
export async function failQueued(tx: Tx, link: MailedLink, reason: string): Promise<void> {
  const { kind, email, scopeId, expiresAt } = link
  await tx
    .update(messages)
    .set({ state: 'failed', dueAt: null, secret: null, lastError: reason })
    .where(
      and(
        eq(messages.state, 'queued'),
        eq(messages.kind, kind),
        eq(messages.toEmail, email),
        scopeId === undefined ? undefined : eq(messages.scopeId, scopeId),
        sql`${messages.values}->>'expiresAt' = ${expiresAt.toISOString()}`,
      ),
    )
}
