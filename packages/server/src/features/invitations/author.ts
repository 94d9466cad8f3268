import { mayGive, type Role } from '@portreeve/engine'
import { mayStillGive } from '../../access/ceiling.ts'
import { scopePath } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ServiceAccountId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'
import * as queries from './queries.ts'

type Authored = Pick<queries.InvitationRow, 'invitedBy'>

/** X2, when an invitation is used: whoever stands behind it is still there, and could still give the role. */
export async function authorMayStillGive(
  tx: Tx,
  { service }: Context,
  invitation: queries.InvitationRow,
  role: Role,
): Promise<boolean> {
  const { kind, id } = readActorName(invitation.invitedBy)
  if (kind === 'host') return role.assignable
  const author = queries.authorOf(invitation)
  if (author !== null) return mayStillGive(tx, service, author, invitation.scopeId, role)
  if (kind !== 'service-account') return false
  const account = await queries.machine(tx, id as ServiceAccountId)
  const held = account && service.policy().role(account.role)
  const path = await scopePath(tx, invitation.scopeId)
  return held !== undefined && path.some((scope) => scope.id === account?.scopeId) && mayGive([held], role)
}

/** `null` for a machine, the host, and whoever is behind the wall. */
export async function inviterName(tx: Tx, invitation: Authored): Promise<string | null> {
  const author = queries.authorOf(invitation)
  return author === null ? null : queries.nameOf(tx, author)
}

/** Whom to ask for another one: the roles whose holders could give this one, in the words of the blueprint. */
export function givers({ service }: Context, role: Role): readonly string[] {
  return service
    .policy()
    .roles.filter((giver) => mayGive([giver], role))
    .map(({ label }) => label)
}
