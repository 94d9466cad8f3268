import type { MenuItem } from '@portreeve/engine'
import { afterAll, expect, it } from 'vitest'
import { curlSample } from '../../packages/console/src/service-accounts/decision-samples.ts'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import {
  createMachineToken,
  createServiceAccount,
} from '../../packages/server/src/features/service-accounts/service.ts'
import { hostContext } from '../../packages/server/src/host-context.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../packages/server/src/http/world.fixture.ts'

/** Entries of pages that are the application's. */
const entriesOf = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.flatMap((item) => (item.items ? entriesOf(item.items) : item.page || item.lists ? [] : [item]))

describeOnDatabases('pages of the application', ({ open, kind }) => {
  const servers: TestServer[] = []
  afterAll(async () => {
    for (const server of servers) await server.stop()
  })

  // Decisions are the same on both databases: their own tests say so.
  it.runIf(kind === 'embedded').each(['single', 'multi'] as const)(
    'C13: %s: the code of each answers as the menu does, for every role',
    async (tenancy) => {
      const server = await startTestServer({ blueprint: 'ai-platform', tenancy, database: await open() })
      servers.push(server)
      const { service } = server
      const scope = (await service.scopes.find(platform.id))!
      const context = { ...hostContext(service, 'demo'), scope }
      const machine = await createServiceAccount(context, { name: 'The host', role: 'decision-service' })
      const { token } = await createMachineToken(context, machine.id, { name: 'The host', expiresInDays: null })
      const organization = tenancy === 'multi' ? await makeScope(service, 'organization') : null
      const entries = service.policy().blueprint.menu.sections.flatMap(({ items }) => entriesOf(items))
      expect(entries.length).toBeGreaterThan(5)

      for (const role of ['admin', 'developer', 'app', 'user', 'platform-admin']) {
        const person = await makePerson(service)
        await join(service, person, platform, { roles: [`platform:${role}`] })
        if (organization) await join(service, person, organization, { roles: ['organization:member'] })
        const as = await server.as(person.id)
        const { menus } = (await as({ url: '/api/v1/session' })).json()
        const shown = new Set<string>(
          menus
            .flatMap(({ sections }: { sections: readonly { items: readonly MenuItem[] }[] }) => sections)
            .flatMap(({ items }: { items: readonly MenuItem[] }) => entriesOf(items).map(({ id }) => id)),
        )
        for (const { id, permission = '' } of entries) {
          const question = { person: person.id, permission, scopeType: 'platform', scope: 'platform' }
          const sample = curlSample({ origin: 'http://localhost:7300', ...question })
          const decided = await server.inject({
            ...{
              method: 'POST',
              url: '/access/v1/evaluation',
              payload: JSON.parse(sample.split("-d '")[1]!.slice(0, -1)),
            },
            headers: { authorization: `Bearer ${token}` },
          })
          const own = await as({ url: `/api/v1/session/access?scope=platform&permission=${permission}` })
          const isShown = shown.has(id)
          expect([role, id, decided.json().decision], sample).toEqual([role, id, isShown])
          expect([role, id, own.json().answer !== 'never']).toEqual([role, id, isShown])
        }
      }
    },
  )
})
