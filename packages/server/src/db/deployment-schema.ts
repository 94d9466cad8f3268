import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, type Hash, json, scopeId, tenantId } from './columns.ts'

export const deployment = pgTable('deployment', {
  /** Always 1: there is one row. */
  id: integer('id').primaryKey(),
  installation: text('installation').notNull(),
  name: text('name').notNull(),
  blueprintId: text('blueprint_id').notNull(),
  /** The blueprint that last ran, to tell what a changed one changes for people (X6, X9). */
  blueprint: json<Record<string, unknown>>('blueprint').notNull(),
  tenancy: text('tenancy'),
  demo: boolean('demo').notNull(),
  createdAt: at('created_at').notNull(),
  setUpAt: at('set_up_at'),
})

export const setUpLinks = pgTable('set_up_links', {
  tokenHash: text('token_hash').$type<Hash>().primaryKey(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
})

/** One typed document per scope, area and kind of people, versioned: two who edit it at once do not overwrite each other. */
export const settings = pgTable(
  'settings',
  {
    scopeId: scopeId('scope_id').notNull(),
    tenantId: tenantId(),
    area: text('area', { enum: ['second-factor', 'sign-in'] }).notNull(),
    /** Of whom it is true: one scope can look after people of its own and keep the accounts of others. */
    population: text('population').notNull(),
    version: integer('version').notNull(),
    document: json<Record<string, unknown>>('document').notNull(),
    changedAt: at('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.area, table.population] })],
)
