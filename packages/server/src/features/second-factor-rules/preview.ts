import type { Operation } from '@portreeve/engine'
import { mayOperate } from '../../access/may-operate.ts'
import type { Whose } from '../../access/whose-settings.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import { type Holding, isInGrace, isStopped } from './effect.ts'
import * as queries from './queries.ts'

const namesMost = 20

/** Whom the actor may read of. Not inside a transaction. */
export async function readersOf({ service, principal, scope }: ScopedContext, whose: Whose): Promise<boolean> {
  const operation: Operation = whose === 'people' ? 'people.read' : 'members.read'
  return mayOperate(service, principal, scope.id, operation)
}

/** What the rules would do today, in numbers and, as far as the actor may read of them, by name. */
export async function describeEffect(
  tx: Tx,
  context: ScopedContext,
  effect: readonly Holding[],
  { whose, mayRead }: { readonly whose: Whose; readonly mayRead: boolean },
) {
  const { scope, service } = context
  const stopped = effect.filter(isStopped)
  const waiting = effect.filter(isInGrace)
  const stoppedPeople = peopleOf(stopped)
  const inGrace = peopleOf(waiting).filter((id) => !stoppedPeople.includes(id))
  const tokens = await queries.tokensWithin(tx, scope.id, service.clock.now())
  const tokensOf = (holdings: readonly Holding[]) => {
    const there = new Set(holdings.map(({ userId, scopeId }) => `${userId} ${scopeId}`))
    return tokens.filter((row) => there.has(`${row.userId} ${row.scopeId}`)).reduce((sum, { count }) => sum + count, 0)
  }
  const stoppedTokens = tokensOf(stopped)
  const days = waiting.flatMap(({ after }) => after.due ?? []).sort((a, b) => a.getTime() - b.getTime())
  const [first, last] = [days[0], days.at(-1)]
  return {
    stopped: { people: stoppedPeople.length, tokens: stoppedTokens },
    inGrace: { people: inGrace.length, tokens: tokensOf([...stopped, ...waiting]) - stoppedTokens },
    graceEnds: first && last ? { first, last } : null,
    roles: byRole(context, [...stopped, ...waiting]),
    names: mayRead ? named(context, [...stopped, ...waiting], whose) : null,
    you: standingOf(effect, actorOf(context.principal).id),
  }
}

function peopleOf(holdings: readonly Holding[]): readonly UserId[] {
  return [...new Set(holdings.map(({ userId }) => userId))]
}

function byRole({ service }: ScopedContext, holdings: readonly Holding[]) {
  const policy = service.policy()
  const roles = policy.roles.filter((role) => holdings.some((holding) => holding.role === role))
  return roles.map((role) => {
    const held = holdings.filter((holding) => holding.role === role)
    return {
      ...{ key: role.key, label: role.label, place: policy.scopeType(role.scopeType)?.definition.label ?? '' },
      stopped: peopleOf(held.filter(isStopped)).length,
      inGrace: peopleOf(held.filter(isInGrace)).length,
    }
  })
}

/** Of members only what they are in the place itself: who is what in one below is for those who look after that. */
function named({ scope }: ScopedContext, holdings: readonly Holding[], whose: Whose) {
  const seen = holdings
    .filter(({ scopeId }) => whose === 'people' || scopeId === scope.id)
    .sort((a, b) => a.role.index - b.role.index)
  return peopleOf(seen)
    .map((id) => seen.filter(({ userId }) => userId === id))
    .sort(([a], [b]) => (a!.nameKey < b!.nameKey ? -1 : a!.nameKey > b!.nameKey ? 1 : 0))
    .slice(0, namesMost)
    .map((held) => ({
      ...{ id: held[0]!.userId, name: held[0]!.name },
      roles: [...new Set(held.map(({ role }) => role.label))],
      due: held.some(isStopped) ? null : earliest(held),
    }))
}

function earliest(holdings: readonly Holding[]): Date | null {
  const days = holdings.flatMap(({ after }) => after.due ?? [])
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}

function standingOf(effect: readonly Holding[], actor: string | null) {
  const own = effect.filter(({ userId }) => userId === actor)
  if (own.some(isStopped)) return { is: 'stopped' as const, due: null }
  const due = earliest(own)
  return due === null ? { is: 'not-affected' as const, due } : { is: 'in-grace' as const, due }
}
