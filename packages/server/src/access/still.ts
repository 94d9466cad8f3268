import type { Operation } from '@portreeve/engine'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { ScopedContext, Service } from '../context.ts'
import { everywhere } from '../db/everywhere.ts'
import { apiTokens, serviceAccounts, sessions } from '../db/schema.ts'
import { Problem } from '../errors.ts'
import { mayOperate } from './may-operate.ts'
import type { Principal } from './principal.ts'

/**
 * X5, for what takes long: whoever is cut off while it runs does and gets no more. Asks for the session or token itself too, which
 * the request was let in by when it began. Throws `not-allowed`. Not inside a transaction.
 */
export async function requireStill(
  { service, principal, scope }: ScopedContext,
  operations: readonly Operation[],
): Promise<void> {
  if (principal.kind === 'host') return
  const now = await principalNow(service, principal)
  const answers = operations.map((operation) => now !== null && mayOperate(service, now, scope.id, operation))
  if (now !== null && (await Promise.all(answers)).every(Boolean)) return
  throw new Problem('not-allowed', { detail: 'You may no longer do this here.' })
}

/** With the pins that the session has now (A9). `null` where the session or the token has ended. Not inside a transaction. */
export async function principalNow(service: Service, principal: Principal): Promise<Principal | null> {
  if (principal.kind === 'host') return principal
  const now = service.clock.now()
  if (principal.kind === 'person') {
    const { pinned, idleExpiresAt, expiresAt } = sessions
    const [row] = await service.database.read(everywhere, (tx) =>
      tx
        .select({ pinned, idleExpiresAt })
        .from(sessions)
        .where(and(eq(sessions.id, principal.sessionId), isNull(sessions.endedAt), gt(expiresAt, now))),
    )
    const isLive = row !== undefined && service.activity.idleEnd(principal.sessionId, row.idleExpiresAt) > now
    return isLive ? { ...principal, pinned: row.pinned } : null
  }
  if (principal.kind === 'token' || principal.kind === 'service-account') {
    const [row] = await service.database.read(everywhere, (tx) =>
      tx
        .select({ expiresAt: apiTokens.expiresAt, accountEndedAt: serviceAccounts.endedAt })
        .from(apiTokens)
        .leftJoin(serviceAccounts, eq(serviceAccounts.id, apiTokens.serviceAccountId))
        .where(and(eq(apiTokens.id, principal.tokenId), isNull(apiTokens.endedAt))),
    )
    const isLive = row !== undefined && (row.expiresAt === null || row.expiresAt > now) && row.accountEndedAt === null
    return isLive ? principal : null
  }
  return null
}
