import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditEvents, auditHeads, auditKeys, auditSeals } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'
import type { ScopeId, TenantId } from '../../ids.ts'
import { auditCount } from './audit-count.fixture.ts'
import { change } from './change.ts'
import { sealAudit } from './seal.ts'
import { signedHeads } from './signed-heads.ts'
import { verifyAudit } from './verify.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('the audit log', ({ open, byHand, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let context: Context
  let scope: ScopeId
  /** Ids of the events of `scope`, in the order of its chain. */
  let events: string[]

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    context = hostContext(server.service, 'demo')
  })
  afterAll(() => server.stop())

  beforeEach(async () => {
    scope = (await makeScope(server.service, 'organization')).id
    for (let index = 0; index < 5; index += 1) await write(index)
    await sealAudit(server.service)
    events = await chain()
  })

  const write = (index: number) => {
    clock.forward(1)
    return change(context, async () => ({
      result: undefined,
      event: {
        ...{ action: 'scope.updated' as const, scope, target: { kind: 'organization', id: scope } },
        ...{ before: { number: index, z: 1, a: { y: 2, b: 1.5 } }, after: { number: index + 1, at: clock.now() } },
        personal: { name: 'Zoë Größ' },
      },
    }))
  }

  const chain = async () =>
    (
      await server.service.database.read(everywhere, (tx) =>
        tx.select().from(auditSeals).where(eq(auditSeals.scopeId, scope)).orderBy(auditSeals.number),
      )
    ).map(({ eventId }) => eventId as string)

  const findings = async (...[heads]: [Awaited<ReturnType<typeof signedHeads>>?]) =>
    (await verifyAudit(server.service, heads)).findings.filter((finding) => finding.scope === scope)

  /** As the superuser, past the triggers that keep the log append-only. Put back by `undo`, since the database is shared. */
  const tamper = (statements: string) =>
    byHand(`set session_replication_role = replica; ${statements}; set session_replication_role = default`)

  it('X6: a change and its event are one transaction: where either fails there is neither', async () => {
    const count = await auditCount(server.service)
    const failing = change(context, async () => {
      throw new Error('The rule said no')
    })
    await expect(failing).rejects.toThrow('The rule said no')
    const nowhere = change(context, async () => ({
      result: undefined,
      event: {
        action: 'scope.updated' as const,
        scope: '0190b0f0-0000-7000-8000-000000000000' as ScopeId,
        target: { kind: 'organization', id: null },
      },
    }))
    await expect(nowhere).rejects.toThrow('cannot see')
    expect(await auditCount(server.service)).toBe(count)
  })

  it('holds as it was written', async () => {
    expect(await findings()).toEqual([])
    expect(events).toHaveLength(5)
  })

  it('is verified a batch at a time, and by the way while others write', async () => {
    const { database } = server.service
    for (let index = 5; index < 1_003; index += 1) await write(index)
    await sealAudit(server.service)
    let most = 0
    const counted: Service = {
      ...server.service,
      database: {
        ...database,
        transact: (wall, work) => database.transact(wall, work),
        // Between any two reads somebody writes and the sealer seals.
        read: async (wall, work) => {
          await write(2_000)
          await sealAudit(server.service)
          const result = await database.read(wall, work)
          if (Array.isArray(result)) most = Math.max(most, result.length)
          return result
        },
      },
    }
    const verdict = await verifyAudit(counted)
    expect(verdict.findings.filter((finding) => finding.scope === scope)).toEqual([])
    expect(verdict.events).toBeGreaterThan(1_003)
    expect(most).toBe(501)
    await tamper(`update audit_events set action = 'x' where id = '${(await chain())[700]}'`)
    expect(await findings()).toMatchObject([{ kind: 'altered', number: 701 }])
  })

  it('stays whole when personal values are erased', async () => {
    await byHand(`delete from audit_personal where event_id = '${events[1]}'`)
    expect(await findings()).toEqual([])
  })

  it('sealing again seals nothing twice, and events of before a crash are sealed later', async () => {
    expect(await sealAudit(server.service)).toBe(0)
    await write(5)
    clock.forward(3 * 60)
    await write(6)
    expect(await sealAudit(server.service, { all: false, wait: false })).toBe(1)
    expect(await sealAudit(server.service)).toBe(1)
    expect(await findings()).toEqual([])
  })

  it.runIf(kind === 'postgresql')('several nodes that seal at once lay one chain', async () => {
    for (let index = 5; index < 40; index += 1) await write(index)
    const sealed = await Promise.all([1, 2, 3, 4].map(() => sealAudit(server.service)))
    expect(sealed.reduce((sum, count) => sum + count)).toBe(35)
    expect(await findings()).toEqual([])
    expect(await chain()).toHaveLength(40)
  })

  it('is append-only, for the superuser too', async () => {
    await expect(byHand(`update audit_events set action = 'x' where id = '${events[0]}'`)).rejects.toThrow(
      'append-only',
    )
    await expect(byHand(`delete from audit_seals where scope_id = '${scope}'`)).rejects.toThrow('append-only')
  })

  it('keeps its key from whoever does not see the whole deployment, and lets nobody of the server change it', async () => {
    await signedHeads(server.service)
    const { database } = server.service
    const keys = (tenants: 'all' | readonly TenantId[]) =>
      database.read({ tenants, person: null }, (tx) => tx.select().from(auditKeys))
    expect(await keys('all')).toHaveLength(1)
    expect(await keys([scope as never])).toEqual([])
    const as = (work: (tx: Tx) => Promise<unknown>) => database.transact(everywhere, work)
    await expect(as((tx) => tx.update(auditKeys).set({ privateKey: 'x' }))).rejects.toThrow()
    await expect(as((tx) => tx.delete(auditKeys))).rejects.toThrow()
    await expect(as((tx) => tx.delete(auditHeads))).rejects.toThrow()
    expect(await byHand('select area from settings')).toEqual([])
  })

  describe('verification names the first event that is not as it was written', () => {
    it('altered', async () => {
      await tamper(`update audit_events set after = '{"number":9}' where id in ('${events[2]}', '${events[4]}')`)
      expect(await findings()).toMatchObject([{ kind: 'altered', number: 3, event: events[2] }])
    })

    it.each([
      'actor_id = $$x$$',
      'at = at + interval $$1 ms$$',
      'action = $$scope.created$$',
      'request_id = $$x$$',
      'before = null',
    ])('altered in any part: %s', async (assignment) => {
      await tamper(`update audit_events set ${assignment} where id = '${events[3]}'`)
      expect(await findings()).toMatchObject([{ kind: 'altered', number: 4, event: events[3] }])
    })

    it('altered with a hash made to fit', async () => {
      await tamper(`update audit_events set hash = encode(sha256('x'), 'hex') where id = '${events[1]}'`)
      expect(await findings()).toMatchObject([{ kind: 'altered', number: 2, event: events[1] }])
    })

    it('altered in its names and addresses', async () => {
      await tamper(`update audit_personal set values = '{"name":"Somebody Else"}' where event_id = '${events[0]}'`)
      expect(await findings()).toMatchObject([{ kind: 'altered', number: 1, event: events[0] }])
    })

    it('removed from the log', async () => {
      await tamper(`delete from audit_events where id = '${events[3]}'`)
      expect(await findings()).toMatchObject([{ kind: 'removed', number: 4, event: events[3] }])
    })

    it('removed from log and chain', async () => {
      await tamper(
        `delete from audit_events where id = '${events[1]}'; delete from audit_seals where event_id = '${events[1]}'`,
      )
      expect(await findings()).toMatchObject([{ kind: 'removed', number: 2 }])
    })

    it('removed, with the chain closed up over the gap', async () => {
      await tamper(
        `delete from audit_events where id = '${events[1]}'; delete from audit_seals where event_id = '${events[1]}';
         update audit_seals set number = number - 1 where scope_id = '${scope}' and number > 2`,
      )
      expect(await findings()).toMatchObject([{ kind: 'altered', number: 2, event: events[2] }])
    })

    it('inserted into the log', async () => {
      const id = '0190b0f0-0000-7000-8000-000000000001'
      await tamper(
        `insert into audit_events select '${id}', scope_id, tenant_id, at, action, actor_kind, actor_id, target_kind, target_id,
         request_id, before, after, commitment, hash from audit_events where id = '${events[2]}'`,
      )
      expect(await findings()).toMatchObject([{ kind: 'inserted', number: null, event: id }])
      await tamper(`delete from audit_events where id = '${id}'`)
    })

    it('inserted into the chain', async () => {
      const id = '0190b0f0-0000-7000-8000-000000000002'
      await tamper(
        `insert into audit_events select '${id}', scope_id, tenant_id, at, action, actor_kind, actor_id, target_kind, target_id,
         request_id, before, after, commitment, hash from audit_events where id = '${events[2]}';
         update audit_seals set number = number + 100 where scope_id = '${scope}' and number > 2;
         insert into audit_seals select scope_id, tenant_id, 3, '${id}', chain_hash, sealed_at from audit_seals
           where scope_id = '${scope}' and number = 2;
         update audit_seals set number = number - 99 where scope_id = '${scope}' and number > 100`,
      )
      expect(await findings()).toMatchObject([{ kind: 'inserted', number: 3, event: id }])
    })

    it('cut off at the end', async () => {
      await tamper(
        `delete from audit_seals where scope_id = '${scope}' and number > 3;
         delete from audit_events where id in ('${events[3]}', '${events[4]}')`,
      )
      expect(await findings()).toMatchObject([{ kind: 'cut-off', number: 5, event: events[4] }])
    })

    it('cut off at the end, and grown over by the next events', async () => {
      await tamper(
        `delete from audit_seals where scope_id = '${scope}' and number > 4; delete from audit_events where id = '${events[4]}'`,
      )
      await write(5)
      await sealAudit(server.service)
      await write(6)
      expect(await findings()).toMatchObject([{ kind: 'removed', number: 5 }])
    })

    it('cut off at the end together with what the database notes about it: by heads kept elsewhere', async () => {
      const heads = await signedHeads(server.service)
      await tamper(
        `delete from audit_seals where scope_id = '${scope}' and number > 3; delete from audit_heads;
         delete from audit_events where id in ('${events[3]}', '${events[4]}')`,
      )
      expect(await findings()).toEqual([])
      expect(await findings(heads)).toMatchObject([{ kind: 'cut-off', number: 5, event: events[4] }])
    })

    it('a whole scope cut off', async () => {
      const heads = await signedHeads(server.service)
      await tamper(
        `delete from audit_seals where scope_id = '${scope}'; delete from audit_events where scope_id = '${scope}'`,
      )
      expect(await findings(heads)).toMatchObject([{ kind: 'cut-off' }])
    })

    it('written anew from the first event to the last: by heads kept elsewhere', async () => {
      const heads = await signedHeads(server.service)
      await tamper(`delete from audit_seals where scope_id = '${scope}'; delete from audit_heads`)
      clock.forward(1)
      expect(await findings()).toEqual([])
      expect(await findings(heads)).toMatchObject([{ kind: 'rewritten', number: 5 }])
    })

    it('heads that were changed or signed by another installation are not believed', async () => {
      const heads = await signedHeads(server.service)
      const forged = { ...heads, heads: heads.heads.map((head) => ({ ...head, number: 1 })) }
      const { findings: found } = await verifyAudit(server.service, forged)
      expect(found).toContainEqual(expect.objectContaining({ kind: 'foreign-heads' }))
      const { findings: garbage } = await verifyAudit(server.service, { ...heads, publicKey: 'AAAA' })
      expect(garbage).toContainEqual(expect.objectContaining({ kind: 'foreign-heads' }))
    })
  })

  describe('over HTTP', () => {
    const url = (query = '') => `/api/v1/scopes/${scope}/audit-events${query}`

    it('B15: shows each person only the areas that they may read', async () => {
      const owner = await makePerson(server.service)
      const account = await makeScope(server.service, 'developer-account', { id: scope, tenantId: scope as never })
      await join(server.service, owner, account, { roles: ['developer-account:owner'] })
      const record = (action: 'scope.updated' | 'person.archived' | 'service-account.created') =>
        change(context, async () => ({
          result: clock.forward(1),
          event: { action, scope: account.id, target: { kind: 'x', id: null } },
        }))
      for (const action of ['scope.updated', 'person.archived', 'service-account.created'] as const)
        await record(action)
      const as = await server.as(owner.id)
      const { items } = (await as({ url: `/api/v1/scopes/${account.id}/audit-events` })).json()
      // Accounts are kept by the platform: nothing about them is read in a developer account.
      expect(items.map(({ action }: { action: string }) => action)).toEqual([
        'service-account.created',
        'scope.updated',
      ])
    })

    it('C15: filters by person, action and date, and pages through all of it once', async () => {
      const admin = await makePerson(server.service, { name: 'Ödön Admin' })
      await join(server.service, admin, { id: scope, tenantId: scope as never }, { roles: ['organization:org-admin'] })
      const target = await makePerson(server.service, { name: 'Greta Größ' })
      await join(server.service, target, { id: scope, tenantId: scope as never }, { roles: ['organization:org-user'] })
      const as = await server.as(admin.id)
      clock.forward(10)
      const from = clock.now().toISOString()
      const payload = { give: ['org-admin'] }
      await as({ method: 'PATCH', url: `/api/v1/scopes/${scope}/members/${target.id}`, payload })

      const items = async (query: string) => (await as({ url: url(query) })).json().items
      const [event, ...others] = await items(`?person=${target.id}`)
      expect(others).toEqual([])
      expect(event).toMatchObject({
        action: 'member.roles-changed',
        actor: { kind: 'person', id: admin.id, name: 'Ödön Admin' },
        target: { kind: 'person', id: target.id, name: 'Greta Größ' },
        before: { roles: ['organization:org-user'] },
        after: { roles: ['organization:org-admin'] },
        ip: '127.0.0.1',
      })
      expect(await items(`?from=${from}`)).toHaveLength(1)
      expect(await items(`?to=${from}`)).toHaveLength(5)
      expect(await items('?action=member')).toHaveLength(1)
      expect(await items('?action=scope.updated')).toHaveLength(5)

      const seen: string[] = []
      let after = ''
      do {
        const page = (await as({ url: url(`?limit=4${after && `&after=${after}`}`) })).json()
        seen.push(...page.items.map(({ id }: { id: string }) => id))
        after = page.next ?? ''
      } while (after)
      expect(new Set(seen).size).toBe(6)
      expect(seen).toHaveLength(6)
    })

    it('is refused without the permission, and does not exist for people from elsewhere', async () => {
      const user = await makePerson(server.service)
      await join(server.service, user, { id: scope, tenantId: scope as never }, { roles: ['organization:org-user'] })
      const stranger = await makePerson(server.service)
      const other = await makeScope(server.service, 'organization')
      await join(server.service, stranger, other, { roles: ['organization:org-admin'] })
      expect((await (await server.as(user.id))({ url: url() })).statusCode).toBe(403)
      expect((await (await server.as(stranger.id))({ url: url() })).statusCode).toBe(404)
    })
  })

  it('X6: every event of the server can be read back with its hash', async () => {
    expect(await server.service.database.read(everywhere, (tx) => tx.$count(auditEvents))).toBeGreaterThan(50)
  })
})
