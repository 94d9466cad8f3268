import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adminMenu,
  cellsOf,
  developerMenu,
  featureTable,
  menuOf,
  type Section,
} from '../../packages/blueprints/src/source-tables.fixture.ts'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { auditCount } from '../../packages/server/src/features/audit/audit-count.fixture.ts'
import { adoptBlueprint } from '../../packages/server/src/features/deployment/adopt-blueprint.ts'
import {
  createMachineToken,
  createServiceAccount,
} from '../../packages/server/src/features/service-accounts/service.ts'
import { hostContext } from '../../packages/server/src/host-context.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadePerson, makePerson, platform } from '../../packages/server/src/http/world.fixture.ts'
import { platformId } from '../../packages/server/src/ids.ts'

const roles = ['admin', 'developer', 'app', 'user', 'platform-admin'] as const
type Role = (typeof roles)[number]
type Roles = readonly Role[]

/** Every way to hold some of the five roles, and none. */
const combinations: readonly Roles[] = Array.from({ length: 2 ** roles.length }, (_, number) =>
  roles.filter((_role, bit) => (number & (1 << bit)) !== 0),
)

const [, ...rows] = cellsOf(featureTable)
const features = rows.map(([label, admin, developer, appOrUser]) => ({
  label: label!,
  yes: { admin: admin === 'Yes', developer: developer === 'Yes', app: appOrUser === 'Yes', user: appOrUser === 'Yes' },
}))

/** Written from the words of the rule and the source's own table, and never from the blueprint: permissions are the union of all roles. */
function allowedFeatures(held: Roles): readonly string[] {
  return features
    .filter(({ label, yes }) => held.some((role) => (role === 'platform-admin' ? label === 'Dashboard' : yes[role])))
    .map(({ label }) => label)
}

/** The highest role decides: admin, else developer, else the Dashboard only. Whoever holds nothing sees nothing. */
function expectedMenu(held: Roles): readonly Section[] {
  if (held.length === 0) return []
  if (held.includes('admin')) return menuOf(adminMenu)
  if (held.includes('developer')) return menuOf(developerMenu)
  return [{ section: 'MAIN', items: [{ label: 'Dashboard', items: [] }] }]
}

interface ShownItem {
  readonly label: string
  readonly permission?: string
  readonly items?: readonly ShownItem[]
}
interface ShownSection {
  readonly section: string
  readonly items: readonly ShownItem[]
}

const leaves = (items: readonly ShownItem[]): readonly ShownItem[] =>
  items.flatMap((item) => (item.items ? leaves(item.items) : [item]))

describeOnDatabases('the five roles of the AI platform on a running server', ({ open }) => {
  let server: TestServer
  let token: string
  /** By what the source calls the feature. */
  let permissionOf: ReadonlyMap<string, string>

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database: await open() })
    const [scope] = await server.service.scopes.pathOf(platformId)
    const host = { ...hostContext(server.service, 'import'), scope: scope! }
    const machine = await createServiceAccount(host, { name: 'Host application', role: 'decision-service' })
    token = (await createMachineToken(host, machine.id, { name: 'Token', expiresInDays: 30 })).token
    const types = (await (await server.as((await holding(['app'])).id))({ url: '/api/v1/roles' })).json().scopeTypes
    const { permissions } = types.find(({ id }: { id: string }) => id === 'platform')
    permissionOf = new Map(permissions.map(({ id, label }: { id: string; label: string }) => [label, id]))
  })
  afterAll(() => server.stop())

  async function holding(held: Roles): Promise<MadePerson> {
    const person = await makePerson(server.service)
    await join(server.service, person, platform, { roles: held.map((role) => `platform:${role}`) })
    return person
  }

  /** What a host application is told that they may do, of the rows of the matrix. */
  async function decided({ id }: MadePerson): Promise<readonly string[]> {
    const answer = await server.inject({
      ...{ method: 'POST', url: '/access/v1/evaluations', headers: { authorization: `Bearer ${token}` } },
      payload: {
        subject: { type: 'user', id },
        resource: { type: 'platform', id: 'platform' },
        evaluations: features.map(({ label }) => ({ action: { name: permissionOf.get(label) } })),
      },
    })
    const { evaluations } = answer.json() as { evaluations: readonly { decision: boolean }[] }
    expect(evaluations).toHaveLength(27)
    return features.filter((_feature, index) => evaluations[index]?.decision).map(({ label }) => label)
  }

  /** The menu of the next page load, without entries that what they may do would refuse. */
  async function shown(ask: Awaited<ReturnType<TestServer['as']>>, allowed: readonly string[]) {
    const [menu] = (await ask({ url: '/api/v1/session' })).json().menus as { sections: readonly ShownSection[] }[]
    const sections = menu?.sections ?? []
    const open = new Set(allowed.map((label) => permissionOf.get(label)))
    for (const { label, permission } of sections.flatMap(({ items }) => leaves(items)))
      expect(open, `what opens ${label} is held`).toContain(permission)
    return sections.map(({ section, items }) => ({
      section,
      items: items.map(({ label, items: below }) => ({ label, items: (below ?? []).map((item) => item.label) })),
    }))
  }

  it('C: the first start makes the five roles in exactly this order, and starting again changes nothing', async () => {
    const ordered = async ({ as }: TestServer) => {
      const types = (await (await as((await holding(['app'])).id))({ url: '/api/v1/roles' })).json().scopeTypes
      const { roles: those } = types.find(({ id }: { id: string }) => id === 'platform')
      // What the product adds for machines stands after those of the source.
      return those.filter(({ addition }: { addition: boolean }) => !addition).map(({ id }: { id: string }) => id)
    }
    const adopt = ({ service }: TestServer) => adoptBlueprint(hostContext(service, 'blueprint'))
    expect(await adopt(server)).toEqual({ isFirstStart: true })
    expect(await ordered(server)).toEqual(roles)
    const count = await auditCount(server.service)
    const again = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database: await open() })
    expect(await adopt(again)).toEqual({ isFirstStart: false })
    expect(await ordered(again)).toEqual(roles)
    expect(await auditCount(server.service)).toBe(count)
    await again.stop()
  })

  it('C1: the 27 rows of the source have a permission each', () => {
    expect(features).toHaveLength(27)
    for (const { label } of features) expect(permissionOf.get(label), label).toBeDefined()
  })

  describe('C1: in all 32 combinations the highest role decides the menu, and all roles together what is allowed', () => {
    expect(new Set(combinations.map((held) => held.join())).size).toBe(32)

    it.each(combinations.map((held) => ({ held, words: held.join(' + ') || 'no role' })))('$words', async ({
      held,
    }) => {
      const person = await holding(held)
      const allowed = await decided(person)
      expect(allowed).toEqual(allowedFeatures(held))
      expect(await shown(await server.as(person.id), allowed)).toEqual(expectedMenu(held))
    })
  })

  it('C4: every step between the roles that are given counts at once on the server, and in the menu of the next page load', async () => {
    const admin = await server.as((await holding(['app', 'admin'])).id)
    const person = await holding(['app'])
    const open = await server.as(person.id)
    const held = new Set<Role>(['app'])
    // Each combination of the three once, and back to where it began.
    for (const role of [
      'developer',
      'user',
      'developer',
      'admin',
      'developer',
      'user',
      'developer',
      'admin',
    ] as const) {
      const wish = held.has(role) ? { take: [role] } : { give: [role], reason: 'Stands in for Greta' }
      const answer = await admin({
        ...{ method: 'PATCH', url: `/api/v1/scopes/platform/members/${person.id}`, payload: wish },
      })
      expect(answer.json()).toMatchObject({ takesEffect: 'now', sessionsWaiting: 0 })
      if (!held.delete(role)) held.add(role)
      const now = roles.filter((one) => held.has(one))
      expect(await decided(person)).toEqual(allowedFeatures(now))
      expect(await shown(open, allowedFeatures(now))).toEqual(expectedMenu(now))
      expect((await open({ url: '/api/v1/scopes/platform/people' })).statusCode).toBe(held.has('admin') ? 200 : 403)
    }
    expect([...held]).toEqual(['app'])
  })

  it('C4, C6: whoever is no admin gives and takes nothing, an admin not their own admin role, nobody App or Platform Admin', async () => {
    const target = await holding(['app', 'user'])
    const self = await holding(['app', 'admin'])
    const change = async (by: MadePerson, of: MadePerson, wish: object) => {
      const ask = await server.as(by.id)
      const url = `/api/v1/scopes/platform/members/${of.id}`
      return (await ask({ method: 'PATCH', url, payload: { reason: 'Asked for', ...wish } })).json()
    }
    for (const held of [
      ['developer'],
      ['app'],
      ['user'],
      ['platform-admin'],
      ['developer', 'platform-admin'],
    ] as const) {
      const somebody = await holding(held)
      expect(await change(somebody, target, { give: ['developer'] })).toMatchObject({ status: 403 })
      expect(await change(somebody, target, { take: ['user'] })).toMatchObject({ status: 403 })
    }
    expect(await change(self, self, { take: ['admin'] })).toMatchObject({ code: 'own-role' })
    expect(await change(self, target, { give: ['platform-admin'] })).toMatchObject({ code: 'above-your-role' })
    expect(await change(self, target, { take: ['app'] })).toMatchObject({ code: 'conflict' })
    expect(await decided(target)).toEqual(allowedFeatures(['app', 'user']))
    const archived = await (await server.as(self.id))({
      ...{ method: 'POST', url: `/api/v1/scopes/platform/people/${self.id}/archive`, payload: {} },
    })
    expect(archived.json()).toMatchObject({ code: 'own-role' })
    const assignable = (await (await server.as(self.id))({ url: '/api/v1/scopes/platform/assignable-roles' })).json()
    expect(assignable.items.map(({ role }: { role: string }) => role)).toEqual([
      'platform:admin',
      'platform:developer',
      'platform:user',
    ])
  })
})
