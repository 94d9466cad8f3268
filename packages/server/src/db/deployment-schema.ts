import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at, type Hash, json } from './columns.ts'

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

/** One typed document per area, versioned. */
export const settings = pgTable('settings', {
  area: text('area').primaryKey(),
  version: integer('version').notNull(),
  document: json<Record<string, unknown>>('document').notNull(),
  changedAt: at('changed_at').notNull(),
})
