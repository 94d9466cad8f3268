import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

export interface Member {
  readonly scope: ScopeId
  readonly user: UserId
}

export function isActor({ principal }: Context, user: UserId): boolean {
  return (principal.kind === 'person' || principal.kind === 'token') && principal.userId === user
}

export function refuseSelf(context: Context, user: UserId, act: string): void {
  if (!isActor(context, user)) return
  throw new Problem('own-role', { detail: `You cannot ${act} yourself. Ask somebody else who may.` })
}

export async function requireMember(tx: Tx, scope: ScopeRow, user: UserId): Promise<queries.MembershipRow> {
  const membership = await queries.findMembership(tx, scope.id, user)
  if (membership && membership.status !== 'removed') return membership
  throw new Problem('not-found', { detail: 'There is no such member here.' })
}
