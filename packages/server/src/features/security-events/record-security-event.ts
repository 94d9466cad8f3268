import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { scopes, securityEvents } from '../../db/schema.ts'
import { type EventId, newId, type ScopeId, type UserId } from '../../ids.ts'

interface SecurityEvent {
  /** `sign-in.succeeded`, `sign-in.refused`, `access.refused`, ... */
  readonly kind: string
  readonly user: UserId | null
  /** Where it happened; `null` for what belongs to no scope, a sign-in for instance. */
  readonly scope: ScopeId | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Sign-ins and refusals: a stream of their own beside the audit log, which holds changes only (X6). */
export async function recordSecurityEvent(tx: Tx, context: Context, event: SecurityEvent): Promise<void> {
  const [scope] =
    event.scope === null
      ? []
      : await tx.select({ tenantId: scopes.tenantId }).from(scopes).where(eq(scopes.id, event.scope))
  const { clock } = context.service
  await tx.insert(securityEvents).values({
    id: newId<EventId>(clock),
    at: clock.now(),
    kind: event.kind,
    userId: event.user,
    scopeId: event.scope,
    tenantId: scope?.tenantId ?? null,
    ip: context.request.ip,
    agent: context.request.agent,
    requestId: context.request.id,
    detail: { ...event.detail },
  })
}
