import { reviewPeriods } from '@portreeve/engine'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ReviewId } from '../ids.ts'
import { at, json, key, scopeId, tenantId, userId } from './columns.ts'
import { scopes } from './schema.ts'

export interface ReviewFacts {
  readonly findings?: Readonly<Record<string, number>>
  /** Their keys. */
  readonly roles?: readonly string[]
  readonly administrators?: {
    readonly people: number
    /** Email codes do not count for them. */
    readonly withoutSecondFactor: number
    /** What only their administrative role allows was never used, or not for long. */
    readonly unused: number
  }
}

/** A look at everybody who has access to a scope, from its beginning to its sign-off. */
export const accessReviews = pgTable(
  'access_reviews',
  {
    id: uuid('id').$type<ReviewId>().primaryKey(),
    scopeId: scopeId('scope_id')
      .notNull()
      .references(() => scopes.id),
    tenantId: tenantId(),
    name: text('name').notNull(),
    state: text('state', { enum: ['open', 'signed-off', 'cancelled'] }).notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: at('opened_at').notNull(),
    dueAt: at('due_at').notNull(),
    /** Who has not been active for so many days is marked. */
    inactiveDays: integer('inactive_days').notNull(),
    closedBy: text('closed_by'),
    closedAt: at('closed_at'),
    note: text('note'),
    remindedAt: at('reminded_at'),
    /** Counted when it begins and with each decision: its pages read no lines for these. */
    lines: integer('lines').notNull().default(0),
    people: integer('people').notNull().default(0),
    keep: integer('keep').notNull().default(0),
    change: integer('change').notNull().default(0),
    remove: integer('remove').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /** Who came after it began, once it is over. */
    newcomers: integer('newcomers'),
    /** What was found when it began: lines by finding, the roles that were held, how many administrators there were. */
    facts: json<ReviewFacts>('facts').notNull().default({}),
  },
  (table) => [
    index('access_reviews_scope').on(table.scopeId, table.id),
    uniqueIndex('access_reviews_open').on(table.scopeId).where(sql`state = 'open'`),
  ],
)

/** What one person held when the review began, and what was decided about it. A member without a role has one line too. */
export const accessReviewItems = pgTable(
  'access_review_items',
  {
    reviewId: uuid('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => accessReviews.id),
    tenantId: tenantId(),
    userId: userId('user_id').notNull(),
    /** `scope-type:id`, or nothing. */
    role: text('role').notNull(),
    nameKey: key('name_key').notNull(),
    /** As they were: name, address, who gave it, when and why, until when, state of membership and account, last active, last used. */
    snapshot: json<Record<string, unknown>>('snapshot').notNull(),
    findings: text('findings').array().notNull().default([]),
    decision: text('decision', { enum: ['keep', 'change', 'remove'] }),
    newRole: text('new_role'),
    note: text('note'),
    decidedBy: userId('decided_by'),
    decidedAt: at('decided_at'),
    /** What became of the decision when it was carried out. */
    outcome: text('outcome', { enum: ['done', 'gone', 'refused'] }),
    outcomeDetail: text('outcome_detail'),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.userId, table.role] }),
    index('access_review_items_name').on(table.reviewId, table.nameKey, table.userId, table.role),
    // Counted for each reader anew, by their organizations.
    index('access_review_items_shares').on(table.reviewId).where(sql`'shares-widely' = any(findings)`),
  ],
)

/** When the next review of a scope begins by itself. Without a row the blueprint says it, where it says something. */
export const reviewSchedules = pgTable(
  'review_schedules',
  {
    scopeId: scopeId('scope_id')
      .primaryKey()
      .references(() => scopes.id),
    tenantId: tenantId(),
    every: text('every', { enum: ['never', ...reviewPeriods] }).notNull(),
    dueDays: integer('due_days').notNull(),
    inactiveDays: integer('inactive_days').notNull(),
    /** `null` where none begins by itself. */
    nextAt: at('next_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('review_schedules_next').on(table.nextAt)],
)
