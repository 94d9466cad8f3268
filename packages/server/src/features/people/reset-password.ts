import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import { endSessions } from '../../access/sessions.ts'
import { signInSettings } from '../../access/sign-in-settings.ts'
import type { Context, Service } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { change } from '../audit/change.ts'
import { sendResetLink } from '../links/reset-link.ts'
import { needsFirstPassword } from '../links/service.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import { requireOtherResetBySomebodyElse, resetActions } from './both-resets.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'
import * as queries from './queries.ts'

interface ResetPassword extends Person {
  readonly revokeTokens: boolean
}

interface ResetSent {
  readonly expiresAt: Date
  readonly ended: { readonly sessions: number; readonly tokens: number }
  readonly tokensLeft: number
}

/** Without a mail server nothing could reach them (X12); and whoever never chose a password gets a link for the first one (C3). */
export function mayBeReset({ config }: Service, user: queries.UserRow): boolean {
  return config.mail !== null && !needsFirstPassword(user)
}

/**
 * C8: somebody gets a link for another password in their own mailbox, which nobody else sees (X12). They are signed out everywhere.
 * The present password works until then: whom that is too long can block the account. Throws `mail-needed`, `conflict`,
 * `above-your-role`, `own-role`, `second-person-needed`.
 */
export async function resetPasswordOf(asking: Context, input: ResetPassword): Promise<ResetSent> {
  const context = wholePerson(asking)
  const { service } = context
  if (service.config.mail === null) {
    throw new Problem('mail-needed', {
      detail: 'A password is reset by a link that is mailed to the person, and this deployment sends no mail.',
    })
  }
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    refuseSelf(context, user.id, 'reset the password of')
    await requireMayActOnPerson(tx, context, user.id)
    if (user.status !== 'active') {
      throw new Problem('conflict', { detail: `This account is ${user.status}, so nobody can sign in with it.` })
    }
    if (!mayBeReset(service, user)) {
      throw new Problem('conflict', {
        detail: 'They have not chosen a password yet. Send them a link for their first one.',
      })
    }
    if (!(await signInSettings(tx, service, user.population)).password) {
      throw new Problem('conflict', { detail: 'Nobody signs in with a password here: the sign-in settings say so.' })
    }
    await requireOtherResetBySomebodyElse(tx, context, user.id, 'password')
    const { expiresAt } = await sendResetLink(tx, context, { user: user.id, email: user.email, scope: input.scope })
    const { length: sessions } = await endSessions(tx, service, user.id)
    await forgetDevices(tx, user.id)
    const now = service.clock.now()
    const tokens = input.revokeTokens ? await queries.endTokens(tx, user.id, now) : 0
    const tokensLeft = input.revokeTokens ? 0 : await queries.countTokens(tx, user.id, now)
    const ended = { sessions, tokens }
    return {
      result: { expiresAt, ended, tokensLeft },
      event: {
        action: resetActions.password,
        scope: input.scope,
        target: { kind: 'person', id: user.id },
        after: { expiresAt, ended, tokensLeft },
      },
    }
  })
}
