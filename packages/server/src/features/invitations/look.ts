import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { withLink } from '../links/service.ts'
import { populationOf } from './invite.ts'
import { type OpenedInvitation, openInvitation } from './open-invitation.ts'
import * as queries from './queries.ts'

/** What somebody is invited to, for whoever has the link. Throws `link-not-valid`. */
export async function lookAtInvitation(context: Context, secret: string) {
  return withLink(context, async () => {
    return context.service.database.read(everywhere, async (tx) => {
      const opened = await openInvitation(tx, context, secret, { lock: false })
      const { invitation, scope, role, by, guest } = opened
      const { email, note, expiresAt, accessExpiresAt } = invitation
      const type = context.service.policy().scopeType(scope.type)
      return {
        ...{ place: scope.name, placeType: type?.definition.label ?? scope.type, role: role.label },
        ...{ roleDescription: role.description, by, email, note, expiresAt, accessExpiresAt },
        account: await accountOf(tx, context, opened),
        population: populationOf(context, scope),
        guest: guest === undefined ? null : { sponsor: await queries.nameOf(tx, guest.sponsor), works: guest.names },
      }
    })
  })
}

/** Whoever issued the link has it too, and must not learn by it who has an account (X8): it says nothing about that. */
async function accountOf(tx: Tx, context: Context, opened: OpenedInvitation): Promise<'none' | 'sign-in' | 'either'> {
  if (!provesMailbox(context, opened)) return 'either'
  return (await takesNewAccount(tx, context, opened)) ? 'none' : 'sign-in'
}

/** Where no mail is sent, the word of whoever handed the link on is all there is. */
export function provesMailbox({ service }: Context, { isMailed }: OpenedInvitation): boolean {
  return isMailed || service.config.mail === null
}

/**
 * Whether accepting makes an account: there is none, or one whose address is proved by this link only now, so that nothing set
 * before counts (X11). A link that proves nothing takes over nothing.
 */
export async function takesNewAccount(
  tx: Tx,
  context: Context,
  { invitation, scope, isMailed }: OpenedInvitation,
): Promise<boolean> {
  const account = await queries.accountWith(tx, populationOf(context, scope), invitation.emailKey)
  return account === undefined || (account.emailProvedAt === null && isMailed)
}
