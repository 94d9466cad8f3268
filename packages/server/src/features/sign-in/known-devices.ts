import type { FactorKind } from '../../access/second-factor.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { newId, type UserId } from '../../ids.ts'
import * as queries from './known-devices-queries.ts'

/** A browser in which nobody signs in for so long is forgotten. */
export const deviceLastsMs = 90 * 24 * 60 * 60_000

/** Asked also where there is no account and no device, so that the time does not tell (X8). */
export async function isKnownDevice(tx: Tx, context: Context, user: UserId | null): Promise<boolean> {
  const { service, request } = context
  const since = new Date(service.clock.now().getTime() - deviceLastsMs)
  return queries.isKnown(tx, user ?? newId<UserId>(service.clock), request.device ?? '', since)
}

/** Which second factor was shown here not long ago, by somebody who asked to be remembered (C9). */
export async function rememberedFactor(
  tx: Tx,
  { service, request }: Context,
  user: UserId,
): Promise<FactorKind | null> {
  return request.device === null ? null : queries.factorOf(tx, user, request.device, service.clock.now())
}

/** The person asked for it in a browser that is known by this secret. */
export async function rememberFactor(
  tx: Tx,
  user: UserId,
  device: string,
  factor: { readonly kind: FactorKind; readonly until: Date },
): Promise<void> {
  await queries.setFactor(tx, user, hashSecret(device), factor)
}

/** Every browser asks for the second factor again: the password or the factors are others than they were. */
export async function forgetFactors(tx: Tx, user: UserId): Promise<void> {
  await queries.forgetFactors(tx, user)
}

/**
 * The browser is known to this person from here on. Its secret changes each time, for everybody who shares it: one that was
 * put there by somebody else is worth nothing once it could matter.
 */
export async function rememberDevice(tx: Tx, context: Context, user: UserId): Promise<string> {
  const secret = newSecret()
  const deviceHash = hashSecret(secret)
  if (context.request.device !== null) await queries.renew(tx, context.request.device, deviceHash)
  await queries.remember(tx, user, deviceHash, context.service.clock.now())
  return secret
}

/** Those in which nobody signed in since then. */
export async function forgetUnusedDevices(tx: Tx, before: Date): Promise<void> {
  await queries.forgetUnused(tx, before)
}

/** All of them, or all but the one that asks. */
export async function forgetDevices(tx: Tx, user: UserId, except: string | null = null): Promise<void> {
  await queries.forget(tx, user, except)
}
