import type { Readable } from 'node:stream'

/** A file that has arrived whole and is in no store yet. Whoever received it keeps it or discards it. */
export interface ReceivedFile {
  /** Where it lies on this machine meanwhile. */
  readonly path: string
  /** Hexadecimal. */
  readonly sha256: string
  /** In bytes. */
  readonly size: number
  /** Puts it into the store under the id, whole or not at all; when this returns it survives the end of the machine. */
  keep(id: string): Promise<void>
  /** Leaves nothing of it. Does nothing to one that was kept. */
  discard(): Promise<void>
}

/** Where files lie that people uploaded. Each is written once and never changes. */
export interface FileStore {
  /**
   * Takes a file from a stream, hashed while it comes and never in memory as a whole. Nothing is left of one that breaks off. The
   * stream stays open, so that whoever sends it can still be answered. Throws `FileTooLarge`.
   */
  receive(content: Readable, limits: { readonly mostBytes: number }): Promise<ReceivedFile>
  /** `null`: there is none of this id. */
  open(id: string): Promise<{ readonly content: Readable; readonly size: number } | null>
  /** Does nothing where there is none of this id. */
  remove(id: string): Promise<void>
  /** The ids of the files that were last written before then, in batches. */
  idsBefore(time: Date): AsyncIterable<readonly string[]>
  /** Removes what was being received and has not moved since then: left behind by a server that was killed. */
  removeUnfinished(before: Date): Promise<void>
}

export class FileTooLarge extends Error {
  constructor(mostBytes: number) {
    super(`The file has more than ${mostBytes} bytes`)
    this.name = 'FileTooLarge'
  }
}
