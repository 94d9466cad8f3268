import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, type Hash, userId } from './columns.ts'

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
    since: at('since').notNull(),
    lastUsedAt: at('last_used_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.deviceHash] }),
    index('known_devices_device').on(table.deviceHash),
  ],
)
