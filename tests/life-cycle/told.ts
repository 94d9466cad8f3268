import type { ByHand, RandomWorld } from './random-world.ts'
import { uuids } from './state.ts'

/** An audit event as it was written. */
export interface Told {
  readonly id: string
  readonly action: string
  readonly scope: string
  readonly actorKind: string
  readonly actor: string
  /** Whom it is about: the target, or whoever accepted an invitation. */
  readonly person: string
  readonly target: string
  readonly requestId: string
  readonly at: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The events of these places after the one with this id, in the order in which they were written. */
export async function readTold(byHand: ByHand, world: RandomWorld, after: string): Promise<readonly Told[]> {
  const rows =
    await byHand(`select json_build_object('id', id, 'action', action, 'scope', scope_id, 'actorKind', actor_kind,
    'actor', actor_id, 'target', target_id, 'requestId', request_id, 'at', at, 'before', before, 'after', after) as told
    from audit_events where id > '${after}' and scope_id in (${uuids(world.places.map(({ id }) => id))}) order by id`)
  return rows.map(({ told }) => {
    const event = told as Omit<Told, 'person'>
    return { ...event, person: String(event.after?.person ?? event.target) }
  })
}
