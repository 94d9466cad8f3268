import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import type { TenantId, UserId } from '../ids.ts'
import type { Change, Database } from './database.ts'
import { type FreezingProxy, startFreezingProxy } from './freezing-proxy.fixture.ts'
import { byHandAt, freshPostgresql } from './on-databases.fixture.ts'
import { openPostgresql } from './open-postgresql.ts'
import { everything, insertMembership, insertOrganization, insertPerson } from './rows.fixture.ts'
import { assignments, sessions, users } from './schema.ts'

// Only PostgreSQL has other nodes, and hands in psql: one process holds the embedded database.
describe('what other nodes and hands change', () => {
  let url: string
  let writer: Database
  let listener: Database
  let proxy: FreezingProxy
  let heard: Change[] = []
  let userId: UserId
  let tenantId: TenantId

  beforeAll(async () => {
    url = await freshPostgresql()
    proxy = await startFreezingProxy(url)
    writer = await openPostgresql({ url, clock: systemClock })
    listener = await openPostgresql({ url: proxy.url, clock: systemClock })
    listener.changes.subscribe((change) => heard.push(change))
    await writer.transact(everything, async (tx) => {
      userId = await insertPerson(tx)
      tenantId = await insertOrganization(tx)
      await insertMembership(tx, userId, tenantId)
    })
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), 5000)
  })
  afterAll(async () => {
    await writer.close()
    proxy.thaw()
    await listener.close()
    await proxy.close()
  })

  const trusted = () => listener.changes.trustedUntil() > performance.now()

  /** What is heard of `statements`: notices come in the order of their commits, so a last one tells that all came. */
  async function heardOf(work: () => Promise<unknown>): Promise<readonly Change[]> {
    heard = []
    await work()
    await byHandAt(url, `notify portreeve_changes, '{"users":[],"scopes":["mark"]}'`)
    await expect
      .poll(() => heard.some((change) => change.kind === 'touched' && String(change.scopes[0]) === 'mark'))
      .toBe(true)
    return heard.slice(0, -1)
  }

  it('reaches a node when another node wrote it, one notice a transaction', async () => {
    const changes = await heardOf(() =>
      writer.transact(everything, async (tx) => {
        await tx.update(users).set({ status: 'blocked' }).where(eq(users.id, userId))
        await tx.update(users).set({ status: 'active' }).where(eq(users.id, userId))
        await tx.insert(assignments).values({
          userId,
          scopeId: tenantId,
          tenantId,
          role: 'organization:any',
          grantedBy: 'test',
          grantedAt: systemClock.now(),
        })
      }),
    )
    expect(changes).toEqual([{ kind: 'touched', users: [userId], scopes: [tenantId] }])
  })

  it.each<[string, (id: UserId, scope: TenantId) => string, boolean, boolean]>([
    ['a person is blocked', (id) => `update users set status = 'blocked' where id = '${id}'`, true, true],
    ['an address changes', (id) => `update users set email_key = 'x' || email_key where id = '${id}'`, true, true],
    [
      'a membership is disabled',
      (id) => `update memberships set status = 'disabled' where user_id = '${id}'`,
      true,
      true,
    ],
    ['an assignment ends', (id) => `update assignments set expires_at = 'epoch' where user_id = '${id}'`, true, true],
    ['an assignment is deleted', (id) => `delete from assignments where user_id = '${id}'`, true, true],
    ['a membership is deleted', (id) => `delete from memberships where user_id = '${id}'`, true, true],
    ['a scope is suspended', (_, scope) => `update scopes set status = 'suspended' where id = '${scope}'`, false, true],
    ['a scope moves', (_, scope) => `update scopes set parent_id = null where id = '${scope}'`, false, true],
  ])('reaches a node when it is done by hand: %s', async (_, statement, user, scope) => {
    expect(await heardOf(() => byHandAt(url, statement(userId, tenantId)))).toEqual([
      { kind: 'touched', users: user ? [userId] : [], scopes: scope ? [tenantId] : [] },
    ])
  })

  it('reaches a node when it concerns a session, a token or a machine', async () => {
    const ids = `'00000000-0000-7000-8000-00000000000a'`
    await writer.transact(everything, (tx) =>
      tx.insert(sessions).values({
        id: '00000000-0000-7000-8000-00000000000a' as (typeof sessions.$inferSelect)['id'],
        tokenHash: 'a',
        userId,
        createdAt: new Date(),
        lastSeenAt: new Date(),
        idleExpiresAt: new Date(),
        expiresAt: new Date(),
        provedAt: new Date(),
      }),
    )
    const machine = await heardOf(() =>
      byHandAt(
        url,
        `insert into service_accounts (id, scope_id, name, role, made_by, created_at) values (${ids}, '${tenantId}', 'm', 'r', 'x', 'epoch')`,
      ),
    )
    expect(machine).toEqual([{ kind: 'touched', users: [], scopes: [tenantId] }])
    await byHandAt(
      url,
      `insert into api_tokens (id, user_id, scope_id, name, permissions, prefix, token_hash, created_at)
      values (${ids}, '${userId}', '${tenantId}', 't', '{}', 'p', 'h', 'epoch')`,
    )
    const both = [{ kind: 'touched', users: [userId], scopes: [tenantId] }]
    expect(await heardOf(() => byHandAt(url, `update api_tokens set ended_at = 'epoch'`))).toEqual(both)
    const person = [{ kind: 'touched', users: [userId], scopes: [] }]
    expect(await heardOf(() => byHandAt(url, `update sessions set pinned = '{"x": []}'`))).toEqual(person)
    expect(await heardOf(() => byHandAt(url, `update sessions set ended_at = 'epoch'`))).toEqual(person)
  })

  it('is silent about what decides no access: counters, last-seen times, names', async () => {
    const changes = await heardOf(() =>
      byHandAt(
        url,
        `update users set last_active_at = now(), name = 'B', password_hash = 'x';
        update sessions set last_seen_at = now(), idle_expires_at = now(); update api_tokens set last_used_at = now();
        update scopes set name = 'C', profile = '{"a": 1}'; update memberships set since = now()`,
      ),
    )
    expect(changes).toEqual([])
  })

  it('is silent about what was rolled back', async () => {
    const changes = await heardOf(() => byHandAt(url, `begin; update users set status = 'archived'; rollback`))
    expect(changes).toEqual([])
  })

  it('says "everything" when a notice could not hold it, to other nodes and to its own', async () => {
    const own: Change[] = []
    const unsubscribe = writer.changes.subscribe((change) => own.push(change))
    const many = async () => {
      await writer.transact(everything, async (tx) => {
        for (let i = 0; i < 220; i++) await insertMembership(tx, await insertPerson(tx), tenantId)
        await tx.update(users).set({ population: 'others' })
      })
    }
    expect(await heardOf(many)).toEqual([{ kind: 'everything' }])
    // Marks of the listening side may be heard first.
    expect(own).toContainEqual({ kind: 'everything' })
    unsubscribe()
    const fewer = await heardOf(() =>
      byHandAt(url, `update users set status = 'archived' where id = (select min(id::text)::uuid from users)`),
    )
    expect(fewer[0]?.kind).toBe('touched')
    expect(await heardOf(() => byHandAt(url, `truncate assignments`))).toEqual([{ kind: 'everything' }])
  })

  it('means everything when a notice cannot be read', async () => {
    expect(await heardOf(() => byHandAt(url, `notify portreeve_changes, 'hello'`))).toEqual([{ kind: 'everything' }])
  })

  it('is not missed by a node whose connection is half open: within a second it trusts nothing that it cached (X5)', async () => {
    await expect.poll(trusted).toBe(true)
    proxy.freeze()
    const frozenAt = performance.now()
    const unheard = heard.length
    await writer.transact(everything, (tx) => tx.update(users).set({ status: 'blocked' }).where(eq(users.id, userId)))
    await expect.poll(trusted, { timeout: 1500, interval: 20 }).toBe(false)
    // Since the last pulse that it heard was sent before the freeze.
    expect(listener.changes.trustedUntil()).toBeLessThanOrEqual(frozenAt + 900)
    expect(heard.length).toBe(unheard)
    // It gives the dead connection up by itself, and drops everything once it listens again.
    proxy.refuse()
    proxy.thaw()
    proxy.cut()
    heard = []
    proxy.accept()
    await expect.poll(() => heard[0], { timeout: 10_000 }).toEqual({ kind: 'everything' })
    await expect.poll(trusted, { timeout: 5000 }).toBe(true)
  })

  it('is not missed by a node whose connection hangs for ever: it makes a new one', async () => {
    await expect.poll(trusted).toBe(true)
    heard = []
    proxy.freeze()
    await expect.poll(trusted, { timeout: 1500, interval: 20 }).toBe(false)
    proxy.passNew()
    await expect.poll(() => heard[0], { timeout: 10_000 }).toEqual({ kind: 'everything' })
    await expect.poll(trusted, { timeout: 5000 }).toBe(true)
    proxy.thaw()
  })

  it('is not missed by a node whose connection was cut: it trusts nothing until it listens again, and then drops everything', async () => {
    await expect.poll(trusted).toBe(true)
    heard = []
    proxy.refuse()
    proxy.cut()
    await expect.poll(trusted, { timeout: 500, interval: 10 }).toBe(false)
    await writer.transact(everything, (tx) => tx.update(users).set({ status: 'active' }).where(eq(users.id, userId)))
    expect([heard, trusted()]).toEqual([[], false])
    proxy.accept()
    await expect.poll(() => heard[0], { timeout: 5000 }).toEqual({ kind: 'everything' })
    await expect.poll(trusted, { timeout: 5000 }).toBe(true)
  })
})
