import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Problem } from '../../errors.ts'

/** Raised whenever an older server could not read what a newer one writes. */
export const archiveFormat = 1

export interface ArchiveHeader {
  readonly format: number
  /** Version of the server that wrote it. */
  readonly version: string
  readonly blueprint: string
  readonly exportedAt: string
}

export interface ArchiveTable {
  readonly name: string
  readonly columns: readonly string[]
}

export interface ArchiveFooter {
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>
  /** SHA-256 of every byte before the footer's line, as hex. */
  readonly sha256: string
}

/** A row is the text of a JSON object: it passes through unread, so that numbers keep every digit. */
export type ArchivePart =
  | { readonly kind: 'header'; readonly header: ArchiveHeader }
  | { readonly kind: 'table'; readonly table: ArchiveTable }
  | { readonly kind: 'row'; readonly json: string }

/** Yielded last, when everything before it was read and is as it was written. */
interface ArchiveEnd {
  readonly kind: 'footer'
  readonly footer: ArchiveFooter
}

/**
 * Writes the parts as gzipped lines of JSON, readable by nobody but the file's owner, and puts the file in its place only
 * when it is whole and on disk. Refuses to write over a file.
 */
export async function writeArchive(file: string, parts: AsyncIterable<ArchivePart>): Promise<ArchiveFooter> {
  const partial = `${file}.partial`
  const target = await open(file, 'wx', 0o600).catch((cause: unknown) => {
    throw new Problem('conflict', { detail: `Cannot write ${file}: it exists already, or its folder does not.`, cause })
  })
  await target.close()
  try {
    let footer: ArchiveFooter | null = null
    const lines = linesOf(parts, (made) => {
      footer = made
    })
    // Anew: a file that somebody put there before would keep its own mode, and a link would lead elsewhere.
    await rm(partial, { force: true })
    const handle = await open(partial, 'wx', 0o600)
    await pipeline(Readable.from(lines), createGzip(), handle.createWriteStream({ flush: true }))
    await rename(partial, file)
    return footer!
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(file, { force: true })])
    throw error
  }
}

async function* linesOf(
  parts: AsyncIterable<ArchivePart>,
  whenDone: (footer: ArchiveFooter) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const tables: Record<string, number> = {}
  let table = ''
  for await (const part of parts) {
    if (part.kind === 'table') {
      table = part.table.name
      tables[table] = 0
    } else if (part.kind === 'row') {
      tables[table] = tables[table]! + 1
    }
    const line = `["${part.kind}",${textOf(part)}]\n`
    hash.update(line)
    yield line
  }
  const footer: ArchiveFooter = { tables, sha256: hash.digest('hex') }
  whenDone(footer)
  yield `["footer",${JSON.stringify(footer)}]\n`
}

function textOf(part: ArchivePart): string {
  switch (part.kind) {
    case 'header':
      return JSON.stringify(part.header)
    case 'table':
      return JSON.stringify(part.table)
    case 'row':
      return part.json
  }
}

/** Yields what the file holds and throws where it is cut, changed or newer than this server: only a read to the end counts. */
export async function* readArchive(file: string): AsyncGenerator<ArchivePart | ArchiveEnd> {
  const hash = createHash('sha256')
  const tables: Record<string, number> = {}
  let table: string | null = null
  let footer: ArchiveFooter | null = null
  let first = true
  for await (const line of archiveLines(file)) {
    if (footer) throw damaged('something follows its end')
    const kind = /^\["(header|table|row|footer)",/.exec(line)?.[1]
    if (!kind || !line.endsWith(']')) throw damaged('a line is not readable')
    const json = line.slice(kind.length + 4, -1)
    if (first !== (kind === 'header')) throw damaged('it does not begin as an export of Portreeve does')
    first = false
    if (kind === 'footer') {
      footer = parse<ArchiveFooter>(json)
      continue
    }
    hash.update(`${line}\n`)
    if (kind === 'header') {
      const header = parse<ArchiveHeader>(json)
      refuseNewer(header)
      yield { kind, header }
    } else if (kind === 'table') {
      const found = parse<ArchiveTable>(json)
      table = found.name
      tables[table] = 0
      yield { kind, table: found }
    } else {
      if (table === null) throw damaged('a row belongs to no table')
      tables[table] = tables[table]! + 1
      yield { kind: 'row', json }
    }
  }
  if (!footer) throw damaged('its end is missing')
  const sameCounts = JSON.stringify(footer.tables) === JSON.stringify(tables)
  if (!sameCounts || footer.sha256 !== hash.digest('hex')) throw damaged('its content is not what was written')
  yield { kind: 'footer', footer }
}

/** Lines end at a line feed only: readline also splits at U+2028, which JSON text may hold. */
async function* archiveLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (error) => unzipped.destroy(error))
  unzipped.setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of unzipped) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      yield* lines
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : damaged('it cannot be unpacked', cause)
  } finally {
    source.destroy()
    unzipped.destroy()
  }
  if (rest !== '') throw damaged('its end is missing')
}

function refuseNewer(header: ArchiveHeader): void {
  if (header.format > archiveFormat) {
    throw new Problem('invalid-input', {
      detail: `The file was written by a newer Portreeve (${header.version}). Import it with that version or a later one.`,
    })
  }
}

function parse<Value>(json: string): Value {
  try {
    return JSON.parse(json) as Value
  } catch (cause) {
    throw damaged('a line is not readable', cause)
  }
}

function damaged(what: string, cause?: unknown): Problem {
  return new Problem('invalid-input', { detail: `The file is damaged: ${what}. Nothing was imported.`, cause })
}
