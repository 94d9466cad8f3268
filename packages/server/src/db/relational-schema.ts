import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
} from 'drizzle-orm'
import * as schema from './schema.ts'

export type TablesSchema = ExtractTablesWithRelations<typeof schema>

const { tables, tableNamesMap } = extractTablesRelationalConfig<TablesSchema>(schema, createTableRelationsHelpers)

/** What drizzle needs to know about the tables: worked out once, since every transaction gets a handle of its own. */
export const relationalSchema = { fullSchema: schema, schema: tables, tableNamesMap }
