import type { Role } from '@portreeve/engine'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { settings } from '../db/schema.ts'
import type { ScopeId, UserId } from '../ids.ts'
import { type PersonAccess, personAccess } from './grant-cache.ts'
import type { PersonPrincipal, TokenPrincipal } from './principal.ts'
import { type ScopeRow, scopePath } from './scopes.ts'
import { type SecondFactorStanding, secondFactorStanding } from './second-factor.ts'

interface StandingThere {
  readonly scope: ScopeRow
  readonly standing: SecondFactorStanding
}

/**
 * What is asked of the person's second factor in each place where they are active, by what they have: whether they showed it in some
 * session is left aside. Only places that ask for something.
 */
export async function standingsOf(tx: Tx, service: Service, userId: UserId): Promise<readonly StandingThere[]> {
  const now = service.clock.now()
  const access = await personAccess(tx, service.policy(), now, userId)
  if (access === null || access.status !== 'active') return []
  const { population, factors } = access
  if (!(await isAskedAnywhere(tx, population))) return []
  const standings: StandingThere[] = []
  for (const [scopeId, held] of access.scopes) {
    if (held.membership !== 'active') continue
    const path = await pathWithSettings(tx, scopeId)
    const [scope] = path
    if (scope === undefined) continue
    const proof = { factors, methods: null }
    const standing = secondFactorStanding({ path, population, access: held, roles: held.roles, proof, now })
    if (standing.missing !== null || standing.due !== null) standings.push({ scope, standing })
  }
  return standings
}

/**
 * The roles that the person holds, now or as their session still has them, and may not use as things are: a second factor is missing.
 * By scope; none where no place asks for one.
 */
export async function unusableRoles(
  tx: Tx,
  service: Service,
  access: PersonAccess,
  principal: PersonPrincipal | TokenPrincipal,
): Promise<ReadonlyMap<ScopeId, readonly Role[]>> {
  const unusable = new Map<ScopeId, readonly Role[]>()
  const { population, factors } = access
  if (!(await isAskedAnywhere(tx, population))) return unusable
  const { pinned, methods } = principal.kind === 'person' ? principal : { pinned: {}, methods: null }
  const policy = service.policy()
  const now = service.clock.now()
  for (const [scopeId, held] of access.scopes) {
    if (held.membership !== 'active') continue
    const former = (pinned as PersonPrincipal['pinned'])[scopeId]?.flatMap((key) => policy.role(key) ?? []) ?? []
    const roles = [...new Set([...held.roles, ...former])]
    const path = await pathWithSettings(tx, scopeId)
    const { usable } = secondFactorStanding({
      ...{ path, population, access: held, roles, proof: { factors, methods }, now },
    })
    unusable.set(
      scopeId,
      roles.filter((role) => !usable.includes(role)),
    )
  }
  return unusable
}

/** Whether any place asks a second factor of people of the population. */
export async function isAskedAnywhere(tx: Tx, population: string): Promise<boolean> {
  const isAsking = ne(sql`${settings.document} ->> 'required'`, 'nobody')
  const [any] = await tx
    .select({ scopeId: settings.scopeId })
    .from(settings)
    .where(and(eq(settings.area, 'second-factor'), eq(settings.population, population), isAsking))
    .limit(1)
  return any !== undefined
}

/** As the cache of scopes has it, read in this transaction. */
async function pathWithSettings(tx: Tx, scopeId: ScopeId) {
  const path = await scopePath(tx, scopeId)
  const { area, population, document } = settings
  const ids = path.map(({ id }) => id)
  const rows = await tx
    .select({ scopeId: settings.scopeId, area, population, document })
    .from(settings)
    .where(inArray(settings.scopeId, ids))
  return path.map((scope) => ({ ...scope, settings: rows.filter((row) => row.scopeId === scope.id) }))
}
