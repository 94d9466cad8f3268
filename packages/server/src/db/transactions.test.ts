import { inspect } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { TenantId, UserId } from '../ids.ts'
import type { Change, Database, Tx } from './database.ts'
import { databaseFailure } from './database-failure.ts'
import { describeOnDatabases } from './on-databases.fixture.ts'
import { everything, insertMembership, insertOrganization, insertPerson } from './rows.fixture.ts'
import { scopes, users } from './schema.ts'

describeOnDatabases('a transaction', ({ kind, open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  async function heardDuring(work: () => Promise<unknown>): Promise<readonly Change[]> {
    const heard: Change[] = []
    const unsubscribe = database.changes.subscribe((change) => heard.push(change))
    await work()
    unsubscribe()
    return heard
  }

  it('commits what its work did, and has told the listeners of its own node when it returns (X5)', async () => {
    let made: Awaited<ReturnType<typeof member>> | undefined
    const heard = await heardDuring(async () => {
      made = await database.transact(everything, member)
    })
    expect(heard[0]).toEqual({ kind: 'touched', users: [made?.userId], scopes: [made?.tenantId] })
    const found = await database.read(everything, (tx) =>
      tx.query.scopes.findFirst({ where: eq(scopes.id, made!.tenantId) }),
    )
    expect(found).toMatchObject({ name: 'Öresund', epoch: 2 })
  })

  it('keeps the values of a statement that failed out of its error, and so out of the log', async () => {
    const secret = 'argon2 hash of somebody'
    const failing = database.read(everything, (tx) =>
      tx
        .select()
        .from(users)
        .where(and(eq(users.passwordHash, secret), eq(users.id, 'none' as UserId))),
    )
    const error = await failing.catch((thrown: Error) => thrown)
    expect(inspect(error, { depth: null })).toContain('Failed query')
    expect(inspect(error, { depth: null })).not.toContain(secret)
    expect(databaseFailure(error)?.code).toBe('22P02')
  })

  it('leaves nothing behind, and announces nothing, when its work throws', async () => {
    let made: Awaited<ReturnType<typeof member>> | undefined
    const heard = await heardDuring(async () => {
      const failing = database.transact(everything, async (tx) => {
        made = await member(tx)
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
    })
    expect(heard).toEqual([])
    expect(await database.read(everything, (tx) => tx.select().from(users).where(eq(users.id, made!.userId)))).toEqual(
      [],
    )
  })

  it('is not reported as committed when one of its statements failed and the work went on', async () => {
    const failing = database.transact(everything, async (tx) => {
      await insertPerson(tx)
      await tx.execute(sql`select 1/0`).catch(() => {})
      return 'fine'
    })
    await expect(failing).rejects.toThrow()
    expect(await database.read(everything, async () => 'the connection is usable again')).toBeTruthy()
  })

  it('runs as a role without rights of its own, also where the login is a superuser', async () => {
    for (const door of [database.read, database.transact]) {
      const { rows } = (await door(everything, (tx) =>
        tx.execute(sql`select current_user, (select rolsuper from pg_roles where rolname = current_user) as super`),
      )) as { rows: unknown[] }
      expect(rows).toEqual([{ current_user: 'portreeve_app', super: false }])
    }
  })

  it('that only reads cannot write', async () => {
    const writing = database.read(everything, (tx) => insertPerson(tx))
    expect(databaseFailure(await writing.catch((error: unknown) => error))?.code).toBe('25006')
  })

  it('inside another is an error at once, instead of waiting for itself for ever', async () => {
    for (const door of [database.read, database.transact]) {
      await expect(database.transact(everything, () => door(everything, async () => 1))).rejects.toThrow(
        'inside a running one',
      )
    }
  })

  it('may be started by what another one set off, once that is over', async () => {
    let later: Promise<string> | undefined
    let start = () => {}
    await database.transact(everything, async () => {
      later = new Promise<void>((resolve) => {
        start = resolve
      }).then(() => database.read(everything, async () => 'later'))
    })
    start()
    expect(await later).toBe('later')
  })

  it('refuses its handle when it is over, so that nothing runs outside its wall', async () => {
    let escaped: Tx | undefined
    await database.transact(everything, async (tx) => {
      escaped = tx
    })
    await expect(escaped!.select().from(users)).rejects.toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: 'The transaction of this handle has ended.' }),
      }),
    )
  })

  it('takes nothing but ids into its wall', async () => {
    const work = async () => 1
    await expect(
      database.read({ tenants: ["'; drop table users; --" as TenantId], person: null }, work),
    ).rejects.toThrow(TypeError)
    await expect(database.read({ tenants: ['*' as TenantId], person: null }, work)).rejects.toThrow(TypeError)
  })

  it('leaves no wall behind for the next one', async () => {
    const tenantId = await database.transact(everything, insertOrganization)
    const count = (tx: Tx) => tx.select().from(scopes).where(eq(scopes.id, tenantId))
    expect(await database.read({ tenants: [tenantId], person: null }, count)).toHaveLength(1)
    for (let i = 0; i < 12; i++) expect(await database.read({ tenants: [], person: null }, count)).toHaveLength(0)
  })

  it('runs again after a serialization failure, and gives up after a few times', async () => {
    const refuse = sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`
    let runs = 0
    await database.transact(everything, async (tx) => {
      if (++runs < 3) await tx.execute(refuse)
    })
    expect(runs).toBe(3)
    runs = 0
    const hopeless = database.transact(everything, async (tx) => {
      runs++
      await tx.execute(refuse)
    })
    expect(databaseFailure(await hopeless.catch((error: unknown) => error))?.code).toBe('40001')
    expect(runs).toBe(4)
  })

  // The embedded database has one connection: two transactions never run at once there.
  it.runIf(kind === 'postgresql')('runs again when it and another waited for each other', async () => {
    const [first, second] = await database.transact(
      everything,
      async (tx) => [await insertPerson(tx), await insertPerson(tx)] as const,
    )
    const arrivals = [withResolvers(), withResolvers()] as const
    const rename = (tx: Tx, id: typeof first, name: string) => tx.update(users).set({ name }).where(eq(users.id, id))
    const crossing = (mine: 0 | 1, [from, to]: readonly [typeof first, typeof first]) =>
      database.transact(everything, async (tx) => {
        await rename(tx, from, `from ${mine}`)
        arrivals[mine].resolve()
        await arrivals[mine === 0 ? 1 : 0].promise
        await rename(tx, to, `to ${mine}`)
      })
    await Promise.all([crossing(0, [first, second]), crossing(1, [second, first])])
  })

  it('names the broken rule of the database', async () => {
    const twice = database.transact(everything, async (tx) => {
      const id = await insertPerson(tx)
      await tx.execute(sql`insert into users select * from users where id = ${id}`)
    })
    expect(databaseFailure(await twice.catch((error: unknown) => error))).toEqual({
      code: '23505',
      constraint: 'users_pkey',
    })
  })

  it('raises the epoch of a scope by every change of access in it, and by no other', async () => {
    const { userId, tenantId } = await database.transact(everything, member)
    const epoch = async () => {
      const [row] = await database.read(everything, (tx) => tx.select().from(scopes).where(eq(scopes.id, tenantId)))
      return row?.epoch
    }
    const before = (await epoch()) ?? 0
    const counters = await heardDuring(() =>
      database.transact(everything, (tx) =>
        tx.update(users).set({ lastActiveAt: new Date(), name: 'Åse' }).where(eq(users.id, userId)),
      ),
    )
    expect([counters, await epoch()]).toEqual([[], before])
    const archived = await heardDuring(() =>
      database.transact(everything, (tx) => tx.update(users).set({ status: 'archived' }).where(eq(users.id, userId))),
    )
    expect(archived[0]).toEqual({ kind: 'touched', users: [userId], scopes: [tenantId] })
    expect(await epoch()).toBe(before + 1)
  })

  it('answers a ping', async () => {
    await expect(database.ping()).resolves.toBeUndefined()
  })

  it('is sure of what it hears', async () => {
    await expect.poll(() => database.changes.trustedUntil() - performance.now()).toBeGreaterThan(0)
  })
})

async function member(tx: Tx) {
  const tenantId = await insertOrganization(tx)
  const userId = await insertPerson(tx)
  await insertMembership(tx, userId, tenantId)
  return { tenantId, userId }
}

/** `Promise.withResolvers` comes with Node 22. */
function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
