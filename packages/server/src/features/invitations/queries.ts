import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, type SQL } from 'drizzle-orm'
import { validate } from 'uuid'
import type { Tx } from '../../db/database.ts'
import { invitations, memberships, serviceAccounts, users } from '../../db/schema.ts'
import type { InvitationId, ScopeId, ServiceAccountId, UserId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'

export type InvitationRow = typeof invitations.$inferSelect

export async function insertInvitation(tx: Tx, row: typeof invitations.$inferInsert): Promise<void> {
  await tx.insert(invitations).values(row)
}

export async function findInvitation(tx: Tx, id: InvitationId): Promise<InvitationRow | undefined> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id))
  return row
}

export async function findByHash(tx: Tx, hashes: readonly string[]): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(inArray(invitations.tokenHash, [...hashes]))
  return row
}

const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))

/** The one that waits for this address, or waited too long. */
export async function openInvitationTo(tx: Tx, scopeId: ScopeId, emailKey: string): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.scopeId, scopeId), eq(invitations.emailKey, emailKey), isOpen))
  return row
}

type Change = Partial<Omit<InvitationRow, 'id' | 'scopeId' | 'tenantId'>>

export async function changeInvitation(tx: Tx, id: InvitationId, change: Change): Promise<void> {
  await tx.update(invitations).set(change).where(eq(invitations.id, id))
}

export interface InvitationFilter {
  readonly state?: 'waiting' | 'expired' | 'accepted' | 'ended' | undefined
  readonly now: Date
  readonly after: string | null
  readonly limit: number
}

/** The newest first, with the name of whoever stands behind each. */
export async function invitationsIn(tx: Tx, scopeId: ScopeId, filter: InvitationFilter) {
  const { after, limit } = filter
  const rows = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.scopeId, scopeId),
        after === null ? undefined : lt(invitations.id, after as InvitationId),
        isNow(filter),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(limit)
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [authorOf(row), row.sponsorId].filter((id) => id !== null)),
  )
  const named = (id: UserId | null) => {
    const name = id === null ? undefined : names.get(id)
    return id !== null && name !== undefined ? { id, name } : null
  }
  return rows.map((row) => ({ invitation: row, author: named(authorOf(row)), sponsor: named(row.sponsorId) }))
}

function isNow({ state, now }: InvitationFilter): SQL | undefined {
  switch (state) {
    case undefined:
      return isOpen
    case 'waiting':
      return and(isOpen, gt(invitations.expiresAt, now))
    case 'expired':
      return and(isOpen, lte(invitations.expiresAt, now))
    case 'accepted':
      return isNotNull(invitations.acceptedAt)
    case 'ended':
      return isNotNull(invitations.revokedAt)
  }
}

/** The person who invited, themselves or by their token; `null` for machines and the host. */
export function authorOf({ invitedBy }: Pick<InvitationRow, 'invitedBy'>): UserId | null {
  const { kind, id } = readActorName(invitedBy)
  return (kind === 'person' || kind === 'token') && id !== null && validate(id) ? (id as UserId) : null
}

/** Looked up by id and apart: joined as text, every account would be read for one page. */
async function namesOf(tx: Tx, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function nameOf(tx: Tx, id: UserId): Promise<string | null> {
  return (await namesOf(tx, [id])).get(id) ?? null
}

export type Account = NonNullable<Awaited<ReturnType<typeof accountWith>>>

const account = {
  id: users.id,
  name: users.name,
  email: users.email,
  emailKey: users.emailKey,
  emailProvedAt: users.emailProvedAt,
  population: users.population,
  status: users.status,
}

/** The account with this address among those who can become members there. */
export async function accountWith(tx: Tx, population: string, emailKey: string) {
  const [row] = await tx
    .select(account)
    .from(users)
    .where(and(eq(users.population, population), eq(users.emailKey, emailKey)))
  return row
}

/** The same account, held until the transaction ends: nobody archives it meanwhile. */
export async function lockAccount(tx: Tx, id: UserId): Promise<Account | undefined> {
  const [row] = await tx.select(account).from(users).where(eq(users.id, id)).for('update')
  return row
}

export async function membershipOf(tx: Tx, scopeId: ScopeId, userId: UserId) {
  const [row] = await tx
    .select({ status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.scopeId, scopeId), eq(memberships.userId, userId)))
  return row?.status ?? 'none'
}

/** A machine that still works. */
export async function machine(tx: Tx, id: ServiceAccountId) {
  const [row] = await tx
    .select({ scopeId: serviceAccounts.scopeId, role: serviceAccounts.role })
    .from(serviceAccounts)
    .where(and(eq(serviceAccounts.id, id), isNull(serviceAccounts.endedAt)))
  return row
}
