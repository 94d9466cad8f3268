import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

export interface Migration {
  readonly name: string
  readonly text: string
  /** SHA-256 of the text: an applied migration is never edited. */
  readonly hash: string
}

const folder = new URL('../../migrations/', import.meta.url)

/** The migrations of this version of the code, oldest first. */
export async function loadMigrations(): Promise<readonly Migration[]> {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    await readFile(new URL('meta/_journal.json', folder), 'utf8'),
  )
  return Promise.all(
    journal.entries.map(async ({ tag }) => {
      const text = await readFile(new URL(`${tag}.sql`, folder), 'utf8')
      return { name: tag, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
