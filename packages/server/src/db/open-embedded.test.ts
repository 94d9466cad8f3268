import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { startChild } from './child.fixture.ts'
import { embeddedDatabase } from './embedded-database.ts'
import { embeddedMajor, openFolder } from './embedded-folder.ts'
import { FolderInUse } from './folder-lock.ts'
import { openEmbedded } from './open-embedded.ts'
import { everything, insertPerson } from './rows.fixture.ts'
import { users } from './schema.ts'

describe('the embedded database', () => {
  let folder: string
  const template = () => inject('embeddedTemplate')
  const open = () => openEmbedded({ folder, clock: systemClock, template: template() })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portreeve-data-'))
  })
  afterEach(() => {
    vi.useRealTimers()
    rmSync(folder, { recursive: true, force: true })
  })

  it('syncs every commit to disk before it is reported', async () => {
    const { pglite, files } = await openFolder(folder, template())
    const database = await embeddedDatabase(pglite, systemClock, () => {})
    for (let i = 0; i < 20; i++) {
      const before = files.counter.syncs
      await database.transact(everything, insertPerson)
      expect(files.counter.syncs).toBeGreaterThan(before)
    }
    await database.close()
  })

  it('keeps what was written from one opening to the next', async () => {
    const first = await open()
    const id = await first.transact(everything, insertPerson)
    await first.close()
    const second = await open()
    expect(await second.read(everything, (tx) => tx.select().from(users).where(eq(users.id, id)))).toHaveLength(1)
    await second.close()
  })

  it('makes itself without a template', async () => {
    const database = await openEmbedded({ folder, clock: systemClock, template: null })
    await database.transact(everything, insertPerson)
    await database.close()
  })

  it('refuses a second process on its folder, naming the first', async () => {
    const first = startChild('writer-child.fixture.ts', 'embedded', folder, 'wait', template())
    await first.until(1)
    const second = open()
    await expect(second).rejects.toThrow(FolderInUse)
    await expect(second).rejects.toThrow(`process ${first.process.pid}`)
    await first.ended('SIGKILL')
    await (await open()).close()
  })

  it('opens after an opening that was killed half-way', async () => {
    const first = startChild('writer-child.fixture.ts', 'embedded', folder, 'wait')
    await vi.waitUntil(() => existsSync(join(folder, 'database.unfinished')), { timeout: 15_000, interval: 1 })
    await first.ended('SIGKILL')
    expect(existsSync(join(folder, 'database'))).toBe(false)
    await (await open()).close()
    expect(existsSync(join(folder, 'database.unfinished'))).toBe(false)
  })

  it('lets no other user of the machine read the data', async () => {
    const made = join(folder, 'new', 'data')
    await (await openEmbedded({ folder: made, clock: systemClock, template: template() })).close()
    for (const place of [made, join(made, 'database')]) expect(statSync(place).mode & 0o777).toBe(0o700)
  })

  it('says so when its folder holds something else', async () => {
    mkdirSync(join(folder, 'database'))
    await expect(open()).rejects.toThrow('holds no database')
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '17\n')
    await expect(open()).rejects.toThrow(/written by an embedded PostgreSQL 17; .*portreeve export.*portreeve import/)
    rmSync(join(folder, 'database'), { recursive: true })
    await (await open()).close()
  })

  it('knows which PostgreSQL it is', async () => {
    const database = await openEmbedded({ folder: null, clock: systemClock, template: template() })
    const { rows } = (await database.read(everything, (tx) => tx.execute(sql`show server_version`))) as unknown as {
      rows: readonly { server_version: string }[]
    }
    expect(rows[0]?.server_version.split('.')[0]).toBe(embeddedMajor)
    await database.close()
  })

  it('writes checkpoints and vacuums from time to time and when it closes, once something was written', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { pglite } = await openFolder(folder, template())
    const database = await embeddedDatabase(pglite, systemClock, () => {})
    const state = async () => {
      const { rows } = await pglite.query<{
        checkpoint: string
        vacuumed: boolean
      }>(`select checkpoint_lsn::text as checkpoint,
        (select last_vacuum is not null from pg_stat_user_tables where relname = 'users') as vacuumed from pg_control_checkpoint()`)
      return rows[0]
    }
    const before = await state()
    vi.advanceTimersByTime(6 * 60_000)
    await database.ping()
    expect(await state()).toEqual(before)
    await database.transact(everything, insertPerson)
    vi.advanceTimersByTime(6 * 60_000)
    await vi.waitFor(async () => expect((await state())?.checkpoint).not.toBe(before?.checkpoint), { timeout: 5000 })
    expect((await state())?.vacuumed).toBe(true)
    await database.close()
    await database.close()
  })
})
