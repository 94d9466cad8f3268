import type { Context } from '../../context.ts'
import { actorOf } from '../audit/actor.ts'

/** Who gave a role or let somebody in, as it is kept beside it. */
export function actorName(context: Context): string {
  const { kind, id } = actorOf(context.principal)
  return id === null ? kind : `${kind}:${id}`
}
