import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Principal } from '../../access/principal.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { auditEvents, auditPersonal, scopes } from '../../db/schema.ts'
import { type EventId, newId, type ScopeId, type TenantId } from '../../ids.ts'
import { actorOf } from './actor.ts'
import type { AuditAction } from './areas.ts'
import { eventHash, personalCommitment } from './event-hash.ts'

/** One change, as the audit log tells it. */
export interface AuditEvent {
  readonly action: AuditAction
  readonly scope: ScopeId
  readonly target: { readonly kind: string; readonly id: string | null }
  /** Whose matter it is, where its scope lies above the organizations: only they read of it (C10). */
  readonly organization?: TenantId | null
  /** What changed, without personal values: ids, roles, states. Absent where there was nothing. */
  readonly before?: unknown
  readonly after?: unknown
  /** Names, addresses and whatever else says something about a person. Kept apart, so that it can be erased. */
  readonly personal?: Readonly<Record<string, unknown>>
}

/** What a change gives back, and its one event; `null` where nothing changed. */
export interface Changed<Result> {
  readonly result: Result
  readonly event: AuditEvent | null
  /** Who it turned out to be: somebody whom this very change has signed in. */
  readonly by?: Principal
}

/** Who changes something, and with what: a `Context`, or as much of one as a command has before a deployment is there. */
export interface ChangeContext extends Omit<Context, 'service' | 'scope'> {
  readonly service: Pick<Service, 'database' | 'clock'>
}

/**
 * Every write of the product goes through here (X6): one transaction that holds the change and exactly one audit event,
 * or none of the two. Who, when, from where and in which request is taken from the context.
 */
export async function change<Result>(
  context: ChangeContext,
  work: (tx: Tx) => Promise<Changed<Result>>,
): Promise<Result> {
  return context.service.database.transact(context.wall, async (tx) => {
    const { result, event, by = context.principal } = await work(tx)
    if (event !== null) await recordAuditEvent(tx, { ...context, principal: by }, event)
    return result
  })
}

async function recordAuditEvent(tx: Tx, context: ChangeContext, event: AuditEvent): Promise<void> {
  const [scope] = await tx.select({ tenantId: scopes.tenantId }).from(scopes).where(eq(scopes.id, event.scope))
  if (scope === undefined)
    throw new Error(`The audit event ${event.action} names a scope that this transaction cannot see`)
  const { clock } = context.service
  const actor = actorOf(context.principal)
  const salt = randomBytes(16).toString('hex')
  const values = JSON.parse(
    JSON.stringify({ ...event.personal, ...actor.credential, ip: context.request.ip }),
  ) as Record<string, unknown>
  const row = {
    id: newId<EventId>(clock),
    scopeId: event.scope,
    tenantId: scope.tenantId ?? event.organization ?? null,
    at: clock.now(),
    action: event.action,
    actorKind: actor.kind,
    actorId: actor.id,
    targetKind: event.target.kind,
    targetId: event.target.id,
    requestId: context.request.id,
    before: plain(event.before),
    after: plain(event.after),
    commitment: personalCommitment(salt, values),
  }
  await tx.insert(auditEvents).values({ ...row, hash: eventHash(row) })
  await tx.insert(auditPersonal).values({ eventId: row.id, tenantId: row.tenantId, salt, values })
}

/** As the database will return it: dates as text, absent members gone. Otherwise the hash would not hold on reading. */
function plain(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value))
}
