import type { Tx } from './database.ts'

export type Row = Readonly<Record<string, unknown>>

/** One connection, held by one transaction at a time. */
export interface Connection {
  /** Sends statements in one round trip; answers the rows of each that has any. PostgreSQL gives up after `limitMs`. */
  run(statements: string, limitMs?: number): Promise<readonly (readonly Row[])[]>
  /** The handle that `work` gets. After `end` it refuses, so that a query that slipped out cannot run outside its wall. */
  open(): { readonly tx: Tx; end(): void }
  /** Never hand this connection out again. */
  discard(): void
}

/** Gives a connection for as long as `work` runs. */
export type WithConnection = <Result>(work: (connection: Connection) => Promise<Result>) => Promise<Result>
