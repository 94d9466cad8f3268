import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import * as queries from './queries.ts'
import { type SignedIn, signInAs } from './service.ts'

/**
 * Everybody, by role, in the order of the blueprint; those without a role at the end. The demo has a few dozen people and holds
 * nothing of anybody's, so its sign-in page may list them all.
 */
export async function demoPeople({ service }: Context) {
  const rows = await service.database.read(everywhere, (tx) => queries.peopleWithRoles(tx))
  const policy = service.policy()
  const groups = policy.roles.map(({ key, label, scopeType }) => ({
    ...{ role: key, label, scopeType },
    scopeTypeLabel: policy.scopeType(scopeType)?.definition.label ?? scopeType,
  }))
  return {
    groups: [...groups, { role: null, label: 'Without a role', scopeType: null, scopeTypeLabel: null }]
      .map((group) => ({ ...group, people: rows.filter(({ role }) => role === group.role) }))
      .filter(({ people }) => people.length > 0),
  }
}

export async function demoSignIn(context: Context, userId: UserId): Promise<SignedIn> {
  const account = await context.service.database.read(everywhere, (tx) => queries.accountById(tx, userId))
  if (account === null) throw new Problem('not-found', { detail: 'There is no such person in this demo.' })
  return signInAs(context, account)
}
