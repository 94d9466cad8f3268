import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { sessions, users } from '../db/schema.ts'
import { newId, type ScopeId, type SessionId, type UserId } from '../ids.ts'
import { hashSecret, newSecret } from './secret.ts'
import { type SignInSettings, signInSettings } from './sign-in-settings.ts'

interface OpenedSession {
  readonly id: SessionId
  /** Goes into the cookie and is stored nowhere. */
  readonly secret: string
  readonly expiresAt: Date
}

interface NewSession {
  readonly userId: UserId
  readonly ip: string | null
  readonly agent: string | null
  /** How the person proved who they are. Left out: by a password. */
  readonly methods?: readonly string[]
  /** One of the methods was a second factor. */
  readonly secondFactorAt?: Date | null
  /** What must come first. It ends soon where that does not. */
  readonly awaits?: 'second-factor' | null
}

/** How long somebody may take to find their second factor. */
const awaitingMinutes = 10

/** A new session, which ends as the settings of its person's population say. */
export async function openSession(
  tx: Tx,
  service: Service,
  { methods = ['password'], secondFactorAt = null, awaits = null, ...person }: NewSession,
): Promise<OpenedSession> {
  const now = service.clock.now()
  const [user] = await tx.select({ population: users.population }).from(users).where(eq(users.id, person.userId))
  const limits = (await signInSettings(tx, service, user?.population ?? '')).sessions
  const secret = newSecret()
  const id = newId<SessionId>(service.clock)
  const longestMs = (awaits === null ? limits.longestMinutes : awaitingMinutes) * 60_000
  const idleSeconds = idleSecondsOf(limits)
  const expiresAt = new Date(now.getTime() + longestMs)
  await tx.insert(sessions).values({
    id,
    tokenHash: hashSecret(secret),
    ...person,
    createdAt: now,
    lastSeenAt: now,
    provedAt: now,
    ...{ methods: [...methods], secondFactorAt, awaits, idleSeconds },
    idleExpiresAt: new Date(Math.min(now.getTime() + idleSeconds * 1000, expiresAt.getTime())),
    expiresAt,
  })
  return { id, secret, expiresAt }
}

function idleSecondsOf({ longestMinutes, idleMinutes, countFrom }: SignInSettings['sessions']): number {
  return (countFrom === 'sign-in' ? longestMinutes : Math.min(idleMinutes, longestMinutes)) * 60
}

interface Raised {
  /** What was proved now, in addition. */
  readonly method: string
  /** It is a second factor. */
  readonly isSecondFactor: boolean
}

/**
 * The session is worth more from here on, and so its secret is a new one: whoever knew the former has nothing. One that waited for
 * this begins now. Returns `null` where it has ended meanwhile.
 */
export async function raiseSession(
  tx: Tx,
  service: Service,
  sessionId: SessionId,
  { method, isSecondFactor }: Raised,
): Promise<OpenedSession | null> {
  const now = service.clock.now()
  const [row] = await tx
    .select({
      awaits: sessions.awaits,
      methods: sessions.methods,
      idleSeconds: sessions.idleSeconds,
      expiresAt: sessions.expiresAt,
      secondFactorAt: sessions.secondFactorAt,
      provedAt: sessions.provedAt,
      population: users.population,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .for('update', { of: sessions })
  if (row === undefined) return null
  const limits = (await signInSettings(tx, service, row.population)).sessions
  const expiresAt = row.awaits === null ? row.expiresAt : new Date(now.getTime() + limits.longestMinutes * 60_000)
  const secret = newSecret()
  await tx
    .update(sessions)
    .set({
      tokenHash: hashSecret(secret),
      methods: [...row.methods.filter((known) => known !== method), method],
      awaits: null,
      // A code says nothing about the password.
      provedAt: method === 'password' ? now : row.provedAt,
      secondFactorAt: isSecondFactor ? now : row.secondFactorAt,
      idleExpiresAt: new Date(Math.min(now.getTime() + row.idleSeconds * 1000, expiresAt.getTime())),
      expiresAt,
    })
    .where(eq(sessions.id, sessionId))
  return { id: sessionId, secret, expiresAt }
}

export async function endSession(tx: Tx, service: Service, sessionId: SessionId): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: service.clock.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
}

/** The same for the one whose secret has this hash, if there is one. */
export async function endSessionOf(tx: Tx, service: Service, tokenHash: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: service.clock.now() })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)))
}

/** Ends every open session of a person (X5), or all but one, or just one of them, and says which. */
export async function endSessions(
  tx: Tx,
  service: Service,
  userId: UserId,
  options: { readonly except?: SessionId; readonly only?: SessionId } = {},
): Promise<readonly SessionId[]> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: service.clock.now() })
    .where(
      and(
        openOf(service, userId),
        options.except === undefined ? undefined : ne(sessions.id, options.except),
        options.only === undefined ? undefined : eq(sessions.id, options.only),
      ),
    )
    .returning({ id: sessions.id })
  return ended.map(({ id }) => id)
}

/**
 * A9: the person's open sessions keep these roles in this scope until they end; who signs in anew has the live ones. A
 * session in which an earlier change already waits keeps what it has. Returns how many sessions wait.
 */
export async function pinScope(
  tx: Tx,
  service: Service,
  userId: UserId,
  scopeId: ScopeId,
  roleKeys: readonly string[],
): Promise<number> {
  await tx
    .update(sessions)
    .set({
      pinned: sql`${sessions.pinned} || jsonb_build_object(${scopeId}::text, ${JSON.stringify(roleKeys)}::jsonb)`,
    })
    .where(and(openOf(service, userId), isNull(sessions.awaits), sql`not jsonb_exists(${sessions.pinned}, ${scopeId})`))
  const open = await openSessions(tx, service, userId)
  return open.filter(({ pinned }) => scopeId in pinned).length
}

/** "Apply now", and everything that never waits: removal, disabling, an end date, a transfer (A9, X5). */
export async function unpinScope(tx: Tx, userId: UserId, scopeId: ScopeId): Promise<void> {
  await tx
    .update(sessions)
    .set({ pinned: sql`${sessions.pinned} - ${scopeId}::text` })
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.endedAt), sql`jsonb_exists(${sessions.pinned}, ${scopeId})`),
    )
}

/** The sessions that are still good for something, for lists of sessions and for who waits for a change of role. */
export async function openSessions(tx: Tx, service: Service, userId: UserId) {
  const now = service.clock.now()
  const rows = await tx
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      idleExpiresAt: sessions.idleExpiresAt,
      expiresAt: sessions.expiresAt,
      pinned: sessions.pinned,
      ip: sessions.ip,
      agent: sessions.agent,
    })
    .from(sessions)
    .where(and(openOf(service, userId), isNull(sessions.awaits)))
    .orderBy(sessions.id)
  // When sessions are used is written down in batches.
  return rows.filter(({ id, idleExpiresAt }) => service.activity.idleEnd(id, idleExpiresAt) > now)
}

function openOf(service: Service, userId: UserId) {
  return and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, service.clock.now()))
}
