import { and, asc, eq, exists, gt, inArray, isNull, lt, max, ne, or, type SQL, sql } from 'drizzle-orm'
import type { FactorKind } from '../../access/second-factor.ts'
import type { Tx } from '../../db/database.ts'
import { memberships, settings, users } from '../../db/schema.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { within } from './queries.ts'

const isAbout = eq(settings.area, 'second-factor')
const strongKinds: readonly FactorKind[] = ['authenticator', 'passkey']

/** When anything was last said about second factors. */
export async function lastChange(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ at: max(settings.changedAt) })
    .from(settings)
    .where(isAbout)
  return row?.at ?? null
}

/** Where one is asked for, and of whom. */
export async function askingPlaces(tx: Tx) {
  const { scopeId, population, document } = settings
  return tx
    .select({ scopeId, population })
    .from(settings)
    .where(and(isAbout, ne(sql`${document} ->> 'required'`, 'nobody')))
}

interface Wanted {
  readonly scopeId: ScopeId
  readonly population: string
  readonly after: UserId | null
  readonly toldBefore: Date
  readonly limit: number
}

/** Members there and below who may lack one and were not told lately, in the order of their ids. */
export async function membersLacking(tx: Tx, { scopeId, population, after, toldBefore, limit }: Wanted) {
  const isMember = tx
    .select({ one: sql`1` })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, users.id),
        eq(memberships.status, 'active'),
        within(memberships.scopeId, scopeId),
        or(isNull(memberships.factorRemindedAt), lt(memberships.factorRemindedAt, toldBefore)),
      ),
    )
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.status, 'active'),
        eq(users.population, population),
        lacksOne(),
        after === null ? undefined : gt(users.id, after),
        exists(isMember),
      ),
    )
    .orderBy(asc(users.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Codes by email count for some roles and not for others: who has only them is looked at closely. */
function lacksOne(): SQL {
  return sql`not ${users.factors} && ${sql.param([...strongKinds])}::text[]`
}

/** When the person was told about each place, taken: of two nodes one writes. */
export async function takeMemberships(tx: Tx, userId: UserId) {
  const { scopeId, factorRemindedAt } = memberships
  return tx
    .select({ scopeId, toldAt: factorRemindedAt })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .for('update', { skipLocked: true })
}

export async function setTold(tx: Tx, userId: UserId, places: readonly ScopeId[], at: Date): Promise<void> {
  await tx
    .update(memberships)
    .set({ factorRemindedAt: at })
    .where(and(eq(memberships.userId, userId), inArray(memberships.scopeId, [...places])))
}

/** What is asked now is asked of more than before: everybody there is told anew. */
export async function forgetTold(tx: Tx, scopeId: ScopeId): Promise<void> {
  await tx
    .update(memberships)
    .set({ factorRemindedAt: null })
    .where(and(within(memberships.scopeId, scopeId), sql`${memberships.factorRemindedAt} is not null`))
}
