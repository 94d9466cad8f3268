import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { EventId } from '../ids.ts'
import { at, type Hash, json, scopeId, tenantId, userId } from './columns.ts'

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
