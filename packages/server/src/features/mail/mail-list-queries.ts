import { and, desc, eq, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { messages } from '../../db/schema.ts'
import type { MessageId, ScopeId, UserId } from '../../ids.ts'
import type { MailKind } from './mail.ts'

export type MessageRow = typeof messages.$inferSelect

export interface MailFilter {
  readonly state?: MessageRow['state'] | undefined
  readonly kind?: MailKind | undefined
  readonly person?: UserId | undefined
  readonly after: MessageId | null
  readonly limit: number
}

/** Those about exactly this scope, the newest first. */
export async function messagesOf(tx: Tx, scopeId: ScopeId, { state, kind, person, after, limit }: MailFilter) {
  return tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.scopeId, scopeId),
        after === null ? undefined : lt(messages.id, after),
        state === undefined ? undefined : eq(messages.state, state),
        kind === undefined ? undefined : eq(messages.kind, kind),
        person === undefined ? undefined : eq(messages.userId, person),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(limit)
}

export async function findMessage(tx: Tx, scopeId: ScopeId, id: MessageId): Promise<MessageRow | undefined> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.scopeId, scopeId)))
  return row
}
