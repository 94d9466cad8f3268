import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { openSession } from '../../access/sessions.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope } from '../../http/world.fixture.ts'

const events = 100_000

/** What guards a server with a long log: an export of it is never held in memory, also while its reader is slow. */
describeOnDatabases('a long export of the audit log', ({ open, byHand, kind }) => {
  it.runIf(kind === 'postgresql')(
    'C15: is read from the database no faster than it is taken, and whole in the end',
    {
      timeout: 120_000,
    },
    async () => {
      const database = await open()
      let reads = 0
      const counted: typeof database = {
        ...database,
        read: (wall, work) => {
          reads += 1
          return database.read(wall, work)
        },
      }
      const server = await startTestServer({ blueprint: 'developer-portal', database: counted })
      const organization = await makeScope(server.service, 'organization')
      const account = await makeScope(server.service, 'developer-account', organization)
      const owner = await makePerson(server.service)
      await join(server.service, owner, account, { roles: ['developer-account:owner'] })
      await byHand(manyEvents(account.id, account.tenantId!, owner.id))
      const { secret } = await database.transact({ tenants: 'all', person: null }, (tx) =>
        openSession(tx, server.service, { userId: owner.id, ip: null, agent: null }),
      )
      let stopAsking = () => {}
      try {
        await server.app.listen({ port: 0, host: '127.0.0.1' })
        const { port } = server.app.server.address() as AddressInfo
        const path = `/api/v1/scopes/${account.id}/audit-events/export?action=resource`
        const headers = { cookie: `${sessionCookieName(server.service)}=${secret}`, host: 'localhost:7300' }
        const asked = get({ port, host: '127.0.0.1', path, headers })
        stopAsking = () => asked.destroy()
        const [answer] = await once(asked, 'response')
        expect(answer.statusCode).toBe(200)

        // Nobody takes anything: soon the server asks for nothing more.
        let before = -1
        await expect
          .poll(
            () => {
              const still = before === reads
              before = reads
              return still
            },
            { interval: 500, timeout: 20_000 },
          )
          .toBe(true)
        expect(reads).toBeLessThan(events / 500 / 4)

        let lines = 0
        const held: number[] = []
        for await (const piece of answer) {
          for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) {
            lines += 1
            if (lines % 10_000 === 0) held.push(heldNow())
          }
        }
        expect(lines).toBe(events + 2)
        expect(reads).toBeGreaterThan(events / 500)
        // The text alone is more than 60 MB.
        expect(Math.max(...held) - held[0]!).toBeLessThan(16 * 1024 * 1024)
      } finally {
        // What is left open keeps a server from stopping.
        stopAsking()
        await server.stop()
      }
    },
  )
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that something still needs. */
function heldNow(): number {
  collect()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

function manyEvents(scope: string, tenant: string, actor: string): string {
  return `set session_replication_role = replica;
    insert into audit_events (id, scope_id, tenant_id, at, action, actor_kind, actor_id, target_kind, target_id, request_id, before, after, commitment, hash)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '${scope}', '${tenant}', timestamptz '2025-01-01' + n * interval '1 second',
      'resource.created', 'person', '${actor}', 'resource', null, 'request', null, jsonb_build_object('name', repeat('x', 200)), '', ''
    from generate_series(1, ${events}) as n;
    insert into audit_personal (event_id, tenant_id, salt, values)
    select id, tenant_id, 'salt', '{"name":"Größ"}' from audit_events where scope_id = '${scope}';
    set session_replication_role = default; analyze audit_events; analyze audit_personal`
}
