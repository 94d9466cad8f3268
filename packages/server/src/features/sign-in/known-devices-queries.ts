import { and, eq, gt, lte, ne } from 'drizzle-orm'
import type { FactorKind } from '../../access/second-factor.ts'
import type { Tx } from '../../db/database.ts'
import { knownDevices } from '../../db/schema.ts'
import type { UserId } from '../../ids.ts'

export async function isKnown(tx: Tx, userId: UserId, deviceHash: string, since: Date): Promise<boolean> {
  const rows = await tx
    .select({ userId: knownDevices.userId })
    .from(knownDevices)
    .where(
      and(eq(knownDevices.userId, userId), eq(knownDevices.deviceHash, deviceHash), gt(knownDevices.lastUsedAt, since)),
    )
  return rows.length > 0
}

export async function factorOf(tx: Tx, userId: UserId, deviceHash: string, now: Date) {
  const [row] = await tx
    .select({ kind: knownDevices.factorKind })
    .from(knownDevices)
    .where(
      and(eq(knownDevices.userId, userId), eq(knownDevices.deviceHash, deviceHash), gt(knownDevices.factorUntil, now)),
    )
  return row?.kind ?? null
}

export async function setFactor(
  tx: Tx,
  userId: UserId,
  deviceHash: string,
  factor: { readonly kind: FactorKind; readonly until: Date },
): Promise<void> {
  await tx
    .update(knownDevices)
    .set({ factorKind: factor.kind, factorUntil: factor.until })
    .where(and(eq(knownDevices.userId, userId), eq(knownDevices.deviceHash, deviceHash)))
}

export async function forgetFactors(tx: Tx, userId: UserId): Promise<void> {
  await tx.update(knownDevices).set({ factorKind: null, factorUntil: null }).where(eq(knownDevices.userId, userId))
}

export async function renew(tx: Tx, former: string, deviceHash: string): Promise<void> {
  await tx.update(knownDevices).set({ deviceHash }).where(eq(knownDevices.deviceHash, former))
}

export async function remember(tx: Tx, userId: UserId, deviceHash: string, at: Date): Promise<void> {
  await tx
    .insert(knownDevices)
    .values({ userId, deviceHash, lastUsedAt: at })
    .onConflictDoUpdate({ target: [knownDevices.userId, knownDevices.deviceHash], set: { lastUsedAt: at } })
}

export async function forget(tx: Tx, userId: UserId, except: string | null): Promise<void> {
  await tx
    .delete(knownDevices)
    .where(and(eq(knownDevices.userId, userId), except === null ? undefined : ne(knownDevices.deviceHash, except)))
}

export async function forgetUnused(tx: Tx, before: Date): Promise<void> {
  await tx.delete(knownDevices).where(lte(knownDevices.lastUsedAt, before))
}
