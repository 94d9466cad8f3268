import { requireMayActOnPerson } from '../../access/ceiling.ts'
import { isActor } from '../../access/is-actor.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { change } from '../audit/change.ts'
import { type PasswordLink, sendPasswordLink } from '../links/first-password.ts'
import { needsFirstPassword } from '../links/service.ts'
import { lockPerson, type Person, wholePerson } from './kept-account.ts'
import { renameIn } from './rename-person.ts'

/** Another name, given by whoever looks after the accounts (X2 c). One's own is nobody's to refuse. */
export async function renamePerson(asking: Context, input: Person & { readonly name: string }): Promise<void> {
  const context = wholePerson(asking)
  await change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    if (!isActor(context, user.id)) await requireMayActOnPerson(tx, context, user.id)
    return renameIn(tx, context, user, input.name)
  })
}

/** A new link for somebody who never signed in; the former one ends (C3). To nobody else: links that reset are their own (X12). */
export async function newPasswordLink(asking: Context, input: Person): Promise<PasswordLink> {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    if (user.status !== 'active') {
      throw new Problem('conflict', { detail: `This account is ${user.status}. Bring it back first.` })
    }
    if (!needsFirstPassword(user)) {
      throw new Problem('conflict', {
        detail: 'This person has a password of their own already. A link of this kind is only for a first one.',
      })
    }
    await requireMayActOnPerson(tx, context, user.id)
    const made = await sendPasswordLink(tx, context, {
      ...{ user: user.id, email: user.email, scope: input.scope, isNew: false },
    })
    const target = { kind: 'person', id: user.id }
    const after = { linkExpiresAt: made.expiresAt }
    return { result: made, event: { action: 'person.password-link-made', scope: input.scope, target, after } }
  })
}
