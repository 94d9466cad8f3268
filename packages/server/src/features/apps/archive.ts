import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ArchiveRefused } from './archive-refused.ts'
import { BufferedFile } from './buffered-file.ts'
import { nameKey, namesOf, shownName } from './entry-names.ts'
import { type Manifest, parseManifest } from './manifest.ts'

export const mostBytes = 100 * 1024 * 1024
const mostEntries = 10_000
const mostUnpacked = 500 * 1024 * 1024
/** Of the manifest, inflated. */
const mostManifest = 256 * 1024
const manifestName = 'manifest.json'

/**
 * A13: reads the directory of an archive on the disk, and its manifest; nothing else in it is ever inflated, and nothing is written.
 * Throws `ArchiveRefused`.
 */
export async function inspectArchive(path: string): Promise<Manifest> {
  const file = await open(path, 'r')
  try {
    return await inspect(file)
  } finally {
    await file.close()
  }
}

async function inspect(file: FileHandle): Promise<Manifest> {
  const zip = await openZip(file)
  // What it has to say is said by the calls below; an event that nobody hears would end the process.
  zip.on('error', () => {})
  try {
    if (zip.entryCount > mostEntries) throw tooMany(zip.entryCount)
    const manifest = await findManifest(zip)
    await requireEnd(zip, file)
    return parseManifest(await inflate(zip, manifest))
  } catch (error) {
    // What the disk does is no fault of the archive.
    throw error instanceof ArchiveRefused || isOfSystem(error) ? error : damaged(error)
  } finally {
    zip.close()
  }
}

export function tooLarge(): ArchiveRefused {
  return new ArchiveRefused('too-large', 'The archive is larger than 100 MB. Leave out what the app does not need.')
}

async function openZip(file: FileHandle): Promise<ZipFile> {
  const start = await fourBytes(file, 0)
  if (start.length === 0) throw new ArchiveRefused('not-a-zip', 'The file is empty. Choose the ZIP archive of the app.')
  const begins = start.toString('latin1')
  // Something before the first entry would make it a file of another kind as well.
  if (!begins.startsWith('PK\x03\x04') && !begins.startsWith('PK\x05\x06')) {
    throw new ArchiveRefused(
      'not-a-zip',
      'The file is not a ZIP archive. Pack the app as .zip, with manifest.json at its root.',
    )
  }
  try {
    // Names are read here, from their bytes; sizes are counted here, while inflating.
    return await yauzl.fromRandomAccessReaderPromise(new BufferedFile(file), (await file.stat()).size, {
      ...{ decodeStrings: false, validateEntrySizes: false, autoClose: false },
    })
  } catch (cause) {
    if (isOfSystem(cause)) throw cause
    if (!/End of central directory record/.test(String(cause))) throw damaged(cause)
    throw new ArchiveRefused(
      'truncated',
      'The archive is cut off: its directory, which stands at the end, is missing. Upload it again, whole.',
      { cause },
    )
  }
}

async function findManifest(zip: ZipFile): Promise<Entry> {
  const keys = new Set<string>()
  let unpacked = 0
  let manifest: Entry | undefined
  for await (const entry of zip.eachEntry()) {
    const names = namesOf(entry)
    const name = names[0] ?? ''
    requirePlain(entry, name)
    unpacked += entry.uncompressedSize
    if (unpacked > mostUnpacked) {
      throw new ArchiveRefused(
        'unpacks-too-large',
        'Unpacked, the archive would have more than 500 MB. Leave out what the app does not need.',
      )
    }
    for (const key of new Set(names.map(nameKey))) {
      if (keys.has(key)) {
        throw new ArchiveRefused(
          'duplicate-name',
          `The archive has more than one entry ${shownName(name)}; upper and lower case are the same here. Keep one of them.`,
        )
      }
      keys.add(key)
    }
    await requireSameInPlace(zip, entry, name)
    if (name === manifestName) manifest = entry
  }
  if (manifest === undefined) {
    throw new ArchiveRefused(
      'manifest-missing',
      'There is no manifest.json at the root of the archive. Pack the contents of the folder of the app, not the folder.',
    )
  }
  return manifest
}

/** What is encrypted cannot be reviewed; links lead elsewhere, and devices are no files. */
function requirePlain(entry: Entry, name: string): void {
  const strong = 0x40
  const hiddenDirectory = 0x2000
  if (entry.isEncrypted() || (entry.generalPurposeBitFlag & (strong | hiddenDirectory)) !== 0) throw encrypted(name)
  const kind = (entry.externalFileAttributes >>> 16) & 0o170_000
  const reparsePoint = 0x400
  const isFileOrFolder = kind === 0 || kind === 0o100_000 || kind === 0o040_000
  if (!isFileOrFolder || (entry.externalFileAttributes & reparsePoint) !== 0) {
    throw new ArchiveRefused(
      'link',
      `The entry ${shownName(name)} is a link or a special file. Pack the file itself instead.`,
    )
  }
}

/** Programs that read an archive from its beginning go by the header before each file, which must say the same as the directory. */
async function requireSameInPlace(zip: ZipFile, entry: Entry, name: string): Promise<void> {
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: false })
  if (!header.fileName.equals(entry.fileNameRaw)) throw damaged(`${shownName(name)} has another name in its own header`)
}

/** Where the directory says it ends there must be no further entry, which other programs would see. */
async function requireEnd(zip: ZipFile, file: FileHandle): Promise<void> {
  const next = await fourBytes(file, Number(zip.readEntryCursor))
  if (next.toString('latin1') === 'PK\x01\x02') throw damaged('The directory has more entries than it says')
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > mostManifest) throw manifestTooLarge()
  const stream = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
    throw isOfSystem(cause) ? cause : unreadable(cause)
  })
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > mostManifest) throw manifestTooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof ArchiveRefused || isOfSystem(error) ? error : unreadable(error)
  }
  const bytes = Buffer.concat(chunks)
  if (size !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw unreadable('Size or CRC differ')
  return bytes
}

async function fourBytes(file: FileHandle, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, position)
  return buffer.subarray(0, bytesRead)
}

function isOfSystem(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined
}

function damaged(cause: unknown): ArchiveRefused {
  if (/encryption/.test(String(cause))) return encrypted('')
  return new ArchiveRefused(
    'damaged',
    'The directory of the archive contradicts itself, so that it cannot be trusted. Pack the app again.',
    { cause },
  )
}

function encrypted(name: string): ArchiveRefused {
  const what = name === '' ? 'The archive' : `The entry ${shownName(name)}`
  return new ArchiveRefused('encrypted', `${what} is encrypted. Pack the app without a password.`)
}

function tooMany(count: number): ArchiveRefused {
  return new ArchiveRefused('too-many-entries', `The archive has ${count} entries. At most ${mostEntries} are allowed.`)
}

function manifestTooLarge(): ArchiveRefused {
  return new ArchiveRefused(
    'manifest-too-large',
    'manifest.json is larger than 256 kB. It says what the app is; leave everything else to other files.',
  )
}

function unreadable(cause: unknown): ArchiveRefused {
  return new ArchiveRefused(
    'manifest-damaged',
    'manifest.json is damaged in the archive: its contents do not match their checksum. Pack the app again.',
    { cause },
  )
}
