import { factorKinds } from '../../access/second-factor.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/**
 * Writes down at the person which kinds they have, for every request to know. To be called after each change of `factors`, in its
 * transaction and with the person's row taken.
 */
export async function keepKinds(tx: Tx, user: UserId): Promise<void> {
  const held = await queries.factorsOf(tx, user)
  const kinds = factorKinds.filter((kind) => held.some((factor) => factor.kind === kind))
  await queries.setKinds(tx, user, kinds)
}
