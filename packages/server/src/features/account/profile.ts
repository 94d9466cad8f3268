import { asWhole } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import { change } from '../audit/change.ts'
import { renameIn } from '../people/rename-person.ts'
import { lockOwnAccount } from './own-account.ts'

/** Another name of one's own (X7). */
export async function renameOneself(asking: Context, name: string): Promise<void> {
  const context = asWhole(asking)
  await change(context, async (tx) => renameIn(tx, context, await lockOwnAccount(tx, context), name))
}
