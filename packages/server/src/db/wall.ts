import type { Wall } from './database.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The statements that start a walled transaction, to be sent in one round trip. The ids go into the text (settings take no
 * parameters), so anything that is not an id is refused here.
 */
export function beginBehind(wall: Wall, mode: 'write' | 'read'): string {
  const ids = [...(wall.tenants === 'all' ? [] : wall.tenants), ...(wall.person === null ? [] : [wall.person])]
  for (const id of ids) if (!uuid.test(id)) throw new TypeError(`A wall takes ids, not ${JSON.stringify(id)}.`)
  const tenants = wall.tenants === 'all' ? '*' : wall.tenants.join(',')
  return [
    mode === 'read' ? 'begin read only' : 'begin',
    'set local role portreeve_app',
    `set local portreeve.tenants = '${tenants}'`,
    `set local portreeve.person = '${wall.person ?? ''}'`,
    `set local portreeve.transact = 'on'`,
    // Row-level security makes statements look expensive, and compiling them (100 ms) costs more than any of them takes.
    'set local jit = off',
  ].join('; ')
}
