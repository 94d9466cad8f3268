import type { Service } from '../../context.ts'
import { Problem } from '../../errors.ts'

/**
 * Ready: the database answers, with its tables as this version needs them (opening it made them so), and what other nodes
 * change is heard here. Throws `not-ready`.
 */
export async function requireReady({ database }: Service): Promise<void> {
  try {
    await database.ping()
  } catch (cause) {
    throw new Problem('not-ready', { detail: 'The database does not answer.', cause })
  }
  if (performance.now() > database.changes.trustedUntil()) {
    throw new Problem('not-ready', { detail: 'Changes made elsewhere are not heard at the moment.' })
  }
}
