import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'
import { begun, sendFile } from './send-file.ts'

interface CsvFile<Row> {
  /** Of the file on the reader's disk, without its ending. */
  readonly name: string
  /** Key and heading of each column. */
  readonly columns: { readonly [Key in keyof Row & string]?: string }
  readonly rows: AsyncIterable<Row>
}

/** Rows as a CSV file (RFC 4180), written while they are read. */
export async function sendCsv<Row extends object>(reply: FastifyReply, file: CsvFile<Row>): Promise<FastifyReply> {
  const rows = await begun(file.rows)
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
  pipeline(Readable.from(rows), text, (error) => {
    if (error) reply.log.warn({ err: error }, 'A CSV file was broken off')
  })
  return sendFile(reply, file.name, 'csv', text)
}
