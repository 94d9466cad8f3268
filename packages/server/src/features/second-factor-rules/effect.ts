import type { Role } from '@portreeve/engine'
import { scopePath } from '../../access/scopes.ts'
import {
  asksOf,
  type SecondFactorRules,
  type SecondFactorStanding,
  secondFactorStanding,
} from '../../access/second-factor.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { platformId, type ScopeId, type UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** What rules would change for somebody in one role, by what they have: who only has to show their factor is not affected. */
export interface Holding {
  readonly userId: UserId
  readonly name: string
  readonly nameKey: string
  readonly scopeId: ScopeId
  readonly role: Role
  readonly before: SecondFactorStanding
  readonly after: SecondFactorStanding
}

interface Tried {
  readonly scope: ScopeId
  readonly population: string
  readonly rules: SecondFactorRules
  /** Those that can be asked for there. */
  readonly roles: readonly Role[]
}

/** Everybody whom the tried rules ask, with how they stand now and would stand then, the rules of all other places included. */
export async function effectOf(tx: Tx, context: Context, tried: Tried): Promise<readonly Holding[]> {
  const { scope, population, rules } = tried
  const asked = rules.required === 'nobody' ? [] : tried.roles.filter((role) => asksOf(rules, role))
  if (asked.length === 0) return []
  const now = context.service.clock.now()
  const keys = asked.map(({ key }) => key)
  const rows = await queries.holdersWithin(tx, scope, { population, roles: keys, now })
  const paths = await pathsWithin(tx, tried)
  const byKey = new Map(asked.map((role) => [role.key, role]))
  return rows.flatMap(({ userId, name, nameKey, scopeId, factors, startedAt, grantedAt, ...row }) => {
    const role = byKey.get(row.role)
    const path = paths(scopeId)
    if (role === undefined || path === null) return []
    const access = { startedAt, grantedAt: new Map([[role.key, grantedAt]]) }
    const stands = (settings: Path) =>
      secondFactorStanding({
        ...{ path: settings, population, access, roles: [role], proof: { factors, methods: null }, now },
      })
    return [{ userId, name, nameKey, scopeId, role, before: stands(path.before), after: stands(path.after) }]
  })
}

type Path = Parameters<typeof secondFactorStanding>[0]['path']

/** What is said along the way up from each scope below, as it is and as it would be. */
async function pathsWithin(tx: Tx, { scope, population, rules }: Tried) {
  const said = await queries.rulesOf(tx, population)
  const above = await scopePath(tx, scope)
  const parents = new Map<ScopeId, ScopeId | null>(
    [...(await queries.scopesWithin(tx, scope)), ...above].map(({ id, parentId }) => [id, parentId]),
  )
  const here = { area: 'second-factor', population, document: { ...rules } } as const
  const known = new Map<ScopeId, { before: Path; after: Path } | null>()
  return (from: ScopeId) => {
    const found = known.get(from)
    if (found !== undefined) return found
    const ids: ScopeId[] = []
    for (let id: ScopeId | null = from; id !== null; ) {
      if (!parents.has(id) || ids.includes(id)) break
      ids.push(id)
      id = parents.get(id) ?? (id === platformId ? null : platformId)
    }
    const settingsOf = (id: ScopeId) => said.filter(({ scopeId }) => scopeId === id)
    const path = {
      before: ids.map((id) => ({ settings: settingsOf(id) })),
      after: ids.map((id) => ({ settings: id === scope ? [here] : settingsOf(id) })),
    }
    known.set(from, path)
    return path
  }
}

export function isStopped({ after }: Pick<Holding, 'after'>): boolean {
  return after.missing !== null
}

export function isInGrace({ after }: Pick<Holding, 'after'>): boolean {
  return after.missing === null && after.due !== null
}
