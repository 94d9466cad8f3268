import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import { change } from '../audit/change.ts'
import { wipeFactors } from '../factors/wipe-factors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { requireOtherResetBySomebodyElse, resetActions } from './both-resets.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'
import { nameOfActor } from './name-of-actor.ts'

/**
 * C9: for somebody who has lost their second factors and their codes. From then on their password alone lets them in, until they
 * have set up another one; where a place takes one, that is the first thing it asks for. Throws `above-your-role`, `own-role`,
 * `second-person-needed`.
 */
export async function resetFactorsOf(asking: Context, input: Person): Promise<{ readonly sessionsEnded: number }> {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    refuseSelf(context, user.id, 'reset the second factors of')
    await requireMayActOnPerson(tx, context, user.id)
    if (user.factors.length === 0) return { result: { sessionsEnded: 0 }, event: null }
    await requireOtherResetBySomebodyElse(tx, context, user.id, 'factors')
    const factors = await wipeFactors(tx, user.id)
    const { length: sessionsEnded } = await endSessions(tx, context.service, user.id)
    await queueMail(tx, context, {
      ...{ kind: 'factors-reset', to: { user: user.id }, scope: input.scope },
      values: { by: await nameOfActor(tx, context) },
    })
    return {
      result: { sessionsEnded },
      event: {
        action: resetActions.factors,
        scope: input.scope,
        target: { kind: 'person', id: user.id },
        before: { factors },
        after: { factors: [], sessionsEnded },
      },
    }
  })
}
