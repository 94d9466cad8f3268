import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { platformId } from '../../ids.ts'
import { keyName, seal, unseal } from '../../sealed.ts'
import { change } from '../audit/change.ts'
import * as queries from './queries.ts'

export interface Rotation {
  /** Sealed again with the first key. */
  readonly sealed: number
  /** No key that is known opens them: they stay as they are, and are of no use to anybody. */
  readonly lost: number
}

const batch = 200

/**
 * Seals again, with the first key, whatever was sealed with another one. In small transactions: servers go on meanwhile, and what
 * was done when it is ended half-way stays done. One event, at the end.
 */
export async function sealAnew(context: Context): Promise<Rotation> {
  let [sealed, lost] = [0, 0]
  for (const column of queries.sealedColumns) {
    for (let after: string | null = null; ; ) {
      const round = await sealSome(context, column, after)
      sealed += round.sealed
      lost += round.lost
      if (round.last === null) break
      after = round.last
    }
  }
  const rotation = { sealed, lost }
  return change(context, async () => ({
    result: rotation,
    event: {
      ...{ action: 'deployment.keys-rotated', scope: platformId, after: rotation },
      target: { kind: 'deployment', id: null },
    },
  }))
}

async function sealSome({ service }: Context, column: queries.SealedColumn, after: string | null) {
  const { secretKeys } = service.config
  const [first] = secretKeys
  if (first === undefined) throw new Error('There is no key to seal with')
  return service.database.transact(everywhere, async (tx) => {
    const rows = await queries.sealedOtherwise(tx, column, keyName(first), after, batch)
    let [sealed, lost] = [0, 0]
    for (const row of rows) {
      const text = opened(secretKeys, column.of(row.key), row.secret)
      if (text === null) lost += 1
      else if (await queries.replaceSealed(tx, column, row, seal(secretKeys, column.of(row.key), text))) sealed += 1
    }
    return { sealed, lost, last: rows.length === batch ? (rows.at(-1)?.key ?? null) : null }
  })
}

function opened(keys: readonly Buffer[], of: string, secret: string): string | null {
  try {
    return unseal(keys, of, secret)
  } catch {
    return null
  }
}
