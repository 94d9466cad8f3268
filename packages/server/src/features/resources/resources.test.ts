import { type Condition, canDo, compileCondition, type Grants, type Policy, type Question } from '@portreeve/engine'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attributeTypes } from '../../../../engine/src/attribute-types.ts'
import { patienceMs, runs } from '../../../../engine/src/deep-runs.fixture.ts'
import {
  conditionBlueprint,
  conditions,
  kind,
  organizationIds,
  personIds,
  questions,
  resources as randomResources,
} from '../../../../engine/src/random-condition.fixture.ts'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { resourceShares, resources, scopes, users } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { newId, platformId, type ResourceId, type ScopeId, type TenantId, type UserId } from '../../ids.ts'
import { insertResource } from './queries.ts'
import { listResources } from './service.ts'

const everything = { tenants: 'all', person: null } as const
const nil = '00000000-0000-0000-0000-000000000000'

describeOnDatabases('a list of resources', ({ open }) => {
  let database: Database
  let server: TestServer
  const clock = new MovingClock()

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: conditionBlueprint(), database, clock })
    const createdAt = clock.now()
    await database.transact(everything, async (tx) => {
      await tx.insert(users).values(
        personIds.map((id) => ({
          ...{ id: id as UserId, population: 'people', email: id, emailKey: id, name: id, nameKey: id },
          ...{ status: 'active' as const, createdAt },
        })),
      )
      await tx.insert(scopes).values(
        organizationIds.map((id) => ({
          ...{ id: id as ScopeId, type: 'organization', parentId: platformId, tenantId: id as TenantId },
          ...{ name: id, nameKey: id, status: 'active', createdAt },
        })),
      )
    })
  })
  afterAll(() => server?.stop())

  it('holds exactly the resources on which a check allows the action', { timeout: patienceMs }, async () => {
    const seen = { compared: 0, listed: 0, left: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomResources(), { minLength: 1, maxLength: 30 }),
        fc.array(fc.record({ when: conditions(), action: fc.option(conditions(), { nil: null, freq: 1 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.array(questions(), { minLength: 1, maxLength: 3 }),
        async (rows, rules, asked) => {
          const made = await store(rows)
          for (const rule of rules) for (const question of asked) await compare(seen, made, rule, question)
        },
      ),
      { numRuns: runs(30) },
    )
    // A property that compares nothing, or only empty lists, would prove nothing.
    expect(Math.min(seen.compared, seen.listed, seen.left)).toBeGreaterThan(0)
  })

  type RandomResource = ReturnType<typeof randomResources> extends fc.Arbitrary<infer Resource> ? Resource : never
  type Rows = readonly RandomResource[]

  async function store(rows: Rows) {
    const made = rows.map(toRow)
    await database.transact(everything, async (tx) => {
      await tx.delete(resourceShares)
      await tx.delete(resources)
      for (const { row, shares } of made) await insertResource(tx, row, shares)
    })
    return made
  }

  function toRow(resource: RandomResource) {
    const id = newId<ResourceId>(clock)
    const tenantId = (resource.organization ?? null) as TenantId | null
    const distinct = new Map(
      resource.shares.map((share) => {
        const userId = ('person' in share ? share.person : nil) as UserId
        const organizationId = ('organization' in share ? share.organization : nil) as ScopeId
        return [
          `${userId} ${organizationId}`,
          { share, row: { resourceId: id, tenantId, relation: share.as, userId, organizationId } },
        ]
      }),
    )
    const row = {
      ...{ id, kind, scopeId: platformId, tenantId, ownerId: (resource.owner ?? null) as UserId | null },
      ...{ name: id, nameKey: id, attributes: resource.attributes as Record<string, string>, createdAt: clock.now() },
    }
    const kept = [...distinct.values()]
    return {
      row,
      shares: kept.map((entry) => entry.row),
      resource: { ...resource, id, shares: kept.map(({ share }) => share) },
    }
  }

  async function compare(
    seen: { compared: number; listed: number; left: number },
    made: readonly ReturnType<typeof toRow>[],
    { when, action }: { when: Condition; action: Condition | null },
    question: Omit<Question, 'resource'>,
  ) {
    const { policy, grants } = decidingBy(server.service.policy(), when, action)
    const context = hostContext({ ...server.service, policy: () => policy }, 'demo')
    const listed = await database.read(everything, (tx) =>
      listResources(tx, context, {
        scopeId: platformId,
        kind,
        action: 'use',
        grants,
        question,
        after: null,
        limit: 100,
      }),
    )
    const checked = made.filter(({ resource }) => canDo(policy, grants, kind, 'use', { ...question, resource }))
    seen.compared += 1
    seen.listed += listed.length
    seen.left += made.length - listed.length
    expect(listed.map(({ id }) => id).sort()).toEqual(checked.map(({ row }) => row.id).sort())
  }
})

/** What compiling a blueprint with these conditions would give, for conditions too that no blueprint may have. */
function decidingBy(base: Policy, when: Condition, action: Condition | null): { policy: Policy; grants: Grants } {
  const surroundings = { tenancy: base.tenancy, types: attributeTypes(base.blueprint) }
  const testOf = (condition: Condition) => {
    const evaluate = compileCondition(condition, surroundings)
    return (question: Question) => evaluate(question) === true
  }
  const permission = base.permission('thing.use')!
  const keeper = { ...base.role('platform:keeper')!, grants: [{ permission, when, from: 'keeper' }] }
  const held = base.grants([])
  const conditional = held.conditional.slice()
  conditional[permission.index >>> 5]! |= 1 << (permission.index & 31)
  const tests = new Map([[permission.index, [testOf(when)]]])
  const thing = base.kinds.get(kind)!
  const use = { ...thing.actions.get('use')!, when: action, test: action === null ? () => true : testOf(action) }
  const kinds = new Map([[kind, { ...thing, actions: new Map([['use', use]]) }]])
  return { policy: { ...base, kinds }, grants: { ...held, roles: [keeper], conditional, tests } }
}
