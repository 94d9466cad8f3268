import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { RequestId, ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** The organization whose people are added here without an invitation; `null`: the place lies in none. */
export function organizationOver(scope: Pick<ScopeRow, 'id' | 'tenantId'>): ScopeId | null {
  return scope.tenantId !== null && scope.tenantId !== scope.id ? (scope.tenantId as ScopeId) : null
}

/** X11 and A8: only an active account whose address is proved, and of the organization already. */
export function whyNotAddable(
  account: Pick<queries.UserRow, 'status' | 'emailProvedAt'>,
  belongs: boolean,
): 'closed' | 'unproved' | 'of no organization here' | null {
  if (account.status !== 'active') return 'closed'
  if (account.emailProvedAt === null) return 'unproved'
  return belongs ? null : 'of no organization here'
}

/** The same in words, and of the right kind of people. */
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
  const organization = organizationOver(scope)
  // Whoever asked was found to be of the organization, if only by what they hold in another scope of it (A5).
  const isKnown = organization === null || context.principal.kind === 'host' || request !== undefined
  const belongs = isKnown || (await queries.findMembership(tx, organization, userId))?.status === 'active'
  const reason = whyNotAddable(user, belongs)
  if (reason === null) return
  const details = {
    closed: `This account is ${user.status}.`,
    unproved: 'This person has not proved their email address yet. Send an invitation instead.',
    'of no organization here': 'This person does not belong to the organization. Send an invitation instead.',
  }
  throw new Problem('conflict', { detail: details[reason] })
}
