import { lstat, mkdtemp, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { systemClock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import { freshPostgresql } from '../../db/on-databases.fixture.ts'
import { openEmbedded } from '../../db/open-embedded.ts'
import { openPostgresql } from '../../db/open-postgresql.ts'
import { auditEvents, scopes } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { fillEveryTable, organization } from './filled-deployment.fixture.ts'
import { storedTables } from './queries.ts'
import { exportDeployment, importDeployment, inspectExport } from './service.ts'

const everything = { tenants: 'all', person: null } as const
let folder = ''
let filled: Database
let whole = ''
const opened: Database[] = []

const embedded = () =>
  openEmbedded({ folder: null, clock: systemClock, template: inject('embeddedTemplate') }).then(keep)
const postgresql = async () => keep(await openPostgresql({ url: await freshPostgresql(), clock: systemClock }))
const write = (database: Database, file: string) =>
  exportDeployment(hostContext({ database, clock: systemClock }, 'export'), join(folder, file), {
    version: '0.1.0',
    blueprint: 'starter',
  })
const take = (file: string, database: Database) =>
  importDeployment(hostContext({ database, clock: systemClock }, 'import'), file)
const lines = async (file: string) =>
  gunzipSync(await readFile(join(folder, file)))
    .toString()
    .split('\n')
/** Without the header, which tells the time, the footer, whose hash covers it, and what the log says of exports and imports. */
const content = async (file: string) => {
  const all = (await lines(file)).slice(1, -2)
  const own = all.filter((line) => /"action": "deployment\.(ex|im)ported"/.test(line))
  const ids = own.map((line) => /"id": "([^"]+)"/.exec(line)?.[1])
  return all.filter((line) => !own.includes(line) && !ids.some((id) => line.includes(`"event_id": "${id}"`)))
}
const told = async (database: Database) => {
  const events = await database.read(everything, (tx) => tx.select().from(auditEvents))
  return events.filter(({ action }) => action.startsWith('deployment.'))
}

function keep(database: Database): Database {
  opened.push(database)
  return database
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portreeve-export-'))
  filled = await openEmbedded({ folder: null, clock: systemClock, template: inject('embeddedTemplate') })
  await filled.transact(everything, fillEveryTable)
  await write(filled, 'whole')
  whole = join(folder, 'whole')
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

afterAll(async () => {
  await filled.close()
  await rm(folder, { recursive: true })
})

describe('export and import of a whole deployment', () => {
  it('knows every table of the database', async () => {
    const names = await filled.read(everything, (tx) =>
      tx.select({ name: sql<string>`tablename` }).from(sql`pg_tables where schemaname = 'public'`),
    )
    const kept = names.map(({ name }) => name).filter((name) => name !== 'portreeve_migrations')
    expect(
      storedTables()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(kept.sort())
  })

  it('goes from the embedded database to PostgreSQL and back without a difference in any table', async () => {
    const server = await postgresql()
    await take(whole, server)
    const { tables } = await write(server, 'from-postgresql')
    expect(Object.values(tables)).not.toContain(0)
    expect(await content('from-postgresql')).toEqual(await content('whole'))
    const back = await embedded()
    await take(join(folder, 'from-postgresql'), back)
    await write(back, 'back')
    expect(await content('back')).toEqual(await content('whole'))
  })

  it('X6: writes one event for an export, and one in the same transaction as an import', async () => {
    const source = await embedded()
    await take(whole, source)
    const { tables, sha256 } = await write(source, 'told')
    const [imported, exported, ...others] = await told(source)
    expect(others).toEqual([])
    expect(imported).toMatchObject({ action: 'deployment.imported', actorKind: 'host', actorId: 'import' })
    expect(imported?.after).toMatchObject({ version: '0.1.0', blueprint: 'starter', rows: { users: 1203 } })
    expect(exported).toMatchObject({ action: 'deployment.exported', actorKind: 'host', actorId: 'export' })
    expect(exported?.after).toEqual({ version: '0.1.0', blueprint: 'starter', sha256, rows: tables })
    expect((await lines('told')).filter((line) => line.includes('deployment.imported'))).toHaveLength(1)
    expect((await lines('told')).filter((line) => line.includes('deployment.exported'))).toEqual([])
  })

  it('leaves no file where the event cannot be written', async () => {
    const source = await embedded()
    await source.transact(everything, async (tx) => {
      await tx.execute(sql`set local role portreeve_owner`)
      await tx.execute(sql`alter table audit_personal add constraint nothing check (false)`)
    })
    await expect(write(source, 'untold')).rejects.toThrow()
    await expect(stat(join(folder, 'untold'))).rejects.toThrow('ENOENT')
  })

  it('leaves the triggers on, so that the imported scopes go on counting and the log stays append-only', async () => {
    const target = await postgresql()
    await take(whole, target)
    const epoch = () =>
      target.read(everything, (tx) =>
        tx.select({ epoch: scopes.epoch }).from(scopes).where(eq(scopes.id, organization)),
      )
    const [before] = await epoch()
    await target.transact(everything, (tx) =>
      tx.update(scopes).set({ status: 'suspended' }).where(eq(scopes.id, organization)),
    )
    const [after] = await epoch()
    expect(after!.epoch).toBe(before!.epoch + 1)
    await expect(
      target.transact(everything, async (tx) => {
        await tx.execute(sql`set local role portreeve_owner`)
        await tx.execute(sql`delete from audit_events`)
      }),
    ).rejects.toThrow()
  })

  it('tells every cache to drop what it holds', async () => {
    const target = await embedded()
    const heard: string[] = []
    target.changes.subscribe(({ kind }) => heard.push(kind))
    await take(whole, target)
    expect(heard).toEqual(['everything'])
  })

  it('writes a file that only its owner can read, and never over another file', async () => {
    expect((await stat(whole)).mode & 0o777).toBe(0o600)
    const before = await readFile(whole)
    await expect(write(filled, 'whole')).rejects.toMatchObject({ code: 'conflict' })
    expect(await readFile(whole)).toEqual(before)
    // Somebody who can write into the folder waits for the file under the name that it has until it is whole.
    await writeFile(join(folder, 'elsewhere'), '')
    await symlink(join(folder, 'elsewhere'), join(folder, 'waited-for.partial'))
    await write(filled, 'waited-for')
    expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('')
    expect((await lstat(join(folder, 'waited-for'))).isFile()).toBe(true)
  })

  it('says whose it is', async () => {
    expect(await inspectExport(whole)).toMatchObject({ format: 1, version: '0.1.0', blueprint: 'starter' })
  })

  it('refuses a deployment in which something is', async () => {
    const before = await content('whole')
    await expect(take(whole, filled)).rejects.toMatchObject({ code: 'conflict' })
    await write(filled, 'untouched')
    expect(await content('untouched')).toEqual(before)
  })
})

describe('a file that is not whole', () => {
  const damages: Record<string, (lines: string[]) => string[]> = {
    'has a changed row': (all) => all.map((line) => line.replace('Nordlicht', 'Nordlich7')),
    'lacks a row': (all) =>
      all.filter((line, index) => index !== all.findIndex((l) => l.startsWith('["row"')) || !line),
    'has two rows exchanged': (all) => {
      const at = all.findIndex((line) => line.startsWith('["table",{"name":"users"')) + 1
      return all.map((line, i) => (i === at ? all[at + 1]! : i === at + 1 ? all[at]! : line))
    },
    'lacks its end': (all) => [...all.slice(0, -2), ''],
    'goes on after its end': (all) => [...all.slice(0, -1), '["row",{}]', ''],
    'is of a newer format': (all) => [all[0]!.replace('"format":1', '"format":2'), ...all.slice(1)],
    'has no header': (all) => all.slice(1),
    'is empty': () => [''],
  }

  it.each(Object.keys(damages))('is refused when it %s, and nothing is imported', async (damage) => {
    const file = join(folder, damage)
    await writeFile(file, gzipSync(damages[damage]!(await lines('whole')).join('\n')))
    await refusesAndStaysEmpty(file)
  })

  it.each([0.2, 0.5, 0.99])('is refused when it is cut at %d of its length', async (share) => {
    const file = join(folder, `cut-${share}`)
    await writeFile(file, await readFile(whole))
    await truncate(file, Math.floor((await stat(whole)).size * share))
    await refusesAndStaysEmpty(file)
  })

  it('is refused when it is no archive at all, or not there', async () => {
    await writeFile(join(folder, 'text'), 'hello')
    await refusesAndStaysEmpty(join(folder, 'text'))
    await refusesAndStaysEmpty(join(folder, 'nowhere'))
  })

  async function refusesAndStaysEmpty(file: string): Promise<void> {
    const target = await embedded()
    await expect(take(file, target)).rejects.toMatchObject({ code: 'invalid-input' })
    const rows = await target.read(everything, (tx) => tx.select().from(scopes))
    expect(rows).toHaveLength(1)
  }
})
