import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { messages, users } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

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
