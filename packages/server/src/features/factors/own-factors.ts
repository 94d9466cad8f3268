import { keeperOf } from '../../access/keeper.ts'
import { asWhole, ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import { type FactorKind, secondFactorStanding } from '../../access/second-factor.ts'
import { peopleWithWayIn } from '../../access/way-in.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { FactorId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { forgetFactors } from '../sign-in/known-devices.ts'
import * as codeQueries from './code-queries.ts'
import { cameByMailbox } from './email-code.ts'
import { keepKinds } from './kept-factors.ts'
import { lockOwnAccount } from './own-account.ts'
import * as queries from './queries.ts'

/** One's own second factors, oldest first, and what can be added. */
export async function listOwnFactors(asking: Context) {
  const context = asWhole(asking)
  const { userId } = ownPrincipal(context)
  const { account, factors, recoveryCodes } = await context.service.database.read(context.wall, async (tx) => ({
    account: await queries.findAccount(tx, userId),
    factors: await queries.factorsOf(tx, userId),
    recoveryCodes: await codeQueries.countRecoveryCodes(tx, userId),
  }))
  if (account === undefined) throw sessionEnded()
  const items = factors.map(({ id, kind, label, createdAt, lastUsedAt, credentialId }) => ({
    // Codes go to the address that the account has now.
    ...{ id, kind, label: kind === 'email-code' ? account.email : label, createdAt, lastUsedAt, credentialId },
  }))
  return {
    items,
    recoveryCodes: items.length === 0 ? null : recoveryCodes,
    emailCode: emailCodeState(context, account),
  }
}

/** Whether codes by email can be switched on, and else why not. */
function emailCodeState(context: Context, { factors, emailProvedAt }: queries.AccountRow) {
  if (factors.includes('email-code')) return 'on' as const
  if (context.service.config.mail === null) return 'no-mail' as const
  if (emailProvedAt === null) return 'address-not-confirmed' as const
  return cameByMailbox(context) ? ('came-by-link' as const) : ('off' as const)
}

export async function renameFactor(
  asking: Context,
  { id, label }: { readonly id: FactorId; readonly label: string },
): Promise<void> {
  const context = asWhole(asking)
  await change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    const factor = await ownFactor(tx, account, id)
    if (factor.label === label) return { result: undefined, event: null }
    await queries.setLabel(tx, id, label)
    const scope = await keeperOf(tx, context.service, account.population)
    const target = { kind: 'person', id: account.id }
    const after = describe(factor)
    const personal = { label, formerLabel: factor.label }
    return { result: undefined, event: { action: 'person.factor-renamed', scope, target, after, personal } }
  })
}

/**
 * Throws `conflict` where a rule asks for a second factor and no other one would do, or nothing would be left to sign in by, and
 * `not-found`.
 */
export async function removeFactor(asking: Context, id: FactorId): Promise<void> {
  const context = asWhole(asking)
  const places = await ownPlaces(context)
  await change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    const factor = await ownFactor(tx, account, id)
    const others = (await queries.factorsOf(tx, account.id)).filter((other) => other.id !== id)
    const kinds = others.map(({ kind }) => kind)
    requireNotNeeded(places, { before: account.factors, after: kinds })
    await queries.deleteFactor(tx, account.id, id)
    await keepKinds(tx, account.id)
    if (factor.kind === 'passkey') await requireWayIn(tx, context, account)
    await forgetFactors(tx, account.id)
    if (others.length === 0) await codeQueries.deleteRecoveryCodes(tx, account.id)
    const scope = await keeperOf(tx, context.service, account.population)
    await queueMail(tx, context, {
      ...{ kind: 'factor-changed', to: { user: account.id }, scope },
      values: { what: 'removed', factor: factor.kind, label: factor.label },
    })
    const target = { kind: 'person', id: account.id }
    const before = describe(factor)
    const after = { left: kinds }
    const personal = { label: factor.label }
    return { result: undefined, event: { action: 'person.factor-removed', scope, target, before, after, personal } }
  })
}

/** Whoever signs in with nothing but a passkey does not throw the last one away. */
async function requireWayIn(tx: Tx, { service }: Context, { id }: queries.AccountRow): Promise<void> {
  if ((await peopleWithWayIn(tx, service, [id])).has(id)) return
  throw new Problem('conflict', {
    detail: 'Without this passkey you could not sign in any more. Choose a password or add another passkey first.',
  })
}

function describe({ id, kind }: queries.FactorRow) {
  return { factor: kind, factorId: id }
}

async function ownFactor(tx: Tx, account: queries.AccountRow, id: FactorId): Promise<queries.FactorRow> {
  const factor = (await queries.factorsOf(tx, account.id)).find((own) => own.id === id)
  if (factor !== undefined) return factor
  throw new Problem('not-found', { detail: 'You have no such second factor, or it was removed already.' })
}

interface Place {
  readonly name: string
  /** How many of the person's roles there can be used with factors of these kinds. */
  usableWith(factors: readonly FactorKind[]): number
}

/** Where the person is now, read before the transaction: what is cached cannot be asked for within one. */
async function ownPlaces({ service, principal }: Context): Promise<readonly Place[]> {
  const person = principal.kind === 'person' ? await service.grants.of(principal.userId) : null
  const places: Place[] = []
  for (const [scopeId, access] of person?.scopes ?? []) {
    if (person === null || access.membership !== 'active') continue
    const path = await service.scopes.pathOf(scopeId)
    const now = service.clock.now()
    const asked = { path, population: person.population, access, roles: access.roles, now }
    places.push({
      name: path[0]?.name ?? '',
      usableWith: (factors) => secondFactorStanding({ ...asked, proof: { factors, methods: null } }).usable.length,
    })
  }
  return places
}

/** C9: what a place takes now is not thrown away: with what is left, nothing that can be used there may stop. */
function requireNotNeeded(
  places: readonly Place[],
  { before, after }: { readonly before: readonly FactorKind[]; readonly after: readonly FactorKind[] },
): void {
  const place = places.find(({ usableWith }) => usableWith(after) < usableWith(before))
  if (place === undefined) return
  throw new Problem('conflict', {
    detail: `${place.name} asks for a second factor, and without this one you would have none that counts there. Add another one first.`,
  })
}
