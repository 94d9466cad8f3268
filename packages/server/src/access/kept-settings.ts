import { and, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { settings } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import type { ScopeRow } from './scopes.ts'

type Row = typeof settings.$inferSelect

/** Which document: what it is about, and about whom. */
export type SettingsKey = Pick<Row, 'area' | 'population'>

/** `version` 0: nobody has said anything yet, and what is usual counts. */
export type KeptSettings = Pick<Row, 'version' | 'document'> & { readonly changedAt: Date | null }

export async function findSettings(tx: Tx, scope: ScopeRow, { area, population }: SettingsKey): Promise<KeptSettings> {
  const { version, document, changedAt } = settings
  const [row] = await tx
    .select({ version, document, changedAt })
    .from(settings)
    .where(and(eq(settings.scopeId, scope.id), eq(settings.area, area), eq(settings.population, population)))
  return row ?? { version: 0, document: {}, changedAt: null }
}

/** Two who edit at once do not overwrite each other. Call it with the scope's row taken. Throws `conflict`. */
export function requireVersion({ version }: KeptSettings, seen: number): void {
  if (version === seen) return
  throw new Problem('conflict', {
    detail: 'Somebody else changed this since you opened it. Look at it again before you save.',
    more: { version },
  })
}

export async function writeSettings(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { area, population, document }: SettingsKey & Pick<Row, 'document'>,
  by: string,
): Promise<KeptSettings> {
  const before = await findSettings(tx, scope, { area, population })
  const kept = { version: before.version + 1, document, changedAt: context.service.clock.now(), changedBy: by }
  await tx
    .insert(settings)
    .values({ scopeId: scope.id, tenantId: scope.tenantId, area, population, ...kept })
    .onConflictDoUpdate({ target: [settings.scopeId, settings.area, settings.population], set: kept })
  return kept
}
