import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
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
    description: text('description').notNull().default(''),
    changedAt: at('changed_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('resources_tenant').on(table.tenantId, table.kind, table.nameKey, table.id),
    index('resources_scope').on(table.scopeId, table.kind, table.nameKey, table.id),
    index('resources_owner').on(table.ownerId, table.kind, table.nameKey, table.id),
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
  (table) => [
    primaryKey({ columns: [table.resourceId, table.userId, table.organizationId] }),
    index('resource_shares_user').on(table.userId, table.resourceId),
    index('resource_shares_organization').on(table.organizationId, table.resourceId),
  ],
)

/** A resource that its owner wants to hand on: it stays the owner's until the other has taken it (C12). */
export const resourceTransfers = pgTable(
  'resource_transfers',
  {
    resourceId: uuid('resource_id')
      .$type<ResourceId>()
      .primaryKey()
      .references(() => resources.id),
    tenantId: tenantId(),
    toUserId: userId('to_user_id')
      .notNull()
      .references(() => users.id),
    offeredBy: userId('offered_by').notNull(),
    offeredAt: at('offered_at').notNull(),
  },
  (table) => [index('resource_transfers_to').on(table.toUserId, table.resourceId)],
)
