import { and, asc, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { messages } from '../../db/schema.ts'
import type { MessageId } from '../../ids.ts'

export type MessageRow = typeof messages.$inferSelect

export async function someAreDue(tx: Tx, now: Date): Promise<boolean> {
  const [row] = await tx.select({ id: messages.id }).from(messages).where(isDue(now)).limit(1)
  return row !== undefined
}

/** Takes the one that has waited longest for this node, until `until`: a row that another node is taking is passed over. */
export async function claimDue(tx: Tx, now: Date, until: Date): Promise<MessageRow | undefined> {
  const [due] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(isDue(now))
    .orderBy(asc(messages.dueAt))
    .limit(1)
    .for('update', { skipLocked: true })
  if (due === undefined) return undefined
  const [claimed] = await tx
    .update(messages)
    .set({ dueAt: until, attempts: sql`${messages.attempts} + 1` })
    .where(eq(messages.id, due.id))
    .returning()
  return claimed
}

type Outcome = Pick<MessageRow, 'state' | 'lastError' | 'dueAt' | 'sentAt'> & Partial<Pick<MessageRow, 'secret'>>

/** Writes down how an attempt went. One that was settled already, by a node that took over, stays as it is. */
export async function settle(tx: Tx, id: MessageId, outcome: Outcome): Promise<void> {
  await tx
    .update(messages)
    .set(outcome)
    .where(and(eq(messages.id, id), eq(messages.state, 'queued')))
}

function isDue(now: Date): SQL | undefined {
  return and(eq(messages.state, 'queued'), lte(messages.dueAt, now))
}
