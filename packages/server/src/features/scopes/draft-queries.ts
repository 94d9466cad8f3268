import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { scopeDrafts } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'

export interface DraftOf {
  readonly user: UserId
  readonly parent: ScopeId
  readonly type: string
}

export async function readDraft(tx: Tx, draft: DraftOf) {
  const { document, changedAt } = scopeDrafts
  const [row] = await tx.select({ document, changedAt }).from(scopeDrafts).where(is(draft))
  return row
}

export async function putDraft(
  tx: Tx,
  { user, parent, type }: DraftOf,
  document: Record<string, unknown>,
  changedAt: Date,
): Promise<void> {
  await tx
    .insert(scopeDrafts)
    .values({ userId: user, parentId: parent, type, document, changedAt })
    .onConflictDoUpdate({
      target: [scopeDrafts.userId, scopeDrafts.parentId, scopeDrafts.type],
      set: { document, changedAt },
    })
}

export async function deleteDraft(tx: Tx, draft: DraftOf): Promise<void> {
  await tx.delete(scopeDrafts).where(is(draft))
}

function is({ user, parent, type }: DraftOf) {
  return and(eq(scopeDrafts.userId, user), eq(scopeDrafts.parentId, parent), eq(scopeDrafts.type, type))
}
