import type { Service } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { VersionId } from '../../ids.ts'
import { type Rounds, startRounds } from '../../rounds.ts'
import { versionsAmong } from './queries.ts'

const hourMs = 60 * 60_000

/** Sweeps once an hour. As many servers as share the store can run this. */
export function startSweepingFiles(service: Service, onError: (error: unknown) => void): Rounds {
  return startRounds(hourMs, () => sweepFiles(service, hourMs), onError)
}

/**
 * What a server leaves behind that is killed in the middle of an upload: what it was receiving, and files that no version names. Nothing is
 * touched that is younger than that: it may be an upload on another server, between its file and its version.
 */
export async function sweepFiles(
  { files, database, clock }: Pick<Service, 'files' | 'database' | 'clock'>,
  olderThanMs: number,
): Promise<void> {
  const before = new Date(clock.now().getTime() - olderThanMs)
  await files.removeUnfinished(before)
  for await (const ids of files.idsBefore(before)) {
    const named = await database.read(everywhere, (tx) => versionsAmong(tx, ids as VersionId[]))
    for (const id of ids) if (!named.has(id)) await files.remove(id)
  }
}
