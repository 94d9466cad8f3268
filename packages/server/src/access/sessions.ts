import { durationMs } from '@portreeve/engine'
import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { sessions } from '../db/schema.ts'
import { newId, type ScopeId, type SessionId, type UserId } from '../ids.ts'
import { hashSecret, newSecret } from './secret.ts'

interface OpenedSession {
  readonly id: SessionId
  /** Goes into the cookie and is stored nowhere. */
  readonly secret: string
  readonly expiresAt: Date
}

/** A new session, which ends as the blueprint says. */
export async function openSession(
  tx: Tx,
  service: Service,
  person: { readonly userId: UserId; readonly ip: string | null; readonly agent: string | null },
): Promise<OpenedSession> {
  const now = service.clock.now()
  const { longest, idle } = service.policy().blueprint.sessions
  const secret = newSecret()
  const id = newId<SessionId>(service.clock)
  const expiresAt = new Date(now.getTime() + durationMs(longest))
  await tx.insert(sessions).values({
    id,
    tokenHash: hashSecret(secret),
    ...person,
    createdAt: now,
    lastSeenAt: now,
    provedAt: now,
    idleExpiresAt: new Date(Math.min(now.getTime() + durationMs(idle), expiresAt.getTime())),
    expiresAt,
  })
  return { id, secret, expiresAt }
}

export async function endSession(tx: Tx, service: Service, sessionId: SessionId): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: service.clock.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
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
    .where(and(openOf(service, userId), sql`not jsonb_exists(${sessions.pinned}, ${scopeId})`))
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
    .where(openOf(service, userId))
    .orderBy(sessions.id)
  // When sessions are used is written down in batches.
  return rows.filter(({ id, idleExpiresAt }) => service.activity.idleEnd(id, idleExpiresAt) > now)
}

function openOf(service: Service, userId: UserId) {
  return and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, service.clock.now()))
}
