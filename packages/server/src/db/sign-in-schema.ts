import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { FactorId, SessionId, SignUpId } from '../ids.ts'
import { at, type Hash, json, key, scopeId, userId } from './columns.ts'

/**
 * Tries to prove something that are not yet known to have been right, by what they were made on: an address with or without an
 * account, a device, a network. Here and not in the memory of a node, so that every node counts the same.
 */
export const tries = pgTable(
  'tries',
  {
    /** A hash: what was typed as an address may be anything. */
    key: text('key').$type<Hash>().primaryKey(),
    /** Whose account it is, where there is one. */
    userId: userId('user_id'),
    count: integer('count').notNull(),
    firstAt: at('first_at').notNull(),
    lastAt: at('last_at').notNull(),
    lastIp: text('last_ip'),
    /** Until then no further one is looked at. */
    closedUntil: at('closed_until'),
    /** When the person was told that it is closed. */
    toldAt: at('told_at'),
  },
  (table) => [
    index('tries_closed').on(table.closedUntil).where(sql`closed_until is not null`),
    index('tries_user').on(table.userId).where(sql`user_id is not null`),
  ],
)

/** Browsers from which somebody has signed in: wrong passwords tried elsewhere do not close their way in (C8). */
export const knownDevices = pgTable(
  'known_devices',
  {
    /** Of the secret in its cookie. Several people can share a browser. */
    deviceHash: text('device_hash').$type<Hash>().notNull(),
    userId: userId('user_id').notNull(),
    lastUsedAt: at('last_used_at').notNull(),
    /** Until then a second factor that was proved here counts again (C9: "remember this device"). */
    factorUntil: at('factor_until'),
    factorKind: text('factor_kind', { enum: ['authenticator', 'passkey', 'email-code'] }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.deviceHash] }),
    index('known_devices_device').on(table.deviceHash),
  ],
)

/** What somebody has beside a password. One counts from when it was first proved; until then it is being set up. */
export const factors = pgTable(
  'factors',
  {
    id: uuid('id').$type<FactorId>().primaryKey(),
    userId: userId('user_id').notNull(),
    kind: text('kind', { enum: ['authenticator', 'passkey', 'email-code'] }).notNull(),
    /** What its owner calls it. */
    label: text('label').notNull(),
    /** Of an authenticator: its secret, encrypted. */
    secret: text('secret'),
    /** Of an authenticator: the step of the last code that passed. No code of it or before passes again. */
    lastStep: bigint('last_step', { mode: 'number' }),
    /** Of a passkey: its id and public key (COSE), both in base64url. */
    credentialId: text('credential_id').unique(),
    publicKey: text('public_key'),
    counter: bigint('counter', { mode: 'number' }),
    transports: text('transports').array(),
    backedUp: boolean('backed_up'),
    createdAt: at('created_at').notNull(),
    provedAt: at('proved_at'),
    lastUsedAt: at('last_used_at'),
  },
  (table) => [index('factors_user').on(table.userId)],
)

/** For whoever has lost every other factor: ten at a time, one use each. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: userId('user_id').notNull(),
    codeHash: text('code_hash').$type<Hash>().notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
)

/** Questions that wait for one answer: a code that was mailed, a passkey's challenge, a way to an outside provider and back. */
export const challenges = pgTable(
  'challenges',
  {
    /** Of the secret that the answer comes with. */
    hash: text('hash').$type<Hash>().primaryKey(),
    kind: text('kind', {
      enum: ['email-code', 'enrolment', 'passkey-registration', 'passkey', 'provider'],
    }).notNull(),
    userId: userId('user_id'),
    sessionId: uuid('session_id').$type<SessionId>(),
    /** What is needed to judge the answer, encrypted. */
    secret: text('secret'),
    wrongAnswers: integer('wrong_answers').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [
    index('challenges_session').on(table.sessionId).where(sql`session_id is not null`),
    index('challenges_ended').on(table.expiresAt),
  ],
)

/** Accounts at an outside provider that belong to somebody here, each linked with that person's own consent (X11). */
export const identities = pgTable(
  'identities',
  {
    userId: userId('user_id').notNull(),
    provider: text('provider').notNull(),
    issuer: text('issuer').notNull(),
    /** Who it is for the issuer. */
    subject: text('subject').notNull(),
    population: text('population').notNull(),
    /** The address that the provider named, for the person to recognize it by. It decides nothing. */
    email: text('email'),
    linkedAt: at('linked_at').notNull(),
    lastUsedAt: at('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.provider] }),
    uniqueIndex('identities_subject').on(table.population, table.issuer, table.subject),
  ],
)

/**
 * Somebody asked for a link to a mailbox. Whether there is an account is looked up afterwards, by a job, so that no answer and no
 * time tells (X8).
 */
export const linkAsks = pgTable(
  'link_asks',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: ['reset-password', 'sign-in', 'confirm-email'] }).notNull(),
    population: text('population').notNull(),
    emailKey: key('email_key').notNull(),
    /** Where the page goes on after it. */
    next: text('next'),
    ip: text('ip'),
    askedAt: at('asked_at').notNull(),
  },
  (table) => [index('link_asks_asked').on(table.askedAt)],
)

/**
 * Somebody without an account asked to make one. As with `linkAsks`, a job looks up afterwards whether the address has an account, and
 * gives the row its secret; opening the mailed link proves the mailbox (X11). One use each.
 */
export const signUps = pgTable(
  'sign_ups',
  {
    id: uuid('id').$type<SignUpId>().primaryKey(),
    tokenHash: text('token_hash').$type<Hash>().unique(),
    population: text('population').notNull(),
    email: text('email').notNull(),
    emailKey: key('email_key').notNull(),
    ip: text('ip'),
    askedAt: at('asked_at').notNull(),
    answeredAt: at('answered_at'),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [
    index('sign_ups_asked').on(table.askedAt).where(sql`answered_at is null`),
    index('sign_ups_email').on(table.emailKey),
  ],
)

/** What somebody has answered so far who is about to make a scope: kept at every step, so that they go on where they stopped (A6). */
export const scopeDrafts = pgTable(
  'scope_drafts',
  {
    userId: userId('user_id').notNull(),
    parentId: scopeId('parent_id').notNull(),
    type: text('type').notNull(),
    document: json<Record<string, unknown>>('document').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.parentId, table.type] })],
)
