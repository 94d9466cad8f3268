import { keeperOf } from '../../access/keeper.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { textKey } from '../../text-key.ts'
import type { Changed } from '../audit/change.ts'
import * as queries from './queries.ts'

/** Another name for somebody (X7). Lists everywhere show it: triggers carry its key there. */
export async function renameIn(
  tx: Tx,
  context: Context,
  user: Pick<queries.UserRow, 'id' | 'name' | 'population'>,
  name: string,
): Promise<Changed<void>> {
  if (user.name === name) return { result: undefined, event: null }
  await queries.setName(tx, user.id, { name, nameKey: textKey(name) })
  return {
    result: undefined,
    event: {
      action: 'person.renamed',
      scope: await keeperOf(tx, context.service, user.population),
      target: { kind: 'person', id: user.id },
      personal: { name, formerName: user.name },
    },
  }
}
