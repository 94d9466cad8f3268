import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, inject, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { startChild } from './child.fixture.ts'
import type { Database } from './database.ts'
import { freshPostgresql } from './on-databases.fixture.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgresql } from './open-postgresql.ts'
import { everything } from './rows.fixture.ts'

const rounds = process.env.PORTREEVE_DEEP ? 30 : 5

// The guarantee: what was reported as committed is there, whole, whenever the process is killed.
describe('a server killed while it writes', () => {
  it.each(['embedded', 'postgresql'] as const)('loses nothing that it acknowledged (%s)', {
    timeout: rounds * 30_000,
  }, async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'portreeve-killed-'))
    const target = kind === 'embedded' ? folder : await freshPostgresql()
    const acknowledged = new Set<string>()
    for (let round = 1; round <= rounds; round++) {
      const child = startChild('writer-child.fixture.ts', kind, target, 'write', inject('embeddedTemplate'))
      // A different moment in every round, some right after a commit and some in the middle of one.
      await child.until(2 + round * 7)
      if (round % 2 === 0) await new Promise((resolve) => setImmediate(resolve))
      await child.ended('SIGKILL')
      for (const line of child.lines.slice(1)) acknowledged.add(line)
      const database = await reopen(kind, target)
      const { ids, halves } = await read(database)
      await database.close()
      expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
      expect(halves).toBe(0)
    }
    expect(acknowledged.size).toBeGreaterThan(rounds * 9)
    rmSync(folder, { recursive: true, force: true })
  })
})

function reopen(kind: 'embedded' | 'postgresql', target: string): Promise<Database> {
  return kind === 'embedded'
    ? openEmbedded({ folder: target, clock: systemClock, template: null })
    : openPostgresql({ url: target, clock: systemClock })
}

/** Everybody who is there, and how many are there without the membership that was written with them. */
async function read(database: Database): Promise<{ ids: ReadonlySet<string>; halves: number }> {
  const { rows } = (await database.read(everything, (tx) =>
    tx.execute(sql`select id, exists (select from memberships where user_id = id) as whole from users`),
  )) as unknown as { rows: readonly { id: string; whole: boolean }[] }
  return { ids: new Set(rows.map(({ id }) => id)), halves: rows.filter(({ whole }) => !whole).length }
}
