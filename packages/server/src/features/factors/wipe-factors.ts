import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { forgetFactors } from '../sign-in/known-devices.ts'
import * as codeQueries from './code-queries.ts'
import { keepKinds } from './kept-factors.ts'
import * as queries from './queries.ts'

/**
 * Nothing of a person's second factors is left: no codes, nothing that waits for an answer, no device that was remembered. Answers
 * of which kinds they were. A part of another change.
 */
export async function wipeFactors(tx: Tx, user: UserId): Promise<readonly queries.FactorRow['kind'][]> {
  const removed = await queries.deleteFactorsOf(tx, user)
  await codeQueries.deleteRecoveryCodes(tx, user)
  await codeQueries.deleteChallengesOf(tx, user)
  await forgetFactors(tx, user)
  await keepKinds(tx, user)
  return removed
}
