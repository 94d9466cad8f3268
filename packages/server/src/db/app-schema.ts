import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ResourceId, VersionId } from '../ids.ts'
import { at, json, key, scopeId, tenantId, userId } from './columns.ts'
import { resources } from './resource-schema.ts'
import { scopes } from './schema.ts'

/**
 * What a resource of the kind "app" is besides. Its place, owner, name and attributes stand with the resource; name and place are
 * here too, kept by the same change, so that a page of the list is a stretch of an index.
 */
export const apps = pgTable(
  'apps',
  {
    id: uuid('id')
      .$type<ResourceId>()
      .primaryKey()
      .references(() => resources.id),
    /** Until there is a scope whose roles decide about apps: the organization where it waits for one (A12). */
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    name: text('name').notNull(),
    nameKey: key('name_key').notNull(),
    type: text('type').notNull(),
    /** The scope that it belongs to besides (A11). */
    belongsTo: scopeId('belongs_to').references(() => scopes.id),
    description: text('description').notNull().default(''),
    /** Of the version that says most about where the app stands. */
    state: text('state', {
      enum: ['empty', 'draft', 'test', 'in-review', 'changes-requested', 'rejected', 'published', 'retired'],
    }).notNull(),
    latestVersion: text('latest_version'),
    /** The highest that is published. */
    publishedVersion: text('published_version'),
    /** Published, and of a type that everybody finds. */
    listed: boolean('listed').notNull().default(false),
    /** Its name elsewhere, where it was brought in from (A12). */
    externalId: text('external_id'),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [
    index('apps_scope').on(table.scopeId, table.nameKey, table.id),
    index('apps_changed').on(table.scopeId, table.changedAt, table.id),
    index('apps_listed').on(table.nameKey, table.id).where(sql`listed`),
    index('apps_belongs_to').on(table.belongsTo),
    uniqueIndex('apps_external').on(table.tenantId, table.externalId),
  ],
)

/** An archive as it was uploaded: it never changes, only what it is used for does. */
export const appVersions = pgTable(
  'app_versions',
  {
    id: uuid('id').$type<VersionId>().primaryKey(),
    appId: uuid('app_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => apps.id),
    tenantId: tenantId(),
    version: text('version').notNull(),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    patch: integer('patch').notNull(),
    state: text('state', {
      enum: ['draft', 'test', 'in-review', 'changes-requested', 'rejected', 'published', 'retired'],
    }).notNull(),
    /** What the manifest says. */
    manifest: json<Record<string, unknown>>('manifest').notNull(),
    releaseNotes: text('release_notes').notNull().default(''),
    /** Of the archive, whose name in the store is the id. */
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: at('uploaded_at').notNull(),
    testedAt: at('tested_at'),
    publishedAt: at('published_at'),
    retiredAt: at('retired_at'),
  },
  (table) => [
    uniqueIndex('app_versions_version').on(table.appId, table.major, table.minor, table.patch),
    index('app_versions_tenant').on(table.tenantId),
  ],
)

/** A version that was given to the reviewers, by the hash that it had (A14). The resource of the same id decides who they are. */
export const appSubmissions = pgTable(
  'app_submissions',
  {
    id: uuid('id')
      .$type<ResourceId>()
      .primaryKey()
      .references(() => resources.id),
    appId: uuid('app_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => apps.id),
    versionId: uuid('version_id')
      .$type<VersionId>()
      .notNull()
      .references(() => appVersions.id),
    tenantId: tenantId(),
    sha256: text('sha256').notNull(),
    state: text('state', { enum: ['waiting', 'approved', 'changes-requested', 'rejected', 'withdrawn'] }).notNull(),
    submittedBy: userId('submitted_by').notNull(),
    submittedAt: at('submitted_at').notNull(),
    decidedBy: userId('decided_by'),
    decidedAt: at('decided_at'),
    note: text('note'),
  },
  (table) => [
    uniqueIndex('app_submissions_waiting').on(table.versionId).where(sql`state = 'waiting'`),
    index('app_submissions_queue').on(table.state, table.id),
    index('app_submissions_app').on(table.appId, table.id),
  ],
)
