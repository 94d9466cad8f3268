import type { ScopeId } from '../../ids.ts'
import { chainHash, chainStart } from './chain.ts'
import { eventHash, personalCommitment } from './event-hash.ts'
import {
  type ExportedEvent,
  type ExportedHead,
  type ExportedLink,
  type ExportHeader,
  exportFormat,
} from './exported.ts'
import type { Head } from './heads.ts'
import { holdsSignature, type SignedHeads } from './signed-heads.ts'
import type { AuditFinding } from './verify.ts'

export interface ExportVerdict {
  readonly scope: ExportHeader['scope'] | null
  readonly exportedAt: string | null
  readonly events: number
  /** A filtered export proves nothing, whatever it holds. */
  readonly proves: boolean
  /** The first event that is not as it was written. Empty, where the file proves something: every event is. */
  readonly findings: readonly AuditFinding[]
  /** With which the end was signed: to be compared with the one that was noted when the installation was new. */
  readonly publicKey: string | null
  /** Whether heads that were kept elsewhere were there to compare with. */
  readonly compared: boolean
}

type Found = Omit<AuditFinding, 'scope'>

/**
 * Checks a complete export without the database that it came from: every event against its hash, every hash against the chain,
 * the chain against its signed end and against heads that were kept elsewhere. `text`: the file, in pieces.
 */
export async function verifyExport(text: AsyncIterable<string>, earlier?: SignedHeads): Promise<ExportVerdict> {
  const lines = linesOf(text)
  const header = headerIn((await lines.next()).value)
  const verdict = {
    scope: header?.scope ?? null,
    exportedAt: header?.exportedAt ?? null,
    compared: earlier !== undefined,
  }
  if (header === null || !header.complete) {
    return { ...verdict, events: 0, proves: false, findings: [], publicKey: null }
  }
  const { events, end, found } = await walk(lines, header.scope.id, earlier)
  const finding = found ?? checkEnd(header.scope.id, events, end, earlier)
  const findings = finding === null ? [] : [{ scope: header.scope.id, ...finding }]
  return { ...verdict, events: events.number, proves: true, findings, publicKey: end?.publicKey ?? null }
}

interface Walked {
  readonly number: number
  readonly chainHash: string
}

async function walk(lines: AsyncGenerator<string>, scope: ScopeId, earlier: SignedHeads | undefined) {
  const heads = earlier?.heads.filter((head) => head.scope === scope) ?? []
  let events: Walked = { number: 0, chainHash: chainStart(scope) }
  let end: SignedHeads | null = null
  let link: ExportedLink | 'unreadable' | null = null
  const judge = (next: ExportedLink | null): Found | null => {
    if (link === null) return null
    if (link === 'unreadable') {
      return { number: events.number + 1, event: null, kind: 'altered', sentence: unreadable(events.number + 1) }
    }
    const found = check(link, scope, events, next) ?? reached(link, heads)
    if (found === null) events = { number: link.number, chainHash: link.chainHash }
    return found
  }
  for await (const line of lines) {
    const read = lineIn(line)
    if (end !== null) {
      const number = events.number + 1
      return { events, end, found: { number, event: null, kind: 'inserted', sentence: behindEnd } satisfies Found }
    }
    const next = read !== null && 'chainHash' in read ? read : null
    const found = judge(next)
    if (found) return { events, end, found }
    link = next
    if (read === null) link = 'unreadable'
    else if ('head' in read) end = read.head
  }
  return { events, end, found: judge(null) }
}

const behindEnd = 'Something stands behind the signed end.'
const unreadable = (number: number) => `The line of event ${number} cannot be read.`

function check(link: ExportedLink, scope: ScopeId, before: Walked, next: ExportedLink | null): Found | null {
  const number = before.number + 1
  const found = (kind: AuditFinding['kind'], sentence: string): Found => ({
    number,
    event: link.eventId,
    kind,
    sentence,
  })
  const stands = (one: ExportedLink, at: number) =>
    one.eventHash !== null && chainHash(before.chainHash, sealOf(one, at, one.eventHash)) === one.chainHash
  if (!stands(link, link.number) || link.number !== number) {
    if (next !== null && (stands(next, number) || (link.number === before.number && stands(next, next.number)))) {
      return found('inserted', `Event ${number} was put into the file afterwards.`)
    }
    if (link.number > number) return found('removed', `Event ${number} is gone from the file.`)
    if (link.event === null) return found('removed', `Event ${number} was gone from the log when it was exported.`)
    return found('altered', `Event ${number} is not the one that was sealed at this place.`)
  }
  if (link.event === null || link.event.scopeId !== scope || hashOf(link.event) !== link.eventHash) {
    return found('altered', `Event ${number} says something else than it did when it was written.`)
  }
  const { personal } = link
  if (personal !== null && personalCommitment(personal.salt, personal.values) !== link.event.commitment) {
    return found('altered', `The names and addresses of event ${number} are not those it was written with.`)
  }
  return null
}

function sealOf({ eventId, sealedAt }: ExportedLink, number: number, hash: string) {
  return { number, eventId, eventHash: hash, sealedAt: new Date(sealedAt) }
}

function hashOf(event: ExportedEvent): string {
  return eventHash({ ...event, at: new Date(event.at) })
}

/** Whether the chain, where an earlier head lies, is the one that the head was taken from. */
function reached({ number, eventId, chainHash: own }: ExportedLink, heads: readonly Head[]): Found | null {
  const head = heads.find((noted) => noted.number === number && noted.chainHash !== own)
  if (!head) return null
  const sentence = `The chain was written anew: up to event ${number} it is not the one that was noted earlier.`
  return { number, event: eventId, kind: 'rewritten', sentence }
}

function checkEnd(scope: ScopeId, { number, chainHash: own }: Walked, end: SignedHeads | null, earlier?: SignedHeads) {
  const found = (kind: AuditFinding['kind'], sentence: string, at: Head | null = null): Found => {
    return { number: at?.number ?? null, event: at?.event ?? null, kind, sentence }
  }
  if (end === null) return found('cut-off', `The file ends at event ${number} without its signed end.`)
  if (!holdsSignature(end)) return found('foreign-heads', 'The end of the file is not as it was signed.')
  if (earlier && !(holdsSignature(earlier) && earlier.publicKey === end.publicKey)) {
    return found('foreign-heads', 'The heads given were not signed by the installation that this file is from.')
  }
  const heads = [...end.heads, ...(earlier?.heads ?? [])].filter((head) => head.scope === scope)
  const cut = heads.filter((head) => head.number > number).sort((a, b) => a.number - b.number)[0]
  if (cut) {
    const sentence = `The chain reaches event ${cut.number} and the file ends at event ${number}: what followed was cut off.`
    return found('cut-off', sentence, cut)
  }
  const last = end.heads.find((head) => head.scope === scope)
  if (last?.number === number && last.chainHash === own) return null
  return found(
    'inserted',
    `The signed end is that of event ${last?.number ?? 0}, and the file goes on to event ${number}.`,
  )
}

function headerIn(text: string | undefined): ExportHeader | null {
  const value = parsed(text ?? '')
  if (value === null || value.portreeve !== 'audit-log') return null
  const header = value as unknown as ExportHeader
  if (header.format > exportFormat) throw new NewerExport()
  return typeof header.scope?.id === 'string' ? header : null
}

/** The file was written by a newer Portreeve, which says things in it that this one does not know. */
export class NewerExport extends Error {
  constructor() {
    super('The file was written by a newer Portreeve. Check it with that version or a later one.')
    this.name = 'NewerExport'
  }
}

function lineIn(text: string): ExportedLink | ExportedHead | null {
  const value = parsed(text)
  if (value === null) return null
  if (typeof value.head === 'object' && value.head !== null && Array.isArray((value.head as SignedHeads).heads)) {
    return value as unknown as ExportedHead
  }
  const { number, eventId, sealedAt, chainHash: hash } = value
  const isMoment = typeof sealedAt === 'string' && !Number.isNaN(Date.parse(sealedAt))
  const event = value.event as { readonly at?: unknown } | null
  const isEvent = event === null || (typeof event === 'object' && !Number.isNaN(Date.parse(String(event.at))))
  const isLink = Number.isInteger(number) && typeof eventId === 'string' && typeof hash === 'string' && isMoment
  return isLink && isEvent ? (value as unknown as ExportedLink) : null
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

/** Lines end at a line feed only: JSON text may hold U+2028, at which other readers of lines split too. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
