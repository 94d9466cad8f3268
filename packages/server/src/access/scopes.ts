import { eq } from 'drizzle-orm'
import type { ChangeFeed, Database, Tx } from '../db/database.ts'
import { scopes, settings } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import { platformId, type ScopeId, type TenantId } from '../ids.ts'
import { TrustedCache } from './trusted-cache.ts'

export interface ScopeRow {
  readonly id: ScopeId
  readonly type: string
  readonly tenantId: TenantId | null
  readonly parentId: ScopeId | null
  readonly name: string
  readonly status: string
  /** Raised by every change of access in this scope. */
  readonly epoch: number
  /** Since when nobody usable holds a role there that must always be held (X3). */
  readonly ownerlessSince: Date | null
}

/** With what is said there about how people sign in. */
export interface CachedScope extends ScopeRow {
  readonly settings: readonly Pick<typeof settings.$inferSelect, 'area' | 'population' | 'document'>[]
}

const columns = {
  id: scopes.id,
  type: scopes.type,
  tenantId: scopes.tenantId,
  parentId: scopes.parentId,
  name: scopes.name,
  status: scopes.status,
  epoch: scopes.epoch,
  ownerlessSince: scopes.ownerlessSince,
}

export async function findScope(tx: Tx, scopeId: ScopeId): Promise<ScopeRow | null> {
  const [row] = await tx.select(columns).from(scopes).where(eq(scopes.id, scopeId))
  return row ?? null
}

/**
 * Takes the scope's row for this transaction: whoever counts holders, limits or uses in a scope does this first, so that
 * two at once cannot both pass. Throws `not-found` where the scope is missing or behind the wall.
 */
export async function lockScope(tx: Tx, scopeId: ScopeId): Promise<ScopeRow> {
  const [row] = await tx.select(columns).from(scopes).where(eq(scopes.id, scopeId)).for('update')
  if (row === undefined) throw new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
  return row
}

/** The scope and those above it, itself first, the platform last. Empty where the scope is missing or behind the wall. */
export async function scopePath(tx: Tx, scopeId: ScopeId): Promise<readonly ScopeRow[]> {
  return climb(scopeId, (id) => findScope(tx, id))
}

/** Scopes as they are now, read once and kept until they change. */
export class ScopeCache {
  readonly #rows: TrustedCache<ScopeId, CachedScope>

  constructor(database: Database, changes: ChangeFeed = database.changes) {
    this.#rows = new TrustedCache<ScopeId, CachedScope>({
      changes,
      max: 20_000,
      load: (id) => database.read({ tenants: 'all', person: null }, (tx) => findCached(tx, id)),
      concerns: ({ id }) => [id],
    })
  }

  find(scopeId: ScopeId): Promise<CachedScope | null> {
    return this.#rows.get(scopeId)
  }

  /** See `scopePath`. */
  pathOf(scopeId: ScopeId): Promise<readonly CachedScope[]> {
    return climb(scopeId, (id) => this.find(id))
  }

  close(): void {
    this.#rows.close()
  }
}

async function findCached(tx: Tx, scopeId: ScopeId): Promise<CachedScope | null> {
  const row = await findScope(tx, scopeId)
  if (row === null) return null
  const { area, population, document } = settings
  const said = await tx.select({ area, population, document }).from(settings).where(eq(settings.scopeId, scopeId))
  return { ...row, settings: said }
}

async function climb<Row extends ScopeRow>(
  from: ScopeId,
  find: (id: ScopeId) => Promise<Row | null>,
): Promise<readonly Row[]> {
  const path: Row[] = []
  let next: ScopeId | null = from
  while (next !== null) {
    const row: Row | null = await find(next)
    // A scope whose way up is broken or goes round in a circle belongs nowhere: nobody gets in through it.
    if (row === null || path.some(({ id }) => id === row.id)) return []
    path.push(row)
    next = row.parentId ?? (row.id === platformId ? null : platformId)
  }
  return path
}
