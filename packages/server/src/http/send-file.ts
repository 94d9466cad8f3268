import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
} as const

export type FileEnding = keyof typeof types

/** A file to be kept, sent while it is made. `name` is what it is called on the reader's disk, without its ending. */
export function sendFile(reply: FastifyReply, name: string, ending: FileEnding, content: Readable): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.${ending}"`)
    .header('cache-control', 'private, no-store')
    .type(types[ending])
    .send(content)
}

/**
 * The same rows, of which the first was read: what fails before it can still be answered as a problem. What fails later breaks
 * the connection off, so that nobody takes half a file for a whole one.
 */
export async function begun<Row>(rows: AsyncIterable<Row>): Promise<AsyncGenerator<Row>> {
  const reader = rows[Symbol.asyncIterator]()
  const first = await reader.next()
  return follow(first, reader)
}

async function* follow<Row>(first: IteratorResult<Row>, reader: AsyncIterator<Row>): AsyncGenerator<Row> {
  try {
    for (let at = first; !at.done; at = await reader.next()) yield at.value
  } finally {
    // Whoever asked may have left: nothing more is read for them.
    await reader.return?.()
  }
}
