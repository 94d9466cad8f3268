import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'

interface CsvFile<Row> {
  /** Of the file on the reader's disk, without its ending. */
  readonly name: string
  /** Key and heading of each column. */
  readonly columns: { readonly [Key in keyof Row & string]?: string }
  readonly rows: AsyncIterable<Row>
}

/**
 * Rows as a CSV file (RFC 4180), written while they are read. What fails before the first row is answered as a problem; what
 * fails later breaks the connection off, so that nobody takes half a list for a whole one.
 */
export async function sendCsv<Row extends object>(reply: FastifyReply, file: CsvFile<Row>): Promise<FastifyReply> {
  const rows = file.rows[Symbol.asyncIterator]()
  const first = await rows.next()
  const text = stringify({
    columns: file.columns as Record<string, string>,
    header: true,
    // Spreadsheets take UTF-8 for something else without it.
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    // A name like "=1+1" is text, wherever the file is opened.
    escape_formulas: true,
  })
  pipeline(Readable.from(follow(first, rows)), text, (error) => {
    if (error) reply.log.warn({ err: error }, 'A CSV file was broken off')
  })
  return reply
    .header('content-disposition', `attachment; filename="${file.name.replace(/[^A-Za-z0-9._-]+/g, '-')}.csv"`)
    .header('cache-control', 'private, no-store')
    .type('text/csv; charset=utf-8')
    .send(text)
}

async function* follow<Row>(first: IteratorResult<Row>, rows: AsyncIterator<Row>): AsyncGenerator<Row> {
  for (let at = first; !at.done; at = await rows.next()) yield at.value
}
