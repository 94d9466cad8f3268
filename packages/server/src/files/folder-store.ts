import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from '../db/durable-files.ts'
import { type FileStore, FileTooLarge, type ReceivedFile } from './file-store.ts'

const batch = 200
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A folder, made when the first file comes. Files lie in folders named after the end of their id; what is still being received lies in
 * `incoming` on the same file system, so that putting it into its place is one rename. Several servers may share the folder.
 */
export function folderStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const placeOf = (name: string) => {
    if (!id.test(name)) throw new Error(`"${name}" is not the id of a file`)
    return { folder: join(folder, name.slice(-2)), path: join(folder, name.slice(-2), name) }
  }

  return {
    async receive(content, { mostBytes }) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomUUID())
      try {
        const written = await writeDown(content, path, mostBytes)
        return received(path, written, async (name) => {
          const place = placeOf(name)
          await mkdir(place.folder, { recursive: true, mode: 0o700 })
          await rename(path, place.path)
          for (const touched of [place.folder, folder]) syncFolder(touched)
        })
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },

    async open(name) {
      const file = await open(placeOf(name).path, 'r').catch(noneIfMissing)
      if (file === null) return null
      const { size } = await file.stat()
      return { size, content: file.createReadStream() }
    },

    async remove(name) {
      await rm(placeOf(name).path, { force: true })
    },

    async *idsBefore(time) {
      let ids: string[] = []
      for await (const { path, name } of filesIn(folder)) {
        if (!id.test(name) || path === join(incoming, name) || !(await isOlder(path, time))) continue
        ids.push(name)
        if (ids.length < batch) continue
        yield ids
        ids = []
      }
      if (ids.length > 0) yield ids
    },

    async removeUnfinished(before) {
      for await (const { path } of filesIn(incoming)) if (await isOlder(path, before)) await rm(path, { force: true })
    },
  }
}

function received(
  path: string,
  written: Pick<ReceivedFile, 'sha256' | 'size'>,
  keep: (id: string) => Promise<void>,
): ReceivedFile {
  return { path, ...written, keep, discard: () => rm(path, { force: true }) }
}

/** Hashed on its way, and on the disk when this returns. */
async function writeDown(content: Readable, path: string, mostBytes: number) {
  const hash = createHash('sha256')
  let size = 0
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > mostBytes) throw new FileTooLarge(mostBytes)
      hash.update(chunk)
      yield chunk
    }
  }
  const file = await open(path, 'wx', 0o600)
  await pipeline(measured, file.createWriteStream({ flush: true }))
  return { sha256: hash.digest('hex'), size }
}

/** Files of a folder and of the folders in it. None where there is no folder. */
async function* filesIn(folder: string): AsyncGenerator<{ readonly path: string; readonly name: string }> {
  const entries = await opendir(folder).catch(noneIfMissing)
  for await (const entry of entries ?? []) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile()) yield { path, name: entry.name }
  }
}

/** `false` for one that another server has just removed or put into its place. */
async function isOlder(path: string, time: Date): Promise<boolean> {
  const found = await stat(path).catch(noneIfMissing)
  return found !== null && found.mtime < time
}

function noneIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
