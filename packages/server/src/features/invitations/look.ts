import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { populationOf } from './invite.ts'
import { everywhere, type OpenedInvitation, openInvitation } from './open-invitation.ts'
import * as queries from './queries.ts'

/** What somebody is invited to, for whoever has the link. Throws `link-not-valid`. */
export async function lookAtInvitation(context: Context, secret: string) {
  return context.service.database.read(everywhere, async (tx) => {
    const opened = await openInvitation(tx, context, secret, { lock: false })
    const { invitation, scope, role, by } = opened
    const { email, note, expiresAt, accessExpiresAt } = invitation
    const type = context.service.policy().scopeType(scope.type)
    return {
      ...{ place: scope.name, placeType: type?.definition.label ?? scope.type, role: role.label },
      ...{ roleDescription: role.description, by, email, note, expiresAt, accessExpiresAt },
      account: (await takesNewAccount(tx, context, opened)) ? ('none' as const) : ('sign-in' as const),
      population: populationOf(context, scope),
    }
  })
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
