import type { Grants, Policy, Role } from '@portreeve/engine'
import { and, eq } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import { assignments, memberships, scopes, users } from '../db/schema.ts'
import type { ScopeId, TenantId, UserId } from '../ids.ts'
import type { FactorKind } from './second-factor.ts'
import { TrustedCache } from './trusted-cache.ts'

/** What one person is, everywhere, as the database says now. Sessions and tokens narrow it: see `principalGrants`. */
export interface PersonAccess {
  readonly userId: UserId
  readonly status: 'active' | 'archived' | 'blocked'
  readonly population: string
  /** The kinds of second factors that the person has. */
  readonly factors: readonly FactorKind[]
  /** Only scopes with a membership: an assignment counts only together with an active one, on the platform too. */
  readonly scopes: ReadonlyMap<ScopeId, ScopeAccess>
  /** The organizations in which the person has an active membership, of the organization itself or of a scope in it. */
  readonly organizations: readonly TenantId[]
  /** When the nearest assignment ends. */
  readonly validUntil: Date | null
  readonly policy: Policy
}

export interface ScopeAccess {
  readonly type: string
  readonly tenantId: TenantId | null
  readonly membership: 'active' | 'disabled' | 'removed'
  /** The roles that have not ended, in blueprint order; kept while the membership is disabled. */
  readonly roles: readonly Role[]
  /** The person's, kept here for the checks that see no more than one scope. */
  readonly population: string
  readonly factors: readonly FactorKind[]
  /** When the person first came here. */
  readonly startedAt: Date
  /** When each role was given, by its key. */
  readonly grantedAt: ReadonlyMap<string, Date>
  /** None where the membership or the person is not active. */
  readonly grants: Grants
  readonly epoch: number
}

interface GrantCacheOptions {
  readonly database: Database
  readonly clock: Clock
  readonly policy: () => Policy
  readonly max?: number
  readonly onLookup?: (hit: boolean) => void
}

/** Keeps grants, never decisions. */
export class GrantCache {
  readonly #options: GrantCacheOptions
  readonly #people: TrustedCache<UserId, PersonAccess>

  constructor(options: GrantCacheOptions) {
    this.#options = options
    this.#people = new TrustedCache<UserId, PersonAccess>({
      changes: options.database.changes,
      max: options.max ?? 20_000,
      load: (userId) => this.#load(userId),
      concerns: ({ userId }) => [userId],
      ...(options.onLookup && { onLookup: options.onLookup }),
    })
  }

  /**
   * `null` where there is no such person. `atLeast`: the caller wrote at this epoch of the scope and asks to see its own
   * write, whichever node it wrote to. Throws `not-ready` where the database does not answer.
   */
  of(userId: UserId, atLeast?: { readonly scopeId: ScopeId; readonly epoch: number }): Promise<PersonAccess | null> {
    return this.#people.get(userId, (access) => {
      if (access.policy !== this.#options.policy()) return false
      if (access.validUntil !== null && access.validUntil <= this.#options.clock.now()) return false
      return atLeast === undefined || (access.scopes.get(atLeast.scopeId)?.epoch ?? -1) >= atLeast.epoch
    })
  }

  close(): void {
    this.#people.close()
  }

  #load(userId: UserId): Promise<PersonAccess | null> {
    const { database, clock, policy } = this.#options
    return database.read({ tenants: 'all', person: userId }, (tx) => personAccess(tx, policy(), clock.now(), userId))
  }
}

/** The same from within a transaction, for rules that must hold when it commits. */
export async function personAccess(tx: Tx, policy: Policy, now: Date, userId: UserId): Promise<PersonAccess | null> {
  const [user] = await tx
    .select({ status: users.status, population: users.population, factors: users.factors })
    .from(users)
    .where(eq(users.id, userId))
  if (user === undefined) return null
  const rows = await tx
    .select({
      scopeId: memberships.scopeId,
      membership: memberships.status,
      type: scopes.type,
      tenantId: scopes.tenantId,
      epoch: scopes.epoch,
      startedAt: memberships.startedAt,
      role: assignments.role,
      grantedAt: assignments.grantedAt,
      expiresAt: assignments.expiresAt,
    })
    .from(memberships)
    .innerJoin(scopes, eq(scopes.id, memberships.scopeId))
    .leftJoin(
      assignments,
      and(eq(assignments.userId, memberships.userId), eq(assignments.scopeId, memberships.scopeId)),
    )
    .where(eq(memberships.userId, userId))

  const rolesByScope = new Map<ScopeId, Role[]>()
  const grantedByScope = new Map<ScopeId, Map<string, Date>>()
  let validUntil: Date | null = null
  for (const { scopeId, type, role, grantedAt, expiresAt } of rows) {
    const roles = rolesByScope.get(scopeId) ?? []
    rolesByScope.set(scopeId, roles)
    const granted = grantedByScope.get(scopeId) ?? new Map<string, Date>()
    grantedByScope.set(scopeId, granted)
    const found = role === null ? undefined : policy.role(role)
    if (found === undefined || found.key !== role || found.scopeType !== type) continue
    if (expiresAt !== null && expiresAt <= now) continue
    if (expiresAt !== null && (validUntil === null || expiresAt < validUntil)) validUntil = expiresAt
    roles.push(found)
    if (grantedAt !== null) granted.set(found.key, grantedAt)
  }
  const found = new Map<ScopeId, ScopeAccess>()
  const organizations = new Set<TenantId>()
  for (const { scopeId, membership, type, tenantId, epoch, startedAt } of rows) {
    if (found.has(scopeId)) continue
    const roles = (rolesByScope.get(scopeId) ?? []).sort((a, b) => a.index - b.index)
    const counts = user.status === 'active' && membership === 'active'
    const grantedAt = grantedByScope.get(scopeId) ?? new Map<string, Date>()
    const grants = policy.grants(counts ? roles : [])
    const { population, factors } = user
    const held = { roles, startedAt, grantedAt, grants, epoch }
    found.set(scopeId, { type, tenantId, membership, population, factors, ...held })
    if (counts && tenantId !== null) organizations.add(tenantId)
  }
  return { userId, ...user, scopes: found, organizations: [...organizations], validUntil, policy }
}
