import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditSeals } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { lastAuditEvent } from './audit-count.fixture.ts'
import { change } from './change.ts'
import { placesBelow } from './places-service.ts'
import { type SignedHeads, signedHeads } from './signed-heads.ts'
import { verifyExport } from './verify-export.ts'

type Line = Record<string, never>
const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('exports of the audit log', ({ open, byHand }) => {
  const clock = new MovingClock()
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  let owner: MadePerson

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    organization = await makeScope(server.service, 'organization', undefined, 'Möbelhaus Größ GmbH')
    account = await makeScope(server.service, 'developer-account', organization, '株式会社')
    owner = await makePerson(server.service, { name: '=cmd|calc' })
    await join(server.service, owner, account, { roles: ['developer-account:owner'] })
    for (let index = 0; index < 6; index += 1) await write(index)
  })
  afterAll(() => server.stop())

  const write = (index: number, action: 'scope.updated' | 'person.archived' = 'scope.updated', scope = account) => {
    clock.forward(1)
    const target = { kind: 'person', id: owner.id }
    const personal = { name: 'Zoë\u2028Größ', reason: `${index}` }
    const event = { action, scope: scope.id, target, before: { number: index }, after: { number: index + 1 }, personal }
    return change(hostContext(server.service, 'demo'), async () => ({ result: undefined, event }))
  }

  const get = async (query: string, person = owner) =>
    (await server.as(person.id))({ url: `/api/v1/scopes/${account.id}/audit-events/export${query}` })
  const exported = async (query = '') => {
    const answer = await get(query)
    expect(answer.statusCode).toBe(200)
    return answer.payload
  }
  const verify = (text: string, heads?: SignedHeads) =>
    verifyExport(
      (async function* pieces() {
        // In pieces that end anywhere.
        for (let at = 0; at < text.length; at += 1_000) yield text.slice(at, at + 1_000)
      })(),
      heads,
    )
  const lines = (text: string): Line[] =>
    text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one))
  const joined = (all: readonly unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('')

  describe('as lines of JSON', () => {
    it('X6, C15: has every event of the place with the one that tells of the export, and proves itself', async () => {
      const text = await exported()
      const [header, ...rest] = lines(text)
      const links = rest.slice(0, -1)
      expect(header).toMatchObject({
        portreeve: 'audit-log',
        complete: true,
        scope: { id: account.id, name: '株式会社' },
      })
      expect(links.map(({ number }) => number)).toEqual(links.map((_, index) => index + 1))
      expect(links.at(-1)).toMatchObject({ event: { action: 'audit.exported', actorId: owner.id } })
      expect(links[0]).toMatchObject({ names: { target: '=cmd|calc' }, personal: { values: { reason: '0' } } })
      expect(await verify(text)).toMatchObject({ proves: true, findings: [], events: links.length })
      expect(await verify(text, await signedHeads(server.service))).toMatchObject({ findings: [], compared: true })
    })

    it('still proves itself when the names and addresses of an event were erased', async () => {
      const [first] = await server.service.database.read(everywhere, (tx) =>
        tx.select().from(auditSeals).where(eq(auditSeals.scopeId, account.id)).orderBy(auditSeals.number).limit(1),
      )
      await byHand(`delete from audit_personal where event_id = '${first!.eventId}'`)
      const text = await exported()
      expect(lines(text)[1]).toMatchObject({ personal: null })
      expect((await verify(text)).findings).toEqual([])
    })

    it('says that it proves nothing once it is filtered', async () => {
      clock.forward(1)
      const from = clock.now().toISOString()
      await write(7)
      const text = await exported(`?from=${from}&action=scope`)
      const all = lines(text)
      expect(all[0]).toMatchObject({ complete: false, filter: { from, action: 'scope' } })
      expect(all[0]!.note).toContain('does not prove')
      expect(all).toHaveLength(3)
      expect(JSON.stringify(all[1])).not.toMatch(/salt|session/)
      expect(all.at(-1)).toMatchObject({ end: { events: 1 } })
      expect(await verify(text)).toMatchObject({ proves: false })
    })

    it('B15: leaves out what its reader may not read, and then proves nothing either', async () => {
      await write(8, 'person.archived')
      try {
        const text = await exported()
        expect(text).not.toContain('person.archived')
        expect(lines(text)[0]).toMatchObject({ complete: false, filter: {} })
        expect((await get('/preview')).json()).toEqual({ complete: false, because: 'not-all-readable' })
      } finally {
        await byHand(`set session_replication_role = replica; delete from audit_events where action = 'person.archived';
          set session_replication_role = default`)
      }
    })
  })

  describe('a complete export names the first event that is not as it was written: an export that no longer proves anything', () => {
    let own: MadeScope
    let text: string
    let heads: SignedHeads

    beforeAll(async () => {
      own = await makeScope(server.service, 'developer-account', organization)
      await join(server.service, owner, own, { roles: ['developer-account:owner'] })
      for (let index = 0; index < 5; index += 1) await write(index, 'scope.updated', own)
      const as = await server.as(owner.id)
      text = (await as({ url: `/api/v1/scopes/${own.id}/audit-events/export?format=jsonl` })).payload
      heads = await signedHeads(server.service)
    })

    const changed = async (alter: (all: Line[]) => unknown[], given?: SignedHeads) => {
      const { findings } = await verify(joined(alter(lines(text))), given)
      return findings
    }
    const edit = (all: Line[], index: number, more: (link: Line) => object) =>
      all.map((link, at) => (at === index ? { ...link, ...more(link) } : link))

    it('altered', async () => {
      const event = (link: Line) => ({ event: { ...(link.event as unknown as object), after: { number: 99 } } })
      expect(await changed((all) => edit(all, 3, event))).toMatchObject([{ kind: 'altered', number: 3 }])
      const named = () => ({ personal: { salt: 'x', values: { name: 'Somebody Else' } } })
      expect(await changed((all) => edit(all, 2, named))).toMatchObject([{ kind: 'altered', number: 2 }])
      expect(await changed((all) => edit(all, 4, () => ({ sealedAt: '2001-01-01T00:00:00.000Z' })))).toMatchObject([
        { kind: 'altered', number: 4 },
      ])
      const { findings } = await verify(text.replace('"number":3', '"number":3,,'))
      expect(findings).toMatchObject([{ kind: 'altered', number: 3 }])
    })

    it('removed', async () => {
      const without = (all: Line[]) => all.filter((_, index) => index !== 3)
      expect(await changed(without)).toMatchObject([{ kind: 'removed', number: 3 }])
      const closed = (all: Line[]) =>
        without(all).map((link) => ('number' in link && link.number > 3 ? { ...link, number: link.number - 1 } : link))
      expect(await changed(closed)).toMatchObject([{ kind: 'altered', number: 3 }])
    })

    it('inserted', async () => {
      const twice = (all: Line[]) => [...all.slice(0, 3), { ...all[2]!, eventId: 'made-up' }, ...all.slice(3)]
      expect(await changed(twice)).toMatchObject([{ kind: 'inserted', number: 3, event: 'made-up' }])
      const renumbered = (all: Line[]) =>
        twice(all).map((link, index) => ('number' in link ? { ...link, number: index } : link))
      expect(await changed(renumbered)).toMatchObject([{ kind: 'inserted', number: 3 }])
      expect(await changed((all) => [...all, all[1]])).toMatchObject([{ kind: 'inserted' }])
    })

    it('cut off at the end, with and without the signed end', async () => {
      expect(await changed((all) => all.slice(0, -1))).toMatchObject([{ kind: 'cut-off' }])
      expect(await changed((all) => [...all.slice(0, 4), all.at(-1)])).toMatchObject([{ kind: 'cut-off', number: 6 }])
    })

    it('an end that was signed anew: by heads kept elsewhere', async () => {
      const forged = (all: Line[]) =>
        edit(all, all.length - 1, ({ head }) => ({ head: { ...(head as unknown as object), at: 'x' } }))
      expect(await changed(forged)).toMatchObject([{ kind: 'foreign-heads' }])
      const foreign = { ...heads, publicKey: 'AAAA' }
      expect(await changed((all) => all, foreign)).toMatchObject([{ kind: 'foreign-heads' }])
      expect(await changed((all) => all, heads)).toEqual([])
    })
  })

  describe('as CSV', () => {
    it('C15: is for reading, the oldest first, and no cell of it is run by a spreadsheet', async () => {
      const text = await exported('?format=csv')
      expect(text).toContain("'=cmd|calc")
      expect(text.charCodeAt(0)).toBe(0xfeff)
      const [head, first] = text.slice(1).split('\r\n')
      expect(head).toMatch(/^Time,Action,Who,/)
      expect(first).toContain('scope.updated')
    })
  })

  it('asks whether it would be complete before it is taken', async () => {
    expect((await get('/preview')).json()).toEqual({ complete: true, because: null })
    expect((await get('/preview?action=member')).json()).toEqual({ complete: false, because: 'filtered' })
  })

  it('X6: each is one event, of who took what; X13: it asks for a fresh sign-in and refuses who may only read', async () => {
    await exported('?action=member&format=csv')
    expect(await lastAuditEvent(server.service)).toMatchObject({
      ...{ action: 'audit.exported', actorId: owner.id, scopeId: account.id },
      after: { format: 'csv', action: 'member' },
    })
    const developer = await makePerson(server.service)
    await join(server.service, developer, account, { roles: ['developer-account:developer'] })
    expect((await get('', developer)).statusCode).toBe(403)
    const as = await server.as(owner.id)
    clock.forward(16)
    const late = await as({ url: `/api/v1/scopes/${account.id}/audit-events/export` })
    expect([late.statusCode, late.json().code]).toEqual([403, 'fresh-sign-in-needed'])
  })

  it('C15: offers the places below whose audit log one may read', async () => {
    const admin = await makePerson(server.service)
    await join(server.service, admin, organization, { roles: ['organization:org-admin'] })
    const url = `/api/v1/scopes/${organization.id}/audit-events/places`
    const { items } = (await (await server.as(admin.id))({ url })).json()
    expect(items).toEqual([])
    await join(server.service, admin, account, { roles: ['developer-account:admin'] })
    const found = (await (await server.as(admin.id))({ url })).json()
    expect(found).toEqual({
      items: [{ id: account.id, type: 'developer-account', typeLabel: 'Developer account', name: '株式会社' }],
      more: false,
    })
    expect((await (await server.as(admin.id))({ url: `${url}?search=x` })).json().items).toEqual([])
  })

  it('C15: says that there are more places where it looked at so many and no further', async () => {
    const wide = await makeScope(server.service, 'organization')
    for (const name of ['Apps', 'Desk']) await makeScope(server.service, 'developer-account', wide, name)
    // The host asks nobody, and so may read none of them here.
    const context = { ...hostContext(server.service, 'export'), scope: (await server.service.scopes.find(wide.id))! }
    expect(await placesBelow(context, undefined, 1)).toEqual({ items: [], more: true })
    expect(await placesBelow(context, undefined, 2)).toEqual({ items: [], more: false })
    expect(await placesBelow(context, 'desk', 1)).toEqual({ items: [], more: false })
  })
})
