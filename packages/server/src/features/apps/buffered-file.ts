import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yauzl from 'yauzl'

const windowBytes = 64 * 1024
/** One at the directory, one at the entries. */
const windows = 2

/**
 * A file for a reader that asks for a few bytes at a time: read in pieces of 64 kB, of which the last two are kept. Without it ten
 * thousand entries are forty thousand reads. Whoever opened the file closes it.
 */
export class BufferedFile extends yauzl.RandomAccessReader {
  readonly #file: FileHandle
  #pieces: { readonly start: number; readonly bytes: Buffer }[] = []

  constructor(file: FileHandle) {
    super()
    this.#file = file
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#pieceAt(position, length).then(
      ({ start, bytes }) => {
        const from = position - start
        callback(null, bytes.copy(buffer, offset, from, Math.min(from + length, bytes.length)))
      },
      (error: Error) => callback(error),
    )
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false })
  }

  override close(callback: (error: Error | null) => void): void {
    this.#pieces = []
    callback(null)
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const length = Math.min(windowBytes, end - at)
      const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  }

  async #pieceAt(position: number, length: number) {
    const there = this.#pieces.find(
      ({ start, bytes }) => position >= start && position + length <= start + bytes.length,
    )
    if (there !== undefined) return there
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(Math.max(length, windowBytes)), 0, null, position)
    const piece = { start: position, bytes: buffer.subarray(0, bytesRead) }
    this.#pieces = [piece, ...this.#pieces].slice(0, windows)
    return piece
  }
}
