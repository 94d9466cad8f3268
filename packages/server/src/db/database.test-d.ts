import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { ScopeId, TenantId, UserId } from '../ids.ts'
import type { Database, Tx } from './database.ts'
import type * as schema from './schema.ts'

// What must not compile. Never run.

export async function refused(database: Database, tx: Tx, outside: PgDatabase<PgQueryResultHKT, typeof schema>) {
  // @ts-expect-error a transaction has no transaction inside: what fails, fails the whole
  await tx.transaction(async () => {})

  const query = async (_tx: Tx) => 1
  // @ts-expect-error a query runs in a transaction only, never on a connection
  await query(outside)

  // @ts-expect-error no transaction without saying what it may see
  await database.transact(async () => 1)
  // @ts-expect-error `all` is said, not left out
  await database.read({ person: null }, query)
  // @ts-expect-error a person is no tenant
  await database.read({ tenants: ['' as UserId], person: null }, query)
  await database.read({ tenants: ['' as TenantId], person: '' as UserId }, query)
  // @ts-expect-error a text is not an id
  await database.read({ tenants: [], person: 'ada' }, query)
}

export const scopesAreTenantsOnlyWhenTheirTypeIs: ScopeId = '' as TenantId
