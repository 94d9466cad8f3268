import { loadBlueprint } from '@portreeve/blueprints'
import { compile, type Policy } from '@portreeve/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../packages/server/src/clock.ts'
import { freshPostgresql } from '../../packages/server/src/db/on-databases.fixture.ts'
import { openPostgresql } from '../../packages/server/src/db/open-postgresql.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { type MadeScope, makeScope, platform } from '../../packages/server/src/http/world.fixture.ts'
import { somebody } from './portal-people.ts'

/** One of the two: nothing here is about databases. */
const openDatabase = async () => openPostgresql({ url: await freshPostgresql(), clock: systemClock })

/** What each page of the console reads first, in the scope that it is about. */
const reads: Readonly<Record<string, (scope: string) => string>> = {
  home: (scope) => `/api/v1/scopes/${scope}/summary`,
  members: (scope) => `/api/v1/scopes/${scope}/members`,
  people: (scope) => `/api/v1/scopes/${scope}/people`,
  scopes: (scope) => `/api/v1/scopes/${scope}/children`,
  tokens: () => '/api/v1/tokens',
  'service-accounts': (scope) => `/api/v1/scopes/${scope}/service-accounts`,
  roles: (scope) => `/api/v1/scopes/${scope}/roles`,
  requests: (scope) => `/api/v1/scopes/${scope}/requests`,
  audit: (scope) => `/api/v1/scopes/${scope}/audit-events`,
  'security-events': (scope) => `/api/v1/scopes/${scope}/security-events`,
  mails: (scope) => `/api/v1/scopes/${scope}/mails`,
}

/** What an operation opens for reading, told by the session's answer for each place. */
const opens: Readonly<Record<string, string>> = {
  'scope.read': '',
  'scope.children': '/children',
  'members.read': '/members',
  'people.read': '/people',
  'service-accounts.manage': '/service-accounts',
  'roles.read': '/roles',
  'requests.answer': '/requests',
  'audit.read': '/audit-events',
  'security-events.read': '/security-events',
  'mails.read': '/mails',
}

interface Item {
  readonly id: string
  readonly page: string | null
  readonly scope: string | null
  readonly items?: readonly Item[]
}

interface Menu {
  readonly sections: readonly { readonly items: readonly Item[] }[]
}

// Reported of other products: a sidebar that shows pages which answer 403.
for (const blueprint of ['developer-portal', 'auth-dashboard', 'ai-platform', 'starter']) {
  describe(`the menu of ${blueprint}`, () => {
    let server: TestServer
    let policy: Policy
    const places = new Map<string, MadeScope>()
    beforeAll(async () => {
      const tenancy = blueprint === 'ai-platform' ? { tenancy: 'multi' as const } : {}
      server = await startTestServer({ blueprint, database: await openDatabase(), ...tenancy })
      policy = server.service.policy()
      for (const { id, parent } of policy.scopeTypes.toSorted((a, b) => a.path.length - b.path.length)) {
        places.set(id, parent === null ? platform : await makeScope(server.service, id, places.get(parent)))
      }
    })
    afterAll(async () => {
      await server.stop()
      await server.service.database.close()
    })

    it('leads nobody of any role to a page that refuses them', async () => {
      const refused: string[] = []
      let opened = 0
      for (const role of policy.roles) {
        const place = places.get(role.scopeType)!
        const { ask } = await somebody(server, [place, role.key])
        const session = (await ask({ url: '/api/v1/session' })).json()
        const leaves = (items: readonly Item[]): readonly Item[] =>
          items.flatMap((item) => (item.items ? leaves(item.items) : [item]))
        const items = session.menus.flatMap(({ sections }: Menu) =>
          sections.flatMap((section) => leaves(section.items)),
        )
        for (const { id, page, scope } of items) {
          const read = page === null ? undefined : reads[page]
          if (read === undefined) continue
          const { statusCode } = await ask({ url: read(scope ?? 'platform') })
          opened += 1
          if (statusCode !== 200) refused.push(`${role.key}: ${id} leads to ${page}, which answers ${statusCode}`)
        }
        for (const { id, operations } of session.scopes) {
          for (const [operation, path] of Object.entries(opens)) {
            const { statusCode } = await ask({ url: `/api/v1/scopes/${id ?? 'platform'}${path}` })
            if ((statusCode === 200) !== operations.includes(operation))
              refused.push(`${role.key}: ${operation} answers ${statusCode}`)
          }
        }
      }
      expect(refused).toEqual([])
      expect(opened).toBeGreaterThan(0)
    })
  })
}

// Reported of another product: every check is denied for as long as definitions are loaded anew.
describe('while the blueprint is exchanged', () => {
  it('nobody who may is refused, and nobody who may not is let in', async () => {
    const definition = await loadBlueprint('developer-portal')
    const policies = [compile(definition), compile({ ...definition, label: 'Another' })]
    let current = policies[0]!
    const server = await startTestServer({
      blueprint: definition,
      database: await openDatabase(),
      policy: () => current,
    })
    const organization = await makeScope(server.service, 'organization')
    const account = await makeScope(server.service, 'developer-account', organization)
    const admin = await somebody(server, [account, 'developer-account:admin'])
    const developer = await somebody(server, [account, 'developer-account:developer'])
    const members = { url: `/api/v1/scopes/${account.id}/members` }
    const answers = new Set<string>()
    let isOver = false
    const asking = [admin, developer].map(async ({ ask }, number) => {
      while (!isOver) answers.add(`${number}: ${(await ask(members)).statusCode}`)
    })
    for (let exchanges = 0; exchanges < 40; exchanges++) {
      current = policies[exchanges % 2]!
      await admin.ask({ url: '/api/v1/session' })
    }
    isOver = true
    await Promise.all(asking)
    expect([...answers].sort()).toEqual(['0: 200', '1: 403'])
    await server.stop()
    await server.service.database.close()
  })
})
