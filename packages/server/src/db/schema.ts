import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type {
  ClaimId,
  InvitationId,
  LinkId,
  RequestId,
  ResourceId,
  ServiceAccountId,
  SessionId,
  TokenId,
  UserId,
} from '../ids.ts'
import { at, type Hash, json, key, scopeId, tenantId, userId } from './columns.ts'

export * from './app-schema.ts'
export * from './audit-schema.ts'
export * from './deployment-schema.ts'
export * from './mail-schema.ts'
export * from './resource-schema.ts'
export * from './review-schema.ts'
export * from './sign-in-schema.ts'

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
    /** Of an archived account: it comes back as a blocked one. */
    blockedWhenArchived: boolean('blocked_when_archived').notNull().default(false),
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    /** A temporary password opens nothing after this (C3). */
    passwordExpiresAt: at('password_expires_at'),
    /** The kinds of second factors that the person has proved: what `factors` says, kept here for every request to know. */
    factors: text('factors', { enum: ['authenticator', 'passkey', 'email-code'] })
      .array()
      .notNull()
      .default([]),
    locale: text('locale'),
    attributes: json<Record<string, string | number | boolean>>('attributes').notNull().default({}),
    externalId: text('external_id'),
    createdAt: at('created_at').notNull(),
    lastActiveAt: at('last_active_at'),
  },
  (table) => [
    uniqueIndex('users_email').on(table.population, table.emailKey),
    // Few accounts are closed, and lists ask for just those.
    index('users_closed').on(table.status, table.id).where(sql`status <> 'active'`),
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
    /** Its name elsewhere, where it was brought in from (A12). */
    externalId: text('external_id'),
    /** Since when nobody usable holds a role that must always be held (X3). */
    ownerlessSince: at('ownerless_since'),
    /** While that is so: who held it last. They are told of a claim, and can object. */
    formerHolders: uuid('former_holders').array().$type<UserId[]>().notNull().default([]),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('scopes_parent').on(table.parentId, table.type),
    index('scopes_tenant').on(table.tenantId),
    index('scopes_name').on(table.type, table.nameKey, table.id),
    uniqueIndex('scopes_external').on(table.type, table.externalId),
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
    /** When the person first came, whatever was done with the membership since: a trigger keeps it. A grace period begins here (C9). */
    startedAt: at('started_at').notNull().default(sql`'epoch'`),
    /** When they were told by which day they need a second factor here. */
    factorRemindedAt: at('factor_reminded_at'),
    by: text('by').notNull(),
    /** Who let the person in, whatever was done with the membership since. */
    addedBy: text('added_by').notNull().default(''),
    /** The person's, kept here by triggers: a page of the members list is a stretch of an index, however many members there are. */
    nameKey: key('name_key').notNull().default(''),
    emailKey: key('email_key').notNull().default(''),
    /** Of a guest: the member of the scope who answers for them. */
    sponsorId: userId('sponsor_id').references(() => users.id),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.scopeId] }),
    index('memberships_name').on(table.scopeId, table.status, table.nameKey, table.userId),
    index('memberships_email').on(table.scopeId, table.status, table.emailKey, table.userId),
    index('memberships_tenant').on(table.tenantId, table.userId),
    // What somebody who is cut off leaves behind is looked for by who set it up.
    index('memberships_added_by').on(table.addedBy, table.scopeId),
    // Who came since a review of the scope began.
    index('memberships_since').on(table.scopeId, table.since),
    index('memberships_sponsor').on(table.sponsorId, table.scopeId).where(sql`sponsor_id is not null`),
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
    /** When the person was told that the end is near. */
    remindedAt: at('reminded_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.scopeId, table.role] }),
    index('assignments_ending').on(table.expiresAt).where(sql`expires_at is not null`),
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
    /** What the inviter wrote to the person. */
    note: text('note'),
    /** Why the person gets the role, where that is asked for. */
    reason: text('reason'),
    /** When the access ends that the invitation gives. */
    accessExpiresAt: at('access_expires_at'),
    /** Of a guest: who answers for them, and the resources that they are to work on. */
    sponsorId: userId('sponsor_id').references(() => users.id),
    resourceIds: uuid('resource_ids').array().$type<ResourceId[]>().notNull().default([]),
    /** When the link was made that works now. */
    sentAt: at('sent_at'),
    acceptedAt: at('accepted_at'),
    acceptedBy: userId('accepted_by').references(() => users.id),
    /** Over without having been accepted. */
    revokedAt: at('revoked_at'),
    endedHow: text('ended_how', { enum: ['revoked', 'replaced', 'declined', 'cut-off'] }),
    endedBy: text('ended_by'),
  },
  (table) => [
    index('invitations_scope').on(table.scopeId, table.id),
    index('invitations_invited_by').on(table.invitedBy, table.scopeId),
    uniqueIndex('invitations_open')
      .on(table.scopeId, table.emailKey)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
)

/**
 * Links that change how somebody signs in: seen by nobody but the mailbox, or by whoever issued the very first one (X12). One
 * use each.
 */
export const credentialLinks = pgTable(
  'credential_links',
  {
    id: uuid('id').$type<LinkId>().primaryKey(),
    /** `set-password-shown`: its issuer has seen it (X12), so that opening it proves no address (X11). */
    kind: text('kind', {
      enum: ['set-password', 'set-password-shown', 'confirm-email', 'reset-password', 'sign-in', 'email-back'],
    }).notNull(),
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    tokenHash: text('token_hash').$type<Hash>().notNull().unique(),
    /** The address that opening the link proves. */
    email: text('email').notNull(),
    issuedBy: text('issued_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    /** Over without having been used: a newer one took its place. */
    endedAt: at('ended_at'),
  },
  (table) => [index('credential_links_user').on(table.userId)],
)

/** Somebody of the scope above takes over a scope that has lost whoever must be there (X3). */
export const scopeClaims = pgTable(
  'scope_claims',
  {
    id: uuid('id').$type<ClaimId>().primaryKey(),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    /** The role that is claimed. */
    role: text('role').notNull(),
    state: text('state', { enum: ['open', 'objected', 'withdrawn', 'completed', 'over'] }).notNull(),
    createdAt: at('created_at').notNull(),
    /** Not before. */
    dueAt: at('due_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
  },
  (table) => [uniqueIndex('scope_claims_open').on(table.scopeId).where(sql`state = 'open'`)],
)

/** Somebody asks to be let in, to be enabled again, or for a permission that they lack. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: uuid('id').$type<RequestId>().primaryKey(),
    userId: userId('user_id')
      .notNull()
      .references(() => users.id),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    /** None: just to be let in, or enabled again. */
    permission: text('permission'),
    note: text('note'),
    /** One whose `expires_at` has come is no longer open, whether or not that was written yet. */
    state: text('state', { enum: ['open', 'accepted', 'declined', 'expired', 'withdrawn'] }).notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
    decisionNote: text('decision_note'),
    /** What was given, and until when. */
    role: text('role'),
    roleExpiresAt: at('role_expires_at'),
  },
  (table) => [
    uniqueIndex('access_requests_open').on(table.userId, table.scopeId).where(sql`state = 'open'`),
    index('access_requests_user').on(table.userId, table.id),
    index('access_requests_scope').on(table.scopeId, table.id),
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
    /** How the person proved who they are, in the order in which they did. */
    methods: text('methods').array().notNull().default([]),
    /** Good for nothing but this until it is done. */
    awaits: text('awaits', { enum: ['second-factor'] }),
    secondFactorAt: at('second_factor_at'),
    /** It ends when nothing happened in it for this long, as was said when it began (B7). */
    idleSeconds: integer('idle_seconds').notNull().default(0),
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
  (table) => [
    index('service_accounts_scope').on(table.scopeId),
    index('service_accounts_made_by').on(table.madeBy, table.scopeId),
  ],
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
    /** It does not resume with its owner's membership (A15): an end of the whole account, or a first proof of the address, came on top. */
    endedForGood: boolean('ended_for_good').notNull().default(false),
  },
  (table) => [index('api_tokens_user').on(table.userId), index('api_tokens_scope').on(table.scopeId)],
)

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
