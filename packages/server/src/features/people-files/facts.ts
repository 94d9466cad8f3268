import type { Role } from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { organizationOver } from '../members/addable.ts'
import { keptPopulation } from '../people/kept-account.ts'
import * as queries from './queries.ts'

/** What happens to whoever has no account yet: an invitation, or an account made here. */
export type ImportKind = 'members' | 'accounts'

interface Held {
  readonly role: Role
  readonly expiresAt: Date | null
}

/** Somebody of the file as the place knows them. Changed while lines are planned: a later line goes on from an earlier one. */
export interface Known {
  readonly account: queries.AccountRow | undefined
  standing: 'none' | 'active' | 'disabled' | 'removed'
  roles: readonly Held[]
  /** Of the organization that the place lies in, or it lies in none. */
  readonly belongs: boolean
  invited: { readonly role: Role | undefined; readonly until: Date; readonly accessUntil: Date | null } | undefined
  /** The line that has dealt with this address, where no other may. */
  settledBy: number | undefined
}

/** So many addresses are asked for at once. */
const stretch = 500

/** Everything that planning needs to know of the people in a file, by the keys of their addresses. */
export async function gatherFacts(
  context: Context,
  scope: ScopeRow,
  kind: ImportKind,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const keys = [...new Set(emails.map(emailKey))]
  const facts = new Map<string, Known>()
  for (let at = 0; at < keys.length; at += stretch) {
    await gatherStretch(context, scope, kind, keys.slice(at, at + stretch), facts)
  }
  return facts
}

async function gatherStretch(
  context: Context,
  scope: ScopeRow,
  kind: ImportKind,
  keys: readonly string[],
  facts: Map<string, Known>,
): Promise<void> {
  const { service, wall } = context
  const policy = service.policy()
  const own = policy.scopeType(scope.type)?.population ?? ''
  const population = kind === 'accounts' ? keptPopulation(context, scope) : own
  const organization = organizationOver(scope)
  const now = service.clock.now()
  const found = await service.database.read(wall, async (tx) => {
    const accounts = await queries.accountsWith(tx, population, keys)
    const ids = accounts.map(({ id }) => id)
    return {
      accounts,
      standings: await queries.standingsIn(tx, scope.id, ids),
      roles: await queries.rolesIn(tx, scope.id, ids, now),
      belonging: organization === null ? [] : await queries.standingsIn(tx, organization, ids),
      invited: await queries.openInvitationsTo(tx, scope.id, keys),
    }
  })
  const standings = new Map(found.standings.map(({ userId, status }) => [userId, status]))
  const belonging = new Set(found.belonging.flatMap(({ userId, status }) => (status === 'active' ? [userId] : [])))
  const roles = new Map<UserId, Held[]>()
  for (const { userId, role: key, expiresAt } of found.roles) {
    const role = policy.role(key)
    if (role) roles.set(userId, [...(roles.get(userId) ?? []), { role, expiresAt }])
  }
  for (const key of keys) {
    const account = found.accounts.find((row) => row.emailKey === key)
    const invitation = found.invited.find((row) => row.emailKey === key)
    facts.set(key, {
      account,
      standing: (account && standings.get(account.id)) ?? 'none',
      roles: (account && roles.get(account.id)) ?? [],
      belongs: organization === null || (account !== undefined && belonging.has(account.id)),
      invited: invitation && {
        ...{ role: policy.role(invitation.role), until: invitation.expiresAt },
        accessUntil: invitation.accessExpiresAt,
      },
      settledBy: undefined,
    })
  }
}
