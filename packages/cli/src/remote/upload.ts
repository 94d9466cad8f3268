import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Terminal } from '../terminal.ts'
import { WrongUse } from '../wrong-use.ts'
import type { Account } from './apps.ts'
import { Interrupted } from './failure.ts'

/** Sends an archive as it lies on the disk, piece by piece. Ctrl-C cuts it off, and then the server keeps nothing of it. */
export async function uploadArchive(terminal: Terminal, { api, scopeId }: Account, appId: string, file: string) {
  const size = await sizeOf(file)
  const abort = new AbortController()
  const release = terminal.onInterrupt(() => abort.abort())
  const progress = terminal.progress('Uploading', size)
  try {
    const { data } = await api.POST('/api/v1/scopes/{scopeId}/apps/{appId}/versions', {
      params: { path: { scopeId, appId } },
      headers: { 'content-type': 'application/zip' },
      body: Readable.toWeb(Readable.from(counted(file, progress.advance, abort.signal))) as never,
      bodySerializer: (body: unknown) => body as never,
      duplex: 'half',
      signal: abort.signal,
    })
    return data!
  } catch (error) {
    if (abort.signal.aborted) throw new Interrupted('The upload was cut off. The server has kept nothing of it.')
    throw error
  } finally {
    progress.end()
    release()
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${error.code}.`)
  })
  if (!found.isFile()) throw new WrongUse(`${file} is not a file. Pack the app as a ZIP archive.`)
  return found.size
}

async function* counted(file: string, advance: (by: number) => void, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file)) {
    // Whoever reads this is gone then, and does not say so.
    if (signal.aborted) return
    yield chunk as Buffer
    advance((chunk as Buffer).length)
  }
}
