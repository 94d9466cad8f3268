import type { FastifyReply } from 'fastify'
import { type CsvColumns, csvText } from '../csv-text.ts'
import { begun, sendFile } from './send-file.ts'

interface CsvFile<Row> {
  /** Of the file on the reader's disk, without its ending. */
  readonly name: string
  readonly columns: CsvColumns<Row>
  readonly rows: AsyncIterable<Row>
}

/** Rows as a CSV file, written while they are read. */
export async function sendCsv<Row extends object>(reply: FastifyReply, file: CsvFile<Row>): Promise<FastifyReply> {
  const text = csvText(file.columns, await begun(file.rows), (error) => {
    reply.log.warn({ err: error }, 'A CSV file was broken off')
  })
  return sendFile(reply, file.name, 'csv', text)
}
