import type { Role } from '@portreeve/engine'
import { validate } from 'uuid'
import { requireMayGive } from '../../access/ceiling.ts'
import { type ScopeRow, scopePath } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ScopeId, type ServiceAccountId, type TokenId, type UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { countMachineTokens, endMachineTokens, listMachineTokens, mint, revoke, type Token } from '../tokens/service.ts'
import * as queries from './queries.ts'

/** A machine with a role of its own in one scope (X13). */
export interface ServiceAccount {
  readonly id: ServiceAccountId
  readonly name: string
  readonly role: { readonly id: string; readonly label: string }
  readonly createdAt: Date
  /** Whoever made it is gone: it goes on working, and somebody should look at it. */
  readonly makerLeft: boolean
  /** Those of its tokens that still work. */
  readonly tokens: number
  readonly lastUsedAt: Date | null
}

export interface NewServiceAccount {
  readonly name: string
  /** A role of the scope's type, by its id. */
  readonly role: string
}

/** Makes a machine. Its role is one that the actor may give (X2). Throws `above-your-role`, `invalid-input`. */
export async function createServiceAccount(context: ScopedContext, input: NewServiceAccount): Promise<ServiceAccount> {
  const { clock } = context.service
  const { scope } = context
  const role = roleOf(context, scope, input.role)
  if (role.guest !== null) {
    const message = `${role.label} is for people. Nobody answers for a machine, and nothing is chosen for it.`
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'role', message }] })
  }
  const row: queries.StoredServiceAccount = {
    id: newId<ServiceAccountId>(clock),
    scopeId: scope.id,
    tenantId: scope.tenantId,
    name: input.name,
    role: role.key,
    madeBy: madeBy(context),
    createdAt: clock.now(),
    endedAt: null,
  }
  return change(context, async (tx) => {
    await requireMayGive(tx, context, scope.id, role)
    await queries.insertServiceAccount(tx, row)
    return {
      result: {
        ...{ id: row.id, name: row.name, role: shownRole(role), createdAt: row.createdAt },
        ...{ makerLeft: false, tokens: 0, lastUsedAt: null },
      },
      event: {
        action: 'service-account.created',
        scope: scope.id,
        target: { kind: 'service-account', id: row.id },
        after: { name: row.name, role: row.role },
      },
    }
  })
}

export async function listServiceAccounts(
  context: ScopedContext,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly ServiceAccount[]> {
  const { scope, service } = context
  return service.database.read(context.wall, async (tx) => {
    const rows = await queries.listServiceAccounts(tx, scope.id, page.after, page.limit)
    const makers = rows.map(({ madeBy: maker }) => maker).filter((maker) => validate(maker))
    const path = await scopePath(tx, scope.id)
    const ids = path.map(({ id }) => id)
    const there = await queries.findStillThere(tx, makers as UserId[], ids)
    const used = await countMachineTokens(
      tx,
      scope.id,
      rows.map(({ id }) => id),
      service.clock.now(),
    )
    const tokensOf = new Map(used.map((row) => [row.id, row]))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      role: shownRole(service.policy().role(row.role) ?? { id: row.role, label: row.role }),
      createdAt: row.createdAt,
      makerLeft: validate(row.madeBy) && !there.has(row.madeBy),
      tokens: tokensOf.get(row.id)?.tokens ?? 0,
      lastUsedAt: tokensOf.get(row.id)?.lastUsedAt ?? null,
    }))
  })
}

/**
 * A machine of one of these scopes as it is stored; none where there is none. For decisions: the caller has checked that whoever
 * asks may know the machines of each of them.
 */
export async function serviceAccountIn({ service }: Context, scopeIds: readonly ScopeId[], id: ServiceAccountId) {
  return service.database.read({ tenants: 'all', person: null }, (tx) => queries.findServiceAccount(tx, scopeIds, id))
}

/** The machines of these scopes that were not ended. The caller has checked as above. */
export async function serviceAccountsIn({ service }: Context, scopeIds: readonly ScopeId[]) {
  return service.database.read({ tenants: 'all', person: null }, (tx) => queries.findServiceAccounts(tx, scopeIds))
}

/** How many go on working although whoever made them is gone: those that the list shows so. */
export async function countWithoutMaker({ scope, service, wall }: ScopedContext): Promise<number> {
  return service.database.read(wall, async (tx) => {
    const makers = await queries.countByMaker(tx, scope.id)
    const people = makers.filter(({ maker }) => validate(maker))
    const path = await scopePath(tx, scope.id)
    const there = await queries.findStillThere(
      tx,
      people.map(({ maker }) => maker as UserId),
      path.map(({ id }) => id),
    )
    return people.reduce((sum, { maker, accounts }) => (there.has(maker) ? sum : sum + accounts), 0)
  })
}

/** A token of a machine: who makes it hands the machine's role on, and so must be able to give it. */
export async function createMachineToken(
  context: ScopedContext,
  id: ServiceAccountId,
  input: { readonly name: string; readonly expiresInDays: number | null },
): Promise<Token & { readonly token: string }> {
  return change(context, async (tx) => {
    const account = await reachable(tx, context, id)
    return mint(tx, context, context.scope, { serviceAccountId: account.id }, { ...input, permissions: [] })
  })
}

export async function listTokensOf(
  context: ScopedContext,
  id: ServiceAccountId,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly Token[]> {
  return context.service.database.read(context.wall, async (tx) => {
    await found(tx, context, id)
    return listMachineTokens(tx, { serviceAccountId: id, scopeId: context.scope.id }, page)
  })
}

export async function revokeMachineToken(
  context: ScopedContext,
  id: ServiceAccountId,
  tokenId: TokenId,
): Promise<void> {
  await revoke(context, { serviceAccountId: id, scopeId: context.scope.id }, tokenId, async (tx) => {
    await reachable(tx, context, id)
  })
}

/** Ends a machine and all its tokens: nothing of it works from here on. */
export async function endServiceAccount(
  context: ScopedContext,
  id: ServiceAccountId,
): Promise<{ readonly tokens: number }> {
  return change(context, async (tx) => {
    const account = await reachable(tx, context, id)
    const now = context.service.clock.now()
    const tokens = await endMachineTokens(tx, account.id, now)
    await queries.endServiceAccount(tx, account.id, now)
    return {
      result: { tokens },
      event: {
        action: 'service-account.ended',
        scope: context.scope.id,
        target: { kind: 'service-account', id },
        before: { name: account.name, role: account.role },
        after: { tokensEnded: tokens },
      },
    }
  })
}

async function found(tx: Tx, { scope }: ScopedContext, id: ServiceAccountId): Promise<queries.StoredServiceAccount> {
  const account = await queries.findServiceAccount(tx, [scope.id], id)
  if (account) return account
  throw new Problem('not-found', { detail: 'There is no such service account here, or it was ended.' })
}

/** The machine, where the actor may give its role (X2). */
async function reachable(tx: Tx, context: ScopedContext, id: ServiceAccountId): Promise<queries.StoredServiceAccount> {
  const account = await found(tx, context, id)
  const role = context.service.policy().role(account.role)
  // A role that the blueprint no longer has gives nothing; whoever manages machines may clear it away.
  if (role) await requireMayGive(tx, context, context.scope.id, role)
  return account
}

function roleOf(context: Context, scope: ScopeRow, id: string): Role {
  const role = context.service.policy().role(`${scope.type}:${id}`)
  if (role?.scopeType === scope.type) return role
  const message = `There is no role “${id}” here.`
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'role', message }] })
}

function shownRole({ id, label }: Pick<Role, 'id' | 'label'>) {
  return { id, label }
}

function madeBy({ principal }: Context): string {
  const { kind, id } = actorOf(principal)
  return kind === 'person' || kind === 'token' ? (id ?? kind) : `${kind}:${id ?? ''}`
}
