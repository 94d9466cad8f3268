import type { Service } from '../../context.ts'
import type { Tx, Wall } from '../../db/database.ts'
import type { ScopeId } from '../../ids.ts'
import { chainHash, chainStart } from './chain.ts'
import * as queries from './chain-queries.ts'
import { eventHash } from './event-hash.ts'
import { keepHeads, keptHeads } from './heads.ts'

/** The whole installation: chains of all organizations are laid by one hand. */
const everything: Wall = { tenants: 'all', person: null }
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
  if (!(await queries.lockSealer(tx, options.wait))) return { sealed: 0, more: false }
  const since = options.all ? 0 : service.clock.now().getTime() - longestTransactionMs
  const found = await queries.unsealedEvents(tx, new Date(since), batch + left.size)
  const rows = found.filter((event) => !left.has(event.id))
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
    await queries.insertSeals(tx, seals)
    await keepHeads(tx, service, seals)
  }
  return { sealed: seals.length, more: rows.length >= batch }
}

/**
 * Where each chain goes on: at its end, or where its noted head was, if it once was longer. So a tail that was cut off leaves
 * a gap for ever, instead of being grown over by the next events.
 */
async function tailsOf(tx: Tx, scopes: readonly ScopeId[]): Promise<Map<ScopeId, queries.Tail>> {
  const tails = await queries.tailsOf(tx, scopes)
  for (const { scope, number, chainHash } of await keptHeads(tx, scopes)) {
    if (number > (tails.get(scope)?.number ?? 0)) tails.set(scope, { number, chainHash })
  }
  return tails
}
