import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Problem } from '../../errors.ts'
import { type Column, columnOf, columns } from './columns.ts'

export type FileFormat = 'csv' | 'json'

export interface PeopleFile {
  readonly lines: readonly FileLine[]
  /** Columns that nothing is done with. */
  readonly unknownColumns: readonly string[]
}

/** What stands in one line, as it stands there. */
export type FileLine = { readonly line: number } & Readonly<Record<Column, string>>

/** X7: of a file, in bytes. */
const largest = 5 * 1024 * 1024
const linesMost = 10_000
/** Characters of one line: many times what all columns take. */
const longestLine = 20_000

/** Reads a file of people. Throws `invalid-input` where it cannot be read as a whole, with the line that is to blame. */
export async function readPeopleFile(format: FileFormat, text: string): Promise<PeopleFile> {
  if (Buffer.byteLength(text) > largest) throw unreadable('The file is larger than 5 MB. Divide it.')
  if (/[\0\ufffd]/.test(text)) throw unreadable('The file is not text in UTF-8. Save it as “CSV UTF-8”.')
  const file = format === 'csv' ? await readCsv(text) : readJson(text)
  if (file.lines.length === 0) throw unreadable('There is nobody in the file.')
  return file
}

async function readCsv(text: string): Promise<PeopleFile> {
  const rows = parsedRows(text)
  const header = (await rows.next()).value
  if (header === undefined) throw unreadable('The file is empty.')
  const named = header.cells.map((heading) => columnOf(heading))
  requireColumns(header.cells, named)
  const lines: FileLine[] = []
  for await (const { line, cells } of rows) {
    requireFew(lines)
    const values = named.flatMap((column, index) => (column ? [[column, typed(cells[index] ?? '')] as const] : []))
    lines.push({ line, ...empty, ...Object.fromEntries(values) })
  }
  return { lines, unknownColumns: header.cells.filter((heading, index) => !named[index] && heading.trim() !== '') }
}

const empty: Readonly<Record<Column, string>> = { email: '', name: '', role: '', ends: '', reason: '', note: '' }

/** Spreadsheets of some countries separate by semicolons, which then cannot be told apart within a cell without quotes. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.split(/\r?\n/, 1)
  return [',', ';', '\t'].find((mark) => heading.includes(mark)) ?? ','
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

async function* parsedRows(text: string): AsyncGenerator<Row, undefined> {
  const parser = parse({
    ...{ bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, info: true },
    ...{ max_record_size: longestLine },
  })
  // In pieces: others are answered meanwhile.
  const source = Readable.from(pieces(text))
  source.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // A cell may have line ends in it: the record began that many lines above.
      const within = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      if (record.some((cell) => cell.trim() !== '')) yield { line: info.lines - within, cells: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(sentenceOf(error)) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

function sentenceOf({ code, lines }: CsvError & { readonly lines?: number }): string {
  const where = lines === undefined ? 'The file' : `Line ${lines}`
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${where} opens a quote that is never closed.`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `${where} has a quote in the middle of a cell. A quote within a quoted cell is written twice.`
    case 'CSV_MAX_RECORD_SIZE':
      return `${where} is longer than ${longestLine.toLocaleString('en')} characters.`
    default:
      return `${where} cannot be read as CSV.`
  }
}

/** What was written so that no spreadsheet runs it is read as it was before. */
function typed(cell: string): string {
  const value = cell.trim()
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? value.slice(1) : value
}

function readJson(text: string): PeopleFile {
  const value = parsedJson(text.replace(/^\ufeff/, ''))
  const rows: unknown = Array.isArray(value) ? value : (value as { readonly people?: unknown } | null)?.people
  if (!Array.isArray(rows)) throw unreadable('The file is no list of people: [{ "email": "…", "role": "…" }].')
  const unknown = new Set<string>()
  const lines: FileLine[] = []
  for (const [index, row] of rows.entries()) {
    requireFew(lines)
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw unreadable(`Entry ${index + 1} is no person: { "email": "…", "role": "…" }.`)
    }
    const values: Partial<Record<Column, string>> = {}
    for (const [key, cell] of Object.entries(row as Readonly<Record<string, unknown>>)) {
      const column = columnOf(key)
      if (column) values[column] = cellText(cell, index + 1, key)
      else unknown.add(key)
    }
    lines.push({ line: index + 1, ...empty, ...values })
  }
  if (lines.length > 0 && !lines.some(({ email }) => email !== '')) throw withoutEmail([...unknown])
  return { lines, unknownColumns: [...unknown] }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('The file is not JSON.')
  }
}

function cellText(cell: unknown, entry: number, key: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (Array.isArray(cell) && cell.every((item) => typeof item === 'string')) return cell.join('; ')
  throw unreadable(`Entry ${entry}: “${key}” must be text.`)
}

function requireFew(lines: readonly FileLine[]): void {
  if (lines.length >= linesMost) {
    throw unreadable(`The file has more than ${linesMost.toLocaleString('en')} people. Divide it.`)
  }
}

function requireColumns(headings: readonly string[], named: readonly (Column | undefined)[]): void {
  if (!named.includes('email')) throw withoutEmail(headings)
  const twice = named.find((column, index) => column && named.indexOf(column) !== index)
  if (twice) throw unreadable(`The column “${twice}” is there more than once.`)
}

function withoutEmail(found: readonly string[]): Problem {
  const there = found.slice(0, 20).map((heading) => `“${heading.slice(0, 50)}”`)
  const which = there.length === 0 ? '' : ` The first line has ${there.join(', ')}.`
  return unreadable(`There is no column “email”.${which} The columns are: ${columns.join(', ')}.`)
}

function unreadable(message: string): Problem {
  return new Problem('invalid-input', { detail: message, errors: [{ field: 'text', message }] })
}
