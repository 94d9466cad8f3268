import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  EventId,
  InvitationId,
  ResourceId,
  ScopeId,
  ServiceAccountId,
  SessionId,
  TenantId,
  TokenId,
  UserId,
} from '../ids.ts'

/** SHA-256 of a secret, as hex text (the embedded database's binary values cost a copy each). */
type Hash = string

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const userId = (name: string) => uuid(name).$type<UserId>()
const scopeId = (name: string) => uuid(name).$type<ScopeId>()
const tenantId = () => uuid('tenant_id').$type<TenantId>()
const json = <Value>(name: string) => jsonb(name).$type<Value>()

/** Text that is compared byte by byte, on every database alike: keys made by `textKey`. */
const key = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

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

export const users = pgTable(
  'users',
  {
    id: userId('id').primaryKey(),
    population: text('population').notNull(),
    email: text('email').notNull(),
    emailKey: key('email_key').notNull(),
    /** Until then the address identifies nobody (X11). */
    emailProvedAt: at('email_proved_at'),
    name: text('name').notNull(),
    nameKey: key('name_key').notNull(),
    status: text('status', { enum: ['active', 'archived', 'blocked'] }).notNull(),
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    /** A temporary password opens nothing after this (C3). */
    passwordExpiresAt: at('password_expires_at'),
    failedSignIns: integer('failed_sign_ins').notNull().default(0),
    lockedUntil: at('locked_until'),
    locale: text('locale'),
    attributes: json<Record<string, string | number | boolean>>('attributes').notNull().default({}),
    externalId: text('external_id'),
    createdAt: at('created_at').notNull(),
    lastActiveAt: at('last_active_at'),
  },
  (table) => [
    uniqueIndex('users_email').on(table.population, table.emailKey),
    index('users_name').on(table.nameKey, table.id),
    index('users_external').on(table.population, table.externalId),
  ],
)

export const scopes = pgTable(
  'scopes',
  {
    id: scopeId('id').primaryKey(),
    type: text('type').notNull(),
    parentId: scopeId('parent_id'),
    /** Of an organization its own id, of what lies below it that organization's, above it none. */
    tenantId: tenantId(),
    name: text('name').notNull(),
    nameKey: key('name_key').notNull(),
    status: text('status').notNull(),
    /** Raised by every change of access in this scope. */
    epoch: bigint('epoch', { mode: 'number' }).notNull().default(1),
    profile: json<Record<string, unknown>>('profile').notNull().default({}),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('scopes_parent').on(table.parentId, table.type),
    index('scopes_tenant').on(table.tenantId),
    index('scopes_name').on(table.type, table.nameKey, table.id),
  ],
)

export const memberships = pgTable(
  'memberships',
  {
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    /** `removed` is kept as a trace: A10 asks for a new invitation instead of adding at once. */
    status: text('status', { enum: ['active', 'disabled', 'removed'] }).notNull(),
    since: at('since').notNull(),
    by: text('by').notNull(),
    /** The person's, kept here by triggers: a page of the members list is a stretch of an index, however many members there are. */
    nameKey: key('name_key').notNull().default(''),
    emailKey: key('email_key').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.scopeId] }),
    index('memberships_name').on(table.scopeId, table.status, table.nameKey, table.userId),
    index('memberships_email').on(table.scopeId, table.status, table.emailKey, table.userId),
    index('memberships_tenant').on(table.tenantId, table.userId),
  ],
)

export const assignments = pgTable(
  'assignments',
  {
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    /** `scope-type:id` of the role. */
    role: text('role').notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: at('granted_at').notNull(),
    reason: text('reason'),
    expiresAt: at('expires_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.scopeId, table.role] }),
    index('assignments_scope').on(table.scopeId, table.role, table.userId),
    index('assignments_role').on(table.role),
  ],
)

export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').$type<InvitationId>().primaryKey(),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    email: text('email').notNull(),
    emailKey: key('email_key').notNull(),
    role: text('role').notNull(),
    tokenHash: text('token_hash').$type<Hash>().notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
    revokedAt: at('revoked_at'),
  },
  (table) => [
    uniqueIndex('invitations_open')
      .on(table.scopeId, table.emailKey)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').$type<SessionId>().primaryKey(),
    tokenHash: text('token_hash').$type<Hash>().notNull().unique(),
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: at('created_at').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
    idleExpiresAt: at('idle_expires_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
    /** Roles of a scope as they were when a change was made that waits for the next sign-in (A9): scope id to role keys. */
    pinned: json<Record<string, readonly string[]>>('pinned').notNull().default({}),
    secondFactorAt: at('second_factor_at'),
    /** When the person last showed their password in this session: at sign-in, or when asked again (X13). */
    provedAt: at('proved_at').notNull(),
    ip: text('ip'),
    agent: text('agent'),
  },
  (table) => [index('sessions_user').on(table.userId).where(sql`ended_at is null`)],
)

export const serviceAccounts = pgTable(
  'service_accounts',
  {
    id: uuid('id').$type<ServiceAccountId>().primaryKey(),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    madeBy: text('made_by').notNull(),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [index('service_accounts_scope').on(table.scopeId)],
)

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid('id').$type<TokenId>().primaryKey(),
    /** One of the two. */
    userId: userId('user_id').references(() => users.id),
    serviceAccountId: uuid('service_account_id')
      .$type<ServiceAccountId>()
      .references(() => serviceAccounts.id),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    name: text('name').notNull(),
    permissions: text('permissions').array().notNull(),
    prefix: text('prefix').notNull(),
    tokenHash: text('token_hash').$type<Hash>().notNull().unique(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
    endedAt: at('ended_at'),
  },
  (table) => [index('api_tokens_user').on(table.userId), index('api_tokens_scope').on(table.scopeId)],
)

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
  (table) => [index('resources_scope').on(table.scopeId, table.kind), index('resources_owner').on(table.ownerId)],
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

/** Append-only: the application's role may insert and read, nothing else. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').$type<EventId>().primaryKey(),
    scopeId: scopeId('scope_id').notNull(),
    tenantId: tenantId(),
    at: at('at').notNull(),
    action: text('action').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id'),
    requestId: text('request_id').notNull(),
    /** Without personal values: those are in `audit_personal`, where they can be erased. */
    before: json<unknown>('before'),
    after: json<unknown>('after'),
    /** Salted SHA-256 of the personal values. */
    commitment: text('commitment').$type<Hash>().notNull(),
    /** SHA-256 of everything above. */
    hash: text('hash').$type<Hash>().notNull(),
  },
  (table) => [
    index('audit_events_scope').on(table.scopeId, table.id),
    index('audit_events_tenant').on(table.tenantId, table.id),
    index('audit_events_target').on(table.targetId, table.id),
  ],
)

/** What an event says about people (names, addresses, IP): erased on its own, the chain stays whole. */
export const auditPersonal = pgTable('audit_personal', {
  eventId: uuid('event_id').$type<EventId>().primaryKey(),
  tenantId: tenantId(),
  salt: text('salt').notNull(),
  values: json<Record<string, unknown>>('values').notNull(),
})

/** The chain of a scope, laid over committed events by one sealer, so that writers never wait for each other. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    scopeId: scopeId('scope_id').notNull(),
    tenantId: tenantId(),
    number: bigint('number', { mode: 'number' }).notNull(),
    eventId: uuid('event_id').$type<EventId>().notNull().unique(),
    chainHash: text('chain_hash').$type<Hash>().notNull(),
    sealedAt: at('sealed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.number] })],
)

/** Where the chain of each scope ends, beside it: a tail that is merely cut off shows. */
export const auditHeads = pgTable('audit_heads', {
  scopeId: scopeId('scope_id').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull(),
  eventId: uuid('event_id').$type<EventId>().notNull(),
  chainHash: text('chain_hash').$type<Hash>().notNull(),
  changedAt: at('changed_at').notNull(),
})

/** What the ends of the chains are signed with. In a table of its own, so that no page about settings can ever show it. */
export const auditKeys = pgTable('audit_keys', {
  /** Always 1: there is one row. */
  id: integer('id').primaryKey(),
  /** Ed25519, SPKI in base64. */
  publicKey: text('public_key').notNull(),
  /** PKCS #8 in base64. */
  privateKey: text('private_key').notNull(),
  createdAt: at('created_at').notNull(),
})

export const securityEvents = pgTable(
  'security_events',
  {
    id: uuid('id').$type<EventId>().primaryKey(),
    at: at('at').notNull(),
    kind: text('kind').notNull(),
    userId: userId('user_id'),
    scopeId: scopeId('scope_id'),
    tenantId: tenantId(),
    ip: text('ip'),
    agent: text('agent'),
    requestId: text('request_id').notNull(),
    detail: json<Record<string, unknown>>('detail').notNull(),
  },
  (table) => [index('security_events_user').on(table.userId, table.id), index('security_events_at').on(table.id)],
)

/** One typed document per area, versioned. */
export const settings = pgTable('settings', {
  area: text('area').primaryKey(),
  version: integer('version').notNull(),
  document: json<Record<string, unknown>>('document').notNull(),
  changedAt: at('changed_at').notNull(),
})

/** When somebody last used what a role adds, written in batches. */
export const permissionUse = pgTable(
  'permission_use',
  {
    userId: userId('user_id').notNull(),
    scopeId: scopeId('scope_id').notNull(),
    tenantId: tenantId(),
    permission: text('permission').notNull(),
    lastUsedAt: at('last_used_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.scopeId, table.permission] })],
)
