import type { Policy } from '@portreeve/engine'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { deleteResourcesIn } from '../resources/service.ts'
import * as queries from './belongings-queries.ts'
import { requireAccount, requireTrace } from './who-left.ts'

/** What becomes of what somebody owns who is removed or archived (X10). */
export type Decision =
  | { readonly what: 'keep' }
  | { readonly what: 'delete' }
  | { readonly what: 'transfer'; readonly to: UserId }

interface KindCount {
  readonly kind: string
  readonly label: string
  readonly plural: string
  readonly count: number
}

export interface Belongings {
  readonly total: number
  readonly kinds: readonly KindCount[]
  /** For the whole person: the same by place. */
  readonly scopes?: readonly {
    readonly scope: { readonly id: ScopeId; readonly type: string; readonly name: string }
    readonly total: number
    readonly kinds: readonly KindCount[]
  }[]
}

/** What became of it, for the event of the change that this is a part of. */
export interface Settled {
  readonly what: Decision['what']
  readonly to?: UserId
  readonly resources: number
}

/** What somebody owns in a scope where they are, or were, a member. */
export async function readBelongings(context: Context, { scope, user }: { scope: ScopeId; user: UserId }) {
  return context.service.database.read(context.wall, async (tx) => {
    await requireTrace(tx, scope, user)
    return summaryOf(tx, context, { person: user, scope })
  })
}

/** What somebody owns whose account is kept in this scope, by place. */
export async function readAllBelongings(context: Context, { scope, user }: { scope: ScopeId; user: UserId }) {
  return context.service.database.read({ ...context.wall, tenants: 'all' }, async (tx) => {
    await requireAccount(tx, context, scope, user)
    return summaryOf(tx, context, { person: user, scope: null })
  })
}

async function summaryOf(tx: Tx, { service }: Context, whose: queries.Owned): Promise<Belongings> {
  const policy = service.policy()
  const rows = await queries.countOwned(tx, whose)
  const all = { total: totalOf(rows), kinds: kindsOf(policy, rows) }
  if (whose.scope !== null) return all
  const places = new Map(rows.map(({ scope }) => [scope.id, scope]))
  const scopes = [...places.values()].map((scope) => {
    const there = rows.filter((row) => row.scope.id === scope.id)
    return { scope, total: totalOf(there), kinds: kindsOf(policy, there) }
  })
  return { ...all, scopes }
}

type Counted = Awaited<ReturnType<typeof queries.countOwned>>

function totalOf(rows: Counted): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}

/** A kind that the blueprint no longer has is told by its id. */
function kindsOf(policy: Policy, rows: Counted): KindCount[] {
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const { label, plural } = policy.kinds.get(kind) ?? { label: kind, plural: kind }
    return { kind, label, plural, count: totalOf(rows.filter((row) => row.kind === kind)) }
  })
}

/**
 * The part of another change that decides what becomes of what somebody owns, in one scope or (`scope: null`) everywhere, where
 * it takes a wall that sees every tenant. Whoever owns nothing needs no decision. Throws `belongings-undecided` with the
 * summary where one is missing.
 */
export async function settleBelongings(
  tx: Tx,
  context: Context,
  whose: queries.Owned,
  decision: Decision | undefined,
): Promise<Settled | null> {
  const belongings = await summaryOf(tx, context, whose)
  if (belongings.total === 0) return null
  if (decision === undefined) {
    throw new Problem('belongings-undecided', {
      detail: 'This person owns things here. Say what becomes of them: transfer them to somebody, keep or delete them.',
      more: { belongings },
    })
  }
  switch (decision.what) {
    case 'keep':
      return { what: 'keep', resources: belongings.total }
    case 'delete':
      // No server keeps archives that nothing names any more.
      await deleteResourcesIn(tx, await queries.idsOwned(tx, whose))
      return { what: 'delete', resources: belongings.total }
    case 'transfer':
      await requireReceiver(tx, whose, decision.to)
      return { what: 'transfer', to: decision.to, resources: await queries.giveOwned(tx, whose, decision.to) }
  }
}

/** Whoever gets it must be able to look after it: an active member of the place, or of every place where it lies, and not the one who goes. */
async function requireReceiver(tx: Tx, whose: queries.Owned, to: UserId): Promise<void> {
  const places = whose.scope === null ? await queries.placesOfOwned(tx, whose) : new Map([[whose.scope, '']])
  const active = to === whose.person ? new Set<ScopeId>() : await queries.activeIn(tx, to, [...places.keys()])
  const missing = [...places].filter(([id]) => !active.has(id)).map(([, name]) => name)
  if (missing.length === 0) return
  const message =
    whose.scope === null
      ? `Whoever gets it must be an active member of every place where it lies. That person is not in: ${missing.join(', ')}.`
      : 'Whoever gets it must be another active member here.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'belongings.to', message }] })
}

/** What others shared with somebody who is removed from a scope ends there: they would find it again on coming back (A10). */
export async function endSharesWith(tx: Tx, whose: { person: UserId; scope: ScopeId }): Promise<number> {
  await endOffers(tx, whose)
  return queries.endSharesWith(tx, whose.person, whose.scope)
}

/** What they offered to others and what was offered to them is offered no more, in one scope or (`scope: null`) everywhere (C12). */
export async function endOffers(tx: Tx, whose: queries.Owned): Promise<void> {
  await queries.endOffers(tx, whose)
}
