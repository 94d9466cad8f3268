import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import type { TenantId } from '../../ids.ts'
import type { AuditAction } from './areas.ts'
import { type AuditEvent, change } from './change.ts'
import { sealAudit } from './seal.ts'

describeOnDatabases('the audit log of a place above the organizations', ({ open }) => {
  const clock = new MovingClock()
  let server: TestServer
  let harbour: MadeScope
  let quay: MadeScope
  let admin: MadePerson
  let developer: MadePerson
  let stranger: MadePerson

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database: await open(), clock })
    harbour = await makeScope(server.service, 'organization', undefined, 'Hafen Größ')
    quay = await makeScope(server.service, 'organization', undefined, '株式会社')
    admin = await made('Ödön', harbour, 'admin')
    developer = await made('Zoë', harbour, 'developer')
    stranger = await made('Yuki', quay, 'admin')
    await write('resource.created', harbour, 'of-harbour')
    await write('resource.created', quay, 'of-quay', stranger)
    await write('person.archived', null, 'about-somebody')
    await write('deployment.adopted', null, 'of-nobody')
    await write('deployment.changed', null, 'by-stranger', stranger)
    await write('deployment.changed', null, 'by-colleague', admin)
    await sealAudit(server.service)
  })
  afterAll(() => server.stop())

  const made = async (name: string, organization: MadeScope, role: string) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, organization, { roles: ['organization:member'] })
    await join(server.service, person, platform, { roles: [`platform:${role}`] })
    return person
  }

  const write = (action: string, organization: MadeScope | null, id: string, by?: MadePerson) => {
    clock.forward(1)
    const event: AuditEvent = {
      ...{ action: action as AuditAction, scope: platform.id, target: { kind: 'thing', id } },
      ...{ organization: (organization?.id ?? null) as TenantId | null, personal: { note: `about ${id}` } },
    }
    const context = hostContext(server.service, 'demo')
    const principal = by && { kind: 'person' as const, userId: by.id, sessionId: 's', pinned: {}, methods: [] }
    return change({ ...context, ...(principal && { principal: principal as never }) }, async () => ({
      result: undefined,
      event,
    }))
  }

  const asked = async (person: MadePerson, path = '', query = '') =>
    (await server.as(person.id))({ url: `/api/v1/scopes/platform/audit-events${path}${query}` })
  /** What was written above, of what the person reads. */
  const seen = async (person: MadePerson, query = '') =>
    (await asked(person, '', query))
      .json()
      .items.flatMap(({ target }: { target: { kind: string; id: string } }) =>
        target.kind === 'thing' ? [target.id] : [],
      )

  it('C10: an administrator of the platform reads of people everywhere, and of things of their own organization alone', async () => {
    expect(await seen(admin)).toEqual(['by-colleague', 'by-stranger', 'of-nobody', 'about-somebody', 'of-harbour'])
    expect(await seen(stranger)).toEqual(['by-colleague', 'by-stranger', 'of-nobody', 'about-somebody', 'of-quay'])
  })

  it('C10: whoever may not read people reads nothing about them, nor who of another organization did something', async () => {
    expect(await seen(developer)).toEqual(['by-colleague', 'of-nobody', 'of-harbour'])
    expect((await asked(developer)).payload).not.toContain('Yuki')
    expect(await seen(developer, `?person=${stranger.id}`)).toEqual([])
    // Neither on the first page of the place.
    const { recent } = (await (await server.as(developer.id))({ url: '/api/v1/scopes/platform/summary' })).json()
    expect(recent.map(({ target }: { target: { id: string } }) => target.id)).toEqual(
      expect.arrayContaining(await seen(developer)),
    )
    expect(JSON.stringify(recent)).not.toMatch(/of-quay|Yuki/)
  })

  it('C10, C15: a filter finds no more than the list: by action, by organization, page after page', async () => {
    expect(await seen(admin, '?action=resource.created')).toEqual(['of-harbour'])
    expect(await seen(admin, `?organization=${harbour.id}`)).toEqual(['of-harbour'])
    expect(await seen(admin, `?organization=${quay.id}`)).toEqual([])
    const page = (await asked(developer, '', '?limit=2')).json()
    expect(await seen(developer, `?after=${page.next}`)).toEqual(['of-harbour'])
  })

  it('C15: somebody of both organizations reads of both, and can ask for one', async () => {
    const both = await made('Sofia', harbour, 'developer')
    await join(server.service, both, quay, { roles: ['organization:member'] })
    expect(await seen(both)).toEqual(['by-colleague', 'by-stranger', 'of-nobody', 'of-quay', 'of-harbour'])
    expect(await seen(both, `?organization=${quay.id}`)).toEqual(['of-quay'])
  })

  it.each([
    'jsonl',
    'csv',
  ])('C10, C15: neither does a file of %s have more, and it says that it is not whole', async (format) => {
    const preview = (await asked(admin, '/export/preview')).json()
    expect(preview).toEqual({ complete: false, because: 'not-all-readable' })
    const file = (await asked(admin, '/export', `?format=${format}`)).payload
    expect(file).toContain('about of-harbour')
    expect(file).not.toContain('of-quay')
    const narrowed = await asked(admin, '/export', `?format=${format}&organization=${quay.id}`)
    expect(narrowed.payload).not.toContain('of-quay')
    expect((await asked(developer, '/export', `?format=${format}`)).statusCode).toBe(403)
  })

  it('C10: an organization that its reader left is read no further', async () => {
    const leaving = await makePerson(server.service)
    await join(server.service, leaving, platform, { roles: ['platform:developer'] })
    await join(server.service, leaving, quay, { membership: 'removed' })
    expect(await seen(leaving)).toEqual(['of-nobody'])
  })
})
