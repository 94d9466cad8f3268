import type { Context } from '../../context.ts'
import * as queries from './queries.ts'

/** Sign-ins and refusals that concern a scope: in it, and of its people at the door. */
export async function listSecurityEvents(context: Context, filter: Omit<queries.SecurityEventFilter, 'population'>) {
  const { service } = context
  const type = (await service.scopes.find(filter.scope))?.type
  const population = (type && service.policy().scopeType(type)?.definition.keeps) ?? null
  const rows = await service.database.read(context.wall, (tx) => queries.listEvents(tx, { ...filter, population }))
  return rows.map(({ event, name }) => {
    const { session: _session, ...detail } = event.detail
    const { id, at, kind, userId, scopeId: scope, ip, agent, requestId } = event
    return { id, at, kind, person: userId === null ? null : { id: userId, name }, scope, ip, agent, requestId, detail }
  })
}
