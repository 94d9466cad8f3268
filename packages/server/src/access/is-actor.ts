import type { Context } from '../context.ts'
import { Problem } from '../errors.ts'
import type { UserId } from '../ids.ts'

/** Whether this is about the one who acts, themselves or by a token of theirs (X4). */
export function isActor({ principal }: Context, user: UserId): boolean {
  return (principal.kind === 'person' || principal.kind === 'token') && principal.userId === user
}

export function refuseSelf(context: Context, user: UserId, act: string): void {
  if (!isActor(context, user)) return
  throw new Problem('own-role', { detail: `You cannot ${act} yourself. Ask somebody else who may.` })
}
