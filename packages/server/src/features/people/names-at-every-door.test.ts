import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { newId } from '../../ids.ts'
import { auditCount } from '../audit/audit-count.fixture.ts'
import { mailedSecret } from '../links/mailed-link.fixture.ts'
import { hostileNames, realNames } from './names.fixture.ts'

const mail = { url: 'smtp://127.0.0.1:9', from: 'Portreeve <portreeve@example.com>' }
const password = 'seven quiet herons'

describeOnDatabases('X7: names at every door', ({ open }) => {
  const clock = new MovingClock()
  let server: TestServer
  let organization: MadeScope
  let owner: MadePerson
  let account: MadePerson
  let as: Awaited<ReturnType<TestServer['as']>>
  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database, clock, config: { mail } })
    organization = await makeScope(server.service, 'organization')
    owner = await makePerson(server.service)
    account = await makePerson(server.service)
    await join(server.service, owner, platform, { roles: ['platform:app', 'platform:admin'] })
    await join(server.service, account, platform, { roles: ['platform:app'] })
    await join(server.service, owner, organization, { roles: ['organization:owner'] })
    as = await server.as(owner.id)
  })
  afterAll(() => server.stop())

  const readName = async (url: string) => (await as({ url })).json().name
  const freshEmail = () => `p-${newId(clock)}@example.com`

  /** Gives a name, and tells what is read afterwards. */
  interface Door {
    readonly give: (name: string) => ReturnType<typeof as>
    readonly read: (answer: Awaited<ReturnType<typeof as>>) => Promise<string>
  }

  const doors: Readonly<Record<string, Door>> = {
    'a new account': {
      give: (name) =>
        as({ method: 'POST', url: '/api/v1/scopes/platform/people', payload: { email: freshEmail(), name } }),
      read: (answer) => readName(`/api/v1/scopes/platform/people/${answer.json().id}`),
    },
    'an account': {
      give: (name) => as({ method: 'PATCH', url: `/api/v1/scopes/platform/people/${account.id}`, payload: { name } }),
      read: () => readName(`/api/v1/scopes/platform/people/${account.id}`),
    },
    'one’s own profile': {
      give: (name) => as({ method: 'PATCH', url: '/api/v1/session/person', payload: { name } }),
      read: async () => (await as({ url: '/api/v1/session' })).json().person.name,
    },
    'a new organization': {
      give: (name) =>
        as({ method: 'POST', url: '/api/v1/scopes/platform/children', payload: { type: 'organization', name } }),
      read: (answer) => readName(`/api/v1/scopes/${answer.json().id}`),
    },
    'an organization': {
      give: (name) => as({ method: 'PATCH', url: `/api/v1/scopes/${organization.id}`, payload: { name } }),
      read: () => readName(`/api/v1/scopes/${organization.id}`),
    },
    'an invitation’s newcomer': {
      async give(name) {
        const email = freshEmail()
        const url = `/api/v1/scopes/${organization.id}/invitations`
        await as({ method: 'POST', url, payload: { emails: [email], role: 'member' } })
        const secret = await mailedSecret(server.service, 'invitation', email)
        return server.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload: { secret, name, password } })
      },
      read: async (answer) => answer.json().person.name,
    },
  }

  describe.each(Object.keys(doors))('of %s', (door) => {
    const { give, read } = doors[door]!

    it('those of every script are kept as they are', async () => {
      for (const name of realNames) {
        const answer = await give(name)
        expect([name, answer.statusCode < 300]).toEqual([name, true])
        expect(await read(answer)).toBe(name.normalize('NFC'))
      }
    })

    it('what is none is refused in words, naming the field, and changes nothing', async () => {
      for (const [what, name] of hostileNames) {
        const count = await auditCount(server.service)
        const answer = await give(name)
        expect([what, answer.statusCode]).toEqual([what, 422])
        const { code, detail, errors } = answer.json()
        expect([code, errors[0].field]).toEqual(['invalid-input', 'name'])
        expect(detail).toMatch(/The name (must|contains|has)/)
        expect(detail).not.toMatch(/[\\^$]|regex|pattern/i)
        // An invitation to try with was made for it.
        expect(await auditCount(server.service)).toBe(count + (door.includes('invitation') ? 1 : 0))
      }
    })
  })

  it('an organization with Ö, a comma and quotes stands right in the list, and its people in the file', async () => {
    const name = 'Öresund Æble & Søn, "GmbH"'
    const named = await makeScope(server.service, 'organization', platform, name)
    const chief = await makePerson(server.service, { name: 'Ölaf "Ö", der Ältere' })
    await join(server.service, chief, named, { roles: ['organization:owner'] })
    const { items } = (await as({ url: '/api/v1/scopes/platform/children?type=organization&limit=100' })).json()
    expect(items).toContainEqual(expect.objectContaining({ id: named.id, name }))
    const file = await (await server.as(chief.id))({ url: `/api/v1/scopes/${named.id}/roles/owner/holders.csv` })
    expect(file.body).toContain(`"Ölaf ""Ö"", der Ältere",${chief.email},Owner`)
  })
})
