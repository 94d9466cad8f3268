import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import { endSessions } from '../../access/sessions.ts'
import { signInSettings } from '../../access/sign-in-settings.ts'
import { credentialsOf, hasWayIn } from '../../access/way-in.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { change } from '../audit/change.ts'
import { wipeFactors } from '../factors/wipe-factors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { requireOtherResetBySomebodyElse, resetActions } from './both-resets.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'
import { nameOfActor } from './name-of-actor.ts'
import type { UserRow } from './queries.ts'

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
    await requireWayBack(tx, context, user)
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

/** Whoever signs in with a passkey alone would be out for good where no link to a new password reaches them. */
async function requireWayBack(tx: Tx, { service }: Context, { id, population }: UserRow): Promise<void> {
  const [left] = await credentialsOf(tx, [id])
  const said = await signInSettings(tx, service, population)
  if (left === undefined || hasWayIn(service, left, said)) return
  if (said.password && service.config.mail !== null && left.emailProvedAt !== null) return
  throw new Problem('conflict', {
    detail:
      'Their second factors are all that this person can sign in with, and no link to a new password would reach them. Nothing was taken away.',
  })
}
