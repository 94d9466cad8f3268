import type { Role } from '@portreeve/engine'
import type { SignInSettings } from '../../access/sign-in-settings.ts'
import { usableHolders } from '../../access/usable-holders.ts'
import { peopleWithWayIn } from '../../access/way-in.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** Somebody who would be the last to mend a place, and could no longer sign in. */
interface CutOff {
  readonly role: Role
  readonly place: string
}

/** So many are named; one is enough to refuse. */
const namedMost = 5

/**
 * X3: settings that would leave nobody who can sign in to a place where somebody must be are refused, with the reason. Only places
 * where somebody loses their way in are looked at closely; they are locked first, so that nobody leaves them meanwhile. Takes a
 * transaction that sees every tenant. Throws `last-way-in`.
 */
export async function requireWayInLeft(
  tx: Tx,
  context: Context,
  population: string,
  settings: SignInSettings,
): Promise<void> {
  const { service } = context
  const roles = service
    .policy()
    .scopeTypes.filter((type) => type.population === population)
    .flatMap((type) => type.roles.filter(({ atLeast }) => atLeast > 0))
  const tried = { population, settings }
  const holders = await queries.holdersOf(
    tx,
    roles.map(({ key }) => key),
  )
  const people: readonly UserId[] = [...new Set(holders.map(({ userId }) => userId))]
  const now = await peopleWithWayIn(tx, service, people)
  const then = await peopleWithWayIn(tx, service, people, tried)
  const losing = holders.filter(({ userId }) => now.has(userId) && !then.has(userId))
  const cutOff: CutOff[] = []
  for (const place of await queries.lockPlaces(tx, [...new Set(losing.map(({ scopeId }) => scopeId))])) {
    for (const role of roles.filter(({ scopeType }) => scopeType === place.type)) {
      const before = await usableHolders(tx, context, place.id, role)
      if (before.length === 0) continue
      const after = await usableHolders(tx, context, place.id, role, tried)
      if (after.length === 0) cutOff.push({ role, place: place.name })
    }
    if (cutOff.length >= namedMost) break
  }
  const [first] = cutOff
  if (first === undefined) return
  throw new Problem('last-way-in', {
    detail: `Nobody with the role "${first.role.label}" in ${first.place} could sign in any longer. They need a passkey or another of the ways that stay open first.`,
    more: { places: cutOff.map(({ role, place }) => ({ role: role.label, place })) },
  })
}
