import type { Operation } from '@portreeve/engine'
import { requireStill } from '../../access/still.ts'
import type { ScopedContext } from '../../context.ts'
import { type EventId, platformId } from '../../ids.ts'
import { auditAreas } from './areas.ts'
import * as chain from './chain-queries.ts'
import { type AuditEvent, change } from './change.ts'
import {
  type ExportedEvent,
  type ExportedHead,
  type ExportedLink,
  type ExportHeader,
  exportFormat,
} from './exported.ts'
import type { Head } from './heads.ts'
import * as queries from './queries.ts'
import { type Readable, readableIn, requireStillWithin } from './readable.ts'
import { type SignedHeads, signedHeads } from './signed-heads.ts'

export type ExportFilter = Omit<queries.AuditFilter, 'readable' | 'scope'>

/** So many at a time: no transaction stays open for as long as somebody's connection takes. */
const pageLength = 500

export interface ExportPreview {
  readonly complete: boolean
  /** Why it proves nothing. */
  readonly because: 'filtered' | 'not-all-readable' | null
}

/** Whether an export of this would be complete, so that it proves itself as lines of JSON. */
export async function previewExport(context: ScopedContext, filter: ExportFilter): Promise<ExportPreview> {
  if (isFiltered(filter)) return { complete: false, because: 'filtered' }
  const readable = await readableIn(context, context.scope.id)
  const complete = await isAllReadable(context, readable, Number.MAX_SAFE_INTEGER)
  return { complete, because: complete ? null : 'not-all-readable' }
}

/** A row for a spreadsheet. */
export interface ExportRow {
  readonly at: string
  readonly action: string
  readonly actor: string
  readonly actorKind: string
  readonly actorId: string
  readonly target: string
  readonly targetKind: string
  readonly targetId: string
  readonly before: string
  readonly after: string
  readonly details: string
  readonly ip: string
  readonly requestId: string
  readonly id: string
}

/** The events that the asker may read, the oldest first; one event of its own tells of the export (X6). */
export async function exportRows(context: ScopedContext, filter: ExportFilter): Promise<AsyncGenerator<ExportRow>> {
  await recordExport(context, filter, 'csv')
  return rowsOf(context, filter)
}

async function* rowsOf(context: ScopedContext, filter: ExportFilter): AsyncGenerator<ExportRow> {
  for await (const { event, personal, actorName, targetName } of eventsOf(context, filter)) {
    const { ip, ...details } = withoutSession(personal?.values)
    yield {
      ...{ id: event.id, at: event.at.toISOString(), action: event.action, requestId: event.requestId },
      ...{ actor: actorName ?? '', actorKind: event.actorKind, actorId: event.actorId ?? '' },
      ...{ target: targetName ?? '', targetKind: event.targetKind, targetId: event.targetId ?? '' },
      ...{ before: json(event.before), after: json(event.after), details: json(details) },
      ip: typeof ip === 'string' ? ip : '',
    }
  }
}

/** The same as lines of JSON. What is complete proves itself: each link has what its hashes are made of, and the end is signed. */
export async function exportLines(context: ScopedContext, filter: ExportFilter): Promise<AsyncGenerator<string>> {
  await recordExport(context, filter, 'jsonl')
  if (isFiltered(filter)) return filteredLines(context, filter, notes.filtered)
  const readable = await readableIn(context, context.scope.id)
  // With the event of this very export: it is sealed before the end is signed.
  const signed = await signedHeads(context.service, [context.scope.id])
  const [head] = signed.heads
  const complete = head !== undefined && (await isAllReadable(context, readable, head.number))
  return complete ? chainLines(context, signed, head) : filteredLines(context, filter, notes.notAllReadable)
}

const notes = {
  complete: 'Complete: check it with `portreeve audit verify --file`. The last line is the signed end of the chain.',
  filtered: 'Filtered: it does not prove that nothing was left out, altered or added.',
  notAllReadable:
    'Without the events that whoever exported it may not read: it does not prove that nothing was left out, altered or added.',
}

async function* filteredLines(context: ScopedContext, filter: ExportFilter, note: string): AsyncGenerator<string> {
  yield line(headerOf(context, filter, note))
  let events = 0
  for await (const { event, personal, actorName, targetName } of eventsOf(context, filter)) {
    events += 1
    const { tenantId: _tenantId, commitment: _commitment, ...told } = exported(event)
    const names = { actor: actorName, target: targetName }
    yield line({ event: told, personal: personal && { values: withoutSession(personal.values) }, names })
  }
  yield line({ end: { events, note } })
}

async function* chainLines(context: ScopedContext, signed: SignedHeads, head: Head): AsyncGenerator<string> {
  const { service, scope, wall } = context
  yield line(headerOf(context, {}, notes.complete))
  const pages = pagesOf(context, 0, async (number) => {
    const links = await service.database.read(wall, (tx) => chain.linksAfter(tx, scope.id, number, pageLength))
    const sealed = links.filter(({ seal }) => seal.number <= head.number)
    return { rows: sealed, next: links.length < pageLength ? null : (links.at(-1)?.seal.number ?? null) }
  })
  for await (const links of pages) {
    const events = links.flatMap(({ event }) => (event === null ? [] : [{ event }]))
    const named = await service.database.read(wall, (tx) => queries.withNames(tx, events))
    const names = new Map(named.map((row) => [row.event.id, { actor: row.actorName, target: row.targetName }]))
    for (const { seal, event, personal } of links) {
      const link: ExportedLink = {
        ...{ number: seal.number, sealedAt: seal.sealedAt.toISOString(), eventId: seal.eventId },
        ...{ event: event && exported(event), eventHash: event?.hash ?? null, chainHash: seal.chainHash },
        personal: personal && { salt: personal.salt, values: personal.values },
        names: names.get(seal.eventId) ?? { actor: null, target: null },
      }
      yield line(link)
    }
  }
  const end: ExportedHead = { head: signed }
  yield line(end)
}

async function* eventsOf(context: ScopedContext, filter: ExportFilter) {
  const { service, scope, wall } = context
  const readable = await readableIn(context, scope.id)
  const pages = pagesOf<EventId | undefined, Awaited<ReturnType<typeof queries.eventsInOrder>>[number]>(
    context,
    undefined,
    async (after) => {
      const page = { ...filter, scope: scope.id, readable, after, limit: pageLength }
      const rows = await service.database.read(wall, (tx) => queries.eventsInOrder(tx, page))
      return { rows, next: rows.length < pageLength ? null : (rows.at(-1)?.event.id ?? null) }
    },
  )
  for await (const rows of pages) {
    yield* await service.database.read(readable.names, (tx) => queries.withNames(tx, rows))
  }
}

/** Page by page, as long as the asker may: somebody who is cut off meanwhile gets no more (X5). */
async function* pagesOf<Cursor, Row>(
  context: ScopedContext,
  first: Cursor,
  read: (after: Cursor) => Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | null }>,
): AsyncGenerator<readonly Row[]> {
  const readable = await readableIn(context, context.scope.id)
  const operations = new Set<Operation>(['audit.export', ...readable.areas.map((area) => auditAreas[area])])
  for (let after: Cursor | null = first; after !== null; ) {
    await requireStill(context, [...operations])
    await requireStillWithin(context, readable)
    const page: { readonly rows: readonly Row[]; readonly next: Cursor | null } = await read(after)
    yield page.rows
    after = page.next
  }
}

async function recordExport(context: ScopedContext, filter: ExportFilter, format: string): Promise<void> {
  const { scope } = context
  const event: AuditEvent = {
    action: 'audit.exported',
    scope: scope.id,
    target: { kind: 'audit-log', id: scope.id },
    after: { format, ...filterText(filter) },
  }
  await change(context, async () => ({ result: undefined, event }))
}

async function isAllReadable({ service, scope, wall }: ScopedContext, readable: Readable, until: number) {
  return !(await service.database.read(wall, (tx) => queries.hasEventOutside(tx, scope.id, readable, until)))
}

function isFiltered(filter: ExportFilter): boolean {
  return Object.keys(filterText(filter)).length > 0
}

function filterText({ organization, person, action, from, to }: ExportFilter): Record<string, string> {
  return {
    ...(organization === undefined ? {} : { organization }),
    ...(person === undefined ? {} : { person }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(to === undefined ? {} : { to: to.toISOString() }),
  }
}

function headerOf({ service, scope }: ScopedContext, filter: ExportFilter, note: string): ExportHeader {
  const { id, type, name } = scope
  return {
    ...{ portreeve: 'audit-log', format: exportFormat, scope: { id, type, name: id === platformId ? '' : name } },
    ...{ exportedAt: service.clock.now().toISOString(), complete: note === notes.complete },
    ...{ filter: filterText(filter), note },
  }
}

type Event = NonNullable<chain.Link['event']>

function exported({ hash: _hash, ...event }: Event): ExportedEvent {
  return { ...event, at: event.at.toISOString(), before: event.before ?? null, after: event.after ?? null }
}

/** Sessions are no secret, and nobody's business either: they are told where the proof needs them. */
function withoutSession(values: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const { session: _session, ...rest } = values
  return rest
}

function json(value: unknown): string {
  const isEmpty = value === null || value === undefined || Object.keys(value).length === 0
  return isEmpty ? '' : JSON.stringify(value)
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
