import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ResourceId } from '../ids.ts'
import { at, json, key, scopeId, tenantId, userId } from './columns.ts'
import { scopes, users } from './schema.ts'

export const resources = pgTable(
  'resources',
  {
    id: uuid('id').$type<ResourceId>().primaryKey(),
    kind: text('kind').notNull(),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    ownerId: userId('owner_id').references(() => users.id),
    name: text('name').notNull(),
    nameKey: key('name_key').notNull(),
    attributes: json<Record<string, string | number | boolean>>('attributes').notNull().default({}),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('resources_scope').on(table.scopeId, table.kind, table.nameKey, table.id),
    index('resources_owner').on(table.ownerId),
  ],
)

export const resourceShares = pgTable(
  'resource_shares',
  {
    resourceId: uuid('resource_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => resources.id),
    tenantId: tenantId(),
    relation: text('relation').notNull(),
    /** One of the two, the other being the nil id. */
    userId: userId('user_id').notNull(),
    organizationId: scopeId('organization_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.resourceId, table.userId, table.organizationId] })],
)
