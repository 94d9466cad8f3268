import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { RequestId, ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** X11 and A8: an active account whose address is proved, of the right kind of people, and of the organization already. */
export async function requireAddable(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  userId: UserId,
  request?: RequestId,
): Promise<void> {
  const user = await queries.findUser(tx, userId)
  const type = context.service.policy().scopeType(scope.type)
  if (!user || user.population !== type?.population) {
    throw new Problem('not-found', { detail: 'There is nobody with that id who could become a member here.' })
  }
  if (user.status !== 'active') throw new Problem('conflict', { detail: `This account is ${user.status}.` })
  if (user.emailProvedAt === null) {
    throw new Problem('conflict', {
      detail: 'This person has not proved their email address yet. Send an invitation instead.',
    })
  }
  const isBelowOrganization = scope.tenantId !== null && scope.tenantId !== scope.id
  // Whoever asked was found to be of the organization, if only by what they hold in another scope of it (A5).
  if (!isBelowOrganization || context.principal.kind === 'host' || request !== undefined) return
  const membership = await queries.findMembership(tx, scope.tenantId as ScopeId, userId)
  if (membership?.status !== 'active') {
    throw new Problem('conflict', {
      detail: 'This person does not belong to the organization. Send an invitation instead.',
    })
  }
}
