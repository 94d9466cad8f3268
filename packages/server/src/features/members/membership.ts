import type { ScopeRow } from '../../access/scopes.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

export interface Member {
  readonly scope: ScopeId
  readonly user: UserId
}

export async function requireMember(tx: Tx, scope: ScopeRow, user: UserId): Promise<queries.MembershipRow> {
  const membership = await queries.findMembership(tx, scope.id, user)
  if (membership && membership.status !== 'removed') return membership
  throw new Problem('not-found', { detail: 'There is no such member here.' })
}
