import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { isActor } from '../../access/is-actor.ts'
import type { Context } from '../../context.ts'
import { change } from '../audit/change.ts'
import { closedWays, reopenWays } from '../sign-in/closed-ways.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'

/** Wrong passwords no longer keep out whoever knows the right one (C8). Who tries may try again from the first. */
export async function unlockPerson(asking: Context, input: Person): Promise<void> {
  const context = wholePerson(asking)
  await change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    const closed = (await closedWays(tx, context, [user.id])).get(user.id)
    if (closed === undefined) return { result: undefined, event: null }
    if (!isActor(context, user.id)) await requireMayActOnPerson(tx, context, user.id)
    await reopenWays(tx, user.id)
    const { since, until, count } = closed
    return {
      result: undefined,
      event: {
        action: 'person.unlocked',
        scope: input.scope,
        target: { kind: 'person', id: user.id },
        before: { lockedSince: since, lockedUntil: until, attempts: count },
      },
    }
  })
}
