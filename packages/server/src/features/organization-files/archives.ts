import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Service } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { FileTooLarge, type ReceivedFile } from '../../files/file-store.ts'
import { inspectArchive, mostBytes, tooLarge } from '../apps/archive.ts'
import type { Manifest } from '../apps/manifest.ts'

/** Reads an archive that lies beside the file, as an upload of it would (A13). Throws a `Problem` with the reason. */
export async function inspectBeside(folder: string, file: string): Promise<Manifest> {
  try {
    return await inspectArchive(resolve(folder, file))
  } catch (error) {
    throw missing(error)
      ? new Problem('invalid-input', { detail: `There is no file ${file} that can be read.` })
      : error
  }
}

/** Takes it into the store, unread until it is kept. */
export async function receiveBeside({ files }: Service, folder: string, file: string): Promise<ReceivedFile> {
  try {
    return await files.receive(createReadStream(resolve(folder, file)), { mostBytes })
  } catch (error) {
    throw error instanceof FileTooLarge ? tooLarge() : error
  }
}

function missing(error: unknown): boolean {
  return ['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
