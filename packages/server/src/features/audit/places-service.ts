import { mayOperate } from '../../access/may-operate.ts'
import type { ScopedContext } from '../../context.ts'
import { textKey } from '../../text-key.ts'
import * as queries from './queries.ts'

/** So many are offered; whoever looks for another one types how its name begins. */
const offeredMost = 50
/** Where nearly none may be read, the search ends at some time. */
const lookedAtMost = 2_000

/** The places below this one whose audit log the asker may read, by name. */
export async function placesBelow(context: ScopedContext, search: string | undefined, most = lookedAtMost) {
  const { service, principal, scope, wall } = context
  const policy = service.policy()
  const key = search ? textKey(search) : null
  const rows = await service.database.read(wall, (tx) => queries.scopesBelow(tx, scope.id, key, most + 1))
  const found: typeof rows = []
  for (const row of rows.slice(0, most)) {
    if (found.length > offeredMost) break
    if (await mayOperate(service, principal, row.id, 'audit.read')) found.push(row)
  }
  const items = found.slice(0, offeredMost).map(({ id, type, name }) => {
    return { id, type, typeLabel: policy.scopeType(type)?.definition.label ?? type, name }
  })
  return { items, more: found.length > offeredMost || rows.length > most }
}
