import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { change } from '../audit/change.ts'
import { makeShownCode } from '../enrolment/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'
import { nameOfActor } from './name-of-actor.ts'

/**
 * C9: for somebody who sets up a second factor when the time for it is over and cannot show their mailbox. They still sign in with what
 * they have: the code alone opens nothing. Shown once; the person is told. Throws `above-your-role`, `own-role`, `conflict`.
 */
export async function makeEnrolmentCode(asking: Context, input: Person) {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    refuseSelf(context, user.id, 'make a code for')
    await requireMayActOnPerson(tx, context, user.id)
    if (user.status !== 'active') {
      throw new Problem('conflict', { detail: `This account is ${user.status}, so nobody can sign in with it.` })
    }
    const { code, expiresAt } = await makeShownCode(tx, context, user.id)
    await queueMail(tx, context, {
      ...{ kind: 'enrolment-code-made', to: { user: user.id }, scope: input.scope },
      values: { by: await nameOfActor(tx, context), expiresAt: expiresAt.toISOString() },
    })
    const target = { kind: 'person', id: user.id }
    const event = { action: 'person.enrolment-code-made', scope: input.scope, target, after: { expiresAt } } as const
    return { result: { code, expiresAt }, event }
  })
}
