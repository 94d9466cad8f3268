import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Hash } from '../../db/columns.ts'
import type { Tx } from '../../db/database.ts'
import { challenges, factors } from '../../db/schema.ts'
import type { FactorId, SessionId, UserId } from '../../ids.ts'

export type PasskeyRow = typeof factors.$inferSelect

export async function insertChallenge(tx: Tx, row: typeof challenges.$inferInsert): Promise<void> {
  await tx.insert(challenges).values(row)
}

export interface Asked {
  readonly hash: Hash
  readonly kind: 'passkey' | 'passkey-registration'
  /** Of whom it was asked; `null`: of nobody in particular. */
  readonly session: SessionId | null
}

/** Ends a question by its answer, and says whether there was one: of two answers at once only one finds it. */
export async function takeChallenge(tx: Tx, { hash, kind, session }: Asked, now: Date): Promise<boolean> {
  const taken = await tx
    .delete(challenges)
    .where(
      and(
        eq(challenges.hash, hash),
        eq(challenges.kind, kind),
        session === null ? isNull(challenges.sessionId) : eq(challenges.sessionId, session),
        gt(challenges.expiresAt, now),
      ),
    )
    .returning({ hash: challenges.hash })
  return taken.length > 0
}

const isPasskey = and(eq(factors.kind, 'passkey'), isNotNull(factors.provedAt))

export async function passkeysOf(tx: Tx, userId: UserId): Promise<readonly PasskeyRow[]> {
  return tx
    .select()
    .from(factors)
    .where(and(eq(factors.userId, userId), isPasskey))
    .orderBy(factors.id)
}

export async function insertPasskey(tx: Tx, row: typeof factors.$inferInsert): Promise<void> {
  await tx.insert(factors).values(row)
}

export async function passkeyByCredential(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  const [row] = await tx
    .select()
    .from(factors)
    .where(and(eq(factors.credentialId, credentialId), isPasskey))
  return row ?? null
}

interface Use {
  readonly counter: number
  readonly backedUp: boolean
  readonly at: Date
}

/** In one statement, so that of two uses at once the second sees the first. Says whether the counter went on; 0 is that of one that does not count. */
export async function usePasskey(tx: Tx, id: FactorId, { counter, backedUp, at }: Use): Promise<boolean> {
  const goesOn = counter === 0 ? eq(factors.counter, 0) : lt(factors.counter, counter)
  const used = await tx
    .update(factors)
    .set({ counter, backedUp, lastUsedAt: at })
    .where(and(eq(factors.id, id), isPasskey, or(isNull(factors.counter), goesOn)))
    .returning({ id: factors.id })
  return used.length > 0
}
