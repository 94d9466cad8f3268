import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Service } from '../../context.ts'
import type { Tx, Wall } from '../../db/database.ts'
import { auditEvents, auditSeals } from '../../db/schema.ts'
import type { ScopeId } from '../../ids.ts'
import { chainHash, chainStart } from './chain.ts'
import { eventHash } from './event-hash.ts'
import { firstIdAt } from './first-id-at.ts'
import { keepHeads } from './heads.ts'

/** The whole installation: chains of all organizations are laid by one hand. */
const everything: Wall = { tenants: 'all', person: null }
/** Any fixed number: names the one sealer among all nodes. */
const sealerLock = 7300_0001
const batch = 500
/** No transaction lasts longer: an event that old was sealed or never committed. Spares the sealer the whole table. */
const longestTransactionMs = 60 * 60_000

interface SealOptions {
  /** Look at events of any age: after a start, and before the log is verified or handed out. */
  readonly all: boolean
  /** Wait for another node that is sealing; otherwise leave it to that node. */
  readonly wait: boolean
}

/**
 * Orders committed events into the chain of their scope. Writers never wait for a chain: this runs shortly after them, on one
 * node at a time. Each batch is one transaction, so that a crash leaves a shorter chain and nothing half done. An event whose
 * own hash does not hold was not written by `change`; it is left out, and `verifyAudit` names it.
 */
export async function sealAudit(service: Service, options: SealOptions = { all: true, wait: true }): Promise<number> {
  let sealed = 0
  const left = new Set<string>()
  for (;;) {
    const done = await service.database.transact(everything, (tx) => sealBatch(tx, service, options, left))
    sealed += done.sealed
    if (!done.more) return sealed
  }
}

async function sealBatch(tx: Tx, service: Service, options: SealOptions, left: Set<string>) {
  if (!(await lockSealer(tx, options.wait))) return { sealed: 0, more: false }
  const rows = await unsealedEvents(tx, service, options.all, left)
  const tails = await tailsOf(tx, [...new Set(rows.map((row) => row.scopeId))])
  const sealedAt = service.clock.now()
  const seals = []
  for (const event of rows) {
    if (eventHash(event) !== event.hash) {
      left.add(event.id)
      continue
    }
    const tail = tails.get(event.scopeId) ?? { number: 0, chainHash: chainStart(event.scopeId) }
    const link = { number: tail.number + 1, eventId: event.id, sealedAt }
    const seal = { ...link, chainHash: chainHash(tail.chainHash, { ...link, eventHash: event.hash }) }
    tails.set(event.scopeId, seal)
    seals.push({ ...seal, scopeId: event.scopeId, tenantId: event.tenantId })
  }
  if (seals.length > 0) {
    await tx.insert(auditSeals).values(seals)
    await keepHeads(tx, service, seals)
  }
  return { sealed: seals.length, more: rows.length === batch }
}

/** Held until the transaction ends, also by a crash. */
async function lockSealer(tx: Tx, wait: boolean): Promise<boolean> {
  if (wait) {
    await tx.execute(sql`select pg_advisory_xact_lock(${sealerLock})`)
    return true
  }
  const [row] = await tx
    .select({ locked: sql<boolean>`pg_try_advisory_xact_lock(${sealerLock})` })
    .from(sql`(select 1) as one`)
  return row?.locked === true
}

async function unsealedEvents(tx: Tx, service: Service, all: boolean, left: ReadonlySet<string>) {
  const from = firstIdAt(all ? new Date(0) : new Date(service.clock.now().getTime() - longestTransactionMs))
  const rows = await tx
    .select({ event: auditEvents })
    .from(auditEvents)
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .where(and(gte(auditEvents.id, from), isNull(auditSeals.eventId)))
    .orderBy(asc(auditEvents.id))
    .limit(batch + left.size)
  return rows.map((row) => row.event).filter((event) => !left.has(event.id))
}

interface Tail {
  readonly number: number
  readonly chainHash: string
}

async function tailsOf(tx: Tx, scopes: readonly ScopeId[]): Promise<Map<ScopeId, Tail>> {
  if (scopes.length === 0) return new Map()
  const ends = tx
    .select({ scopeId: auditSeals.scopeId, number: sql<number>`max(${auditSeals.number})`.as('last') })
    .from(auditSeals)
    .where(inArray(auditSeals.scopeId, [...scopes]))
    .groupBy(auditSeals.scopeId)
    .as('ends')
  const rows = await tx
    .select({ scopeId: auditSeals.scopeId, number: auditSeals.number, chainHash: auditSeals.chainHash })
    .from(auditSeals)
    .innerJoin(ends, and(eq(ends.scopeId, auditSeals.scopeId), eq(ends.number, auditSeals.number)))
  return new Map(rows.map(({ scopeId, ...tail }) => [scopeId, tail]))
}
