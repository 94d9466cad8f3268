import type { Service } from '../../context.ts'
import type { Wall } from '../../db/database.ts'
import { type EventId, platformId, type ScopeId } from '../../ids.ts'
import { chainHash, chainStart } from './chain.ts'
import * as queries from './chain-queries.ts'
import { eventHash, personalCommitment } from './event-hash.ts'
import { type Head, keptHeads } from './heads.ts'
import { sealAudit } from './seal.ts'
import { holdsSignature, type SignedHeads, signingKey } from './signed-heads.ts'

export interface AuditFinding {
  readonly scope: ScopeId
  /** Place in the scope's chain; none where the event stands in no chain. */
  readonly number: number | null
  readonly event: EventId | null
  readonly kind: 'altered' | 'removed' | 'inserted' | 'cut-off' | 'rewritten' | 'foreign-heads'
  readonly sentence: string
}

export interface AuditVerdict {
  readonly scopes: number
  readonly events: number
  /** The first of each scope whose chain does not hold. Empty: every event is as it was written. */
  readonly findings: readonly AuditFinding[]
}

const batch = 500
const everything: Wall = { tenants: 'all', person: null }

/**
 * Reads the whole audit log and tells, for each scope, the first event that is not as it was written. A chain proves itself
 * up to its end; that the end is still there, and was not written anew, is proved by heads that were signed earlier and kept
 * elsewhere. Reads a batch in each transaction: the log may be of any length, and others write meanwhile, also where the
 * database does one thing at a time.
 */
export async function verifyAudit(service: Service, earlier?: SignedHeads): Promise<AuditVerdict> {
  await sealAudit(service)
  const { publicKey } = await service.database.transact(everything, (tx) => signingKey(tx, service))
  const foreign = earlier && !(holdsSignature(earlier) && earlier.publicKey === publicKey)
  const findings: AuditFinding[] = foreign
    ? [finding(platformId, null, null, 'foreign-heads', 'The heads given were not signed by this installation.')]
    : []
  const given = foreign ? [] : (earlier?.heads ?? [])
  let scopes = 0
  let events = 0
  for (let last: ScopeId | null = null; ; scopes += 1) {
    const next: ScopeId | null = await nextScope(service, last, given)
    if (next === null) break
    const walked = await walk(service, next, given)
    events += walked.events
    if (walked.finding) findings.push(walked.finding)
    last = next
  }
  return { scopes, events, findings: [...findings, ...(await outside(service))] }
}

/** The scopes that have a chain, or had one when a head was noted, in the order of their ids. */
async function nextScope(
  { database }: Service,
  after: ScopeId | null,
  given: readonly Head[],
): Promise<ScopeId | null> {
  const stored = await database.read(everything, (tx) => queries.nextScopeWithChain(tx, after))
  const noted = given.map(({ scope }) => scope).filter((scope) => after === null || scope > after)
  return [...stored, ...noted].sort()[0] ?? null
}

/** What is appended meanwhile is walked too, or not: heads are read before the chain, which only grows. */
async function walk({ database }: Service, scope: ScopeId, given: readonly Head[]) {
  const kept = await database.read(everything, (tx) => keptHeads(tx, [scope]))
  const heads = [...kept, ...given.filter((head) => head.scope === scope)]
  let previous = chainStart(scope)
  let number = 0
  for (;;) {
    // One more than is checked: what follows an event tells whether that event was put in between.
    const links = await database.read(everything, (tx) => queries.linksAfter(tx, scope, number, batch + 1))
    for (const [index, link] of links.slice(0, batch).entries()) {
      const found = check(link, previous, number + 1, links[index + 1]) ?? reached(link, heads)
      if (found) return { events: number, finding: found }
      previous = link.seal.chainHash
      number = link.seal.number
    }
    if (links.length <= batch) break
  }
  const cut = heads.filter((head) => head.number > number).sort((a, b) => a.number - b.number)[0]
  const sentence = `The chain ended at event ${cut?.number} before and ends at event ${number} now: what followed was cut off.`
  return { events: number, finding: cut ? finding(scope, cut.number, cut.event, 'cut-off', sentence) : null }
}

function check(
  link: queries.Link,
  previous: string,
  number: number,
  next: queries.Link | undefined,
): AuditFinding | null {
  const { seal, event, personal } = link
  const found = (kind: AuditFinding['kind'], sentence: string) =>
    finding(seal.scopeId, number, seal.eventId, kind, sentence)
  if (seal.number !== number) {
    return finding(seal.scopeId, number, null, 'removed', `Event ${number} is gone from the chain.`)
  }
  if (event === null) return found('removed', `Event ${number} is in the chain and no longer in the log.`)
  if (chainHash(previous, { ...seal, eventHash: event.hash }) !== seal.chainHash) {
    if (
      next?.event &&
      chainHash(previous, { ...next.seal, number, eventHash: next.event.hash }) === next.seal.chainHash
    ) {
      return found('inserted', `Event ${number} was put into the chain afterwards.`)
    }
    return found('altered', `Event ${number} is not the one that was sealed at this place.`)
  }
  if (event.scopeId !== seal.scopeId || eventHash(event) !== event.hash) {
    return found('altered', `Event ${number} says something else than it did when it was written.`)
  }
  if (personal !== null && personalCommitment(personal.salt, personal.values) !== event.commitment) {
    return found('altered', `The names and addresses of event ${number} are not those it was written with.`)
  }
  return null
}

/** Whether the chain, where an earlier head lies, is the one that the head was taken from. */
function reached({ seal }: queries.Link, heads: readonly Head[]): AuditFinding | null {
  const head = heads.find(({ number, chainHash: noted }) => number === seal.number && noted !== seal.chainHash)
  if (!head) return null
  const sentence = `The chain was written anew: up to event ${seal.number} it is not the one that was noted earlier.`
  return finding(seal.scopeId, seal.number, head.event, 'rewritten', sentence)
}

/** Events that the sealer would not take, because they were not written by this program. */
async function outside({ database }: Service): Promise<AuditFinding[]> {
  const found: AuditFinding[] = []
  for (let after: EventId | null = null; ; ) {
    const rows: queries.LoggedEvent[] = await database.read(everything, (tx) => queries.eventsAfter(tx, after, batch))
    for (const { event, isSealed } of rows) {
      if (isSealed || eventHash(event) === event.hash) continue
      const sentence = `An event was put into the log of ${event.at.toISOString()} by hand.`
      found.push(finding(event.scopeId, null, event.id, 'inserted', sentence))
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return found
    after = last.event.id
  }
}

function finding(
  scope: ScopeId,
  number: number | null,
  event: EventId | null,
  kind: AuditFinding['kind'],
  sentence: string,
): AuditFinding {
  return { scope, number, event, kind, sentence }
}
