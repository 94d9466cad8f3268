import { canDo, type Resource } from '@portreeve/engine'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patienceMs, runs } from '../../../../engine/src/deep-runs.fixture.ts'
import { nobody } from '../../access/registered-resources.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { resourceShares, resources } from '../../db/schema.ts'
import type { MadePerson, MadeScope } from '../../http/world.fixture.ts'
import { newId, platformId, type ResourceId, type ScopeId, type UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { startThings, type ThingsWorld } from './things.fixture.ts'

const kinds = ['project', 'budget'] as const
const roles = [[], ['developer'], ['admin', 'developer']] as const

/** People, organizations and things by number: what a random world is made of. */
const worlds = fc.record({
  people: fc.array(
    fc.record({
      roles: fc.constantFrom(...roles, roles[1]),
      organizations: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
    }),
    { minLength: 4, maxLength: 5 },
  ),
  things: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom('Größe', 'grösse 2', '港湾', 'O’Neil', 'Ägir'),
      owner: fc.nat(4),
      organization: fc.nat(2),
      changed: fc.boolean(),
      people: fc.uniqueArray(fc.record({ with: fc.nat(4), as: fc.constantFrom('viewer', 'editor') }), {
        maxLength: 2,
        selector: (share) => share.with,
      }),
      // As a row may name any: one of another organization must count for nothing.
      organizations: fc.uniqueArray(fc.nat(2), { maxLength: 1 }),
    }),
    { minLength: 12, maxLength: 20 },
  ),
})

type RandomWorld = typeof worlds extends fc.Arbitrary<infer World> ? World : never

for (const tenancy of ['multi', 'single'] as const) {
  describeOnDatabases(`lists of things on an AI platform, ${tenancy}`, ({ open }) => {
    let world: ThingsWorld

    beforeAll(async () => {
      world = await startThings(await open(), tenancy)
    })
    afterAll(() => world?.server.stop())

    it('C12, C10: each holds exactly what a check lets its reader read, and names nothing beside', {
      timeout: patienceMs,
    }, async () => {
      const seen = { listed: 0, left: 0 }
      await fc.assert(
        fc.asyncProperty(worlds, async (random) => {
          const made = await build(random)
          for (const reader of made.people) await compare(made, reader, seen)
        }),
        // A smaller world would say the same, after many requests more.
        { numRuns: runs(2), endOnFailure: true },
      )
      // Only empty lists, or only full ones, would prove nothing.
      expect(Math.min(seen.listed, seen.left)).toBeGreaterThan(0)
    })

    interface Reader extends MadePerson {
      readonly roles: readonly string[]
      readonly organizations: readonly string[]
    }

    interface Thing {
      readonly id: string
      readonly name: string
      readonly nameKey: string
      readonly changedAt: Date
      readonly resource: Resource
    }

    interface Made {
      readonly people: readonly Reader[]
      readonly things: readonly Thing[]
      readonly organizations: readonly MadeScope[]
    }

    async function build(random: RandomWorld): Promise<Made> {
      const organizations =
        tenancy === 'single'
          ? [world.harbour]
          : [await world.organization('A'), await world.organization('B'), await world.organization('C')]
      const at = <Item>(items: readonly Item[], index: number) => items[index % items.length]!
      const people: Reader[] = []
      for (const { roles: held, organizations: of } of random.people) {
        const mine = [...new Set(of.map((index) => at(organizations, index)))]
        const made = await world.person(
          held.map((role) => `platform:${role}`),
          ...mine,
        )
        people.push({ ...made, roles: held, organizations: mine.map(({ id }) => id) })
      }
      const things = random.things.map((thing, index) => {
        const id = newId<ResourceId>(world.clock)
        world.clock.forward(1)
        const createdAt = world.clock.now()
        const changedAt = thing.changed ? new Date(createdAt.getTime() + 90_000) : null
        const name = `${thing.name} ${index % 3}`
        const tenantId = at(organizations, thing.organization).tenantId
        const row = {
          ...{ id, kind: thing.kind, scopeId: platformId, tenantId, ownerId: at(people, thing.owner).id },
          ...{ name, nameKey: textKey(name), createdAt, changedAt },
        }
        const withPeople = new Map(thing.people.map((share) => [at(people, share.with).id, share.as]))
        const withOrganizations = new Set(thing.organizations.map((of) => at(organizations, of).id))
        const of = { resourceId: id, tenantId }
        const shares = [
          ...[...withPeople].map(([userId, as]) => ({
            ...of,
            userId,
            organizationId: nobody as ScopeId,
            relation: as,
          })),
          ...[...withOrganizations].map((organizationId) => ({
            ...{ ...of, userId: nobody as UserId, organizationId, relation: 'viewer' },
          })),
        ]
        const resource: Resource = {
          ...{ id, kind: thing.kind, owner: row.ownerId, ...(tenantId !== null && { organization: tenantId }) },
          shares: [
            ...[...withPeople].map(([person, as]) => ({ as, person })),
            ...[...withOrganizations].map((organization) => ({ as: 'viewer', organization })),
          ],
        }
        return { row, shares, thing: { id, name, nameKey: row.nameKey, changedAt: changedAt ?? createdAt, resource } }
      })
      await world.database.transact({ tenants: 'all', person: null }, async (tx) => {
        await tx.delete(resourceShares)
        await tx.delete(resources)
        await tx.insert(resources).values(things.map(({ row }) => row))
        const shares = things.flatMap((thing) => thing.shares)
        if (shares.length > 0) await tx.insert(resourceShares).values(shares)
      })
      return { people, organizations, things: things.map(({ thing }) => thing) }
    }

    async function compare(made: Made, reader: Reader, seen: { listed: number; left: number }): Promise<void> {
      const policy = world.service.policy()
      const grants = policy.grants(['app', ...reader.roles].flatMap((role) => policy.role(`platform:${role}`) ?? []))
      const subject = { id: reader.id, organizations: reader.organizations }
      const readable = made.things.filter(({ resource }) =>
        canDo(policy, grants, resource.kind, 'read', { subject, resource }),
      )
      const hidden = made.things.filter((thing) => !readable.includes(thing))
      const others = made.organizations.filter(({ id }) => tenancy === 'multi' && !reader.organizations.includes(id))
      const secret = [...hidden, ...others].map(({ id }) => id)
      for (const { id, resource } of made.things) {
        const one = await world.send(reader, 'GET', `/resources/${resource.kind}/${id}`)
        const isReadable = readable.some((thing) => thing.id === id)
        expect([id, one.statusCode === 200]).toEqual([id, isReadable])
      }
      for (const kind of kinds) {
        const expected = readable.filter(({ resource }) => resource.kind === kind)
        const first = await world.send(reader, 'GET', `/resources/${kind}`)
        if (first.statusCode !== 200) {
          expect([first.statusCode, expected]).toEqual([403, []])
          continue
        }
        seen.listed += expected.length
        seen.left += hidden.filter(({ resource }) => resource.kind === kind).length
        const byName = expected.toSorted((a, b) => order(a.nameKey, b.nameKey) || order(a.id, b.id))
        const byChange = expected.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime() || order(b.id, a.id))
        const isWithReader = ({ resource: { owner, shares = [] } }: Thing) =>
          owner !== reader.id &&
          shares.some((share) =>
            'person' in share ? share.person === reader.id : reader.organizations.includes(share.organization),
          )
        const owner = made.people[0]!.id
        const place = made.organizations[0]!.id
        const queries: readonly (readonly [string, readonly Thing[]])[] = [
          ['sort=name', byName],
          ['sort=changed', byChange],
          [`search=${encodeURIComponent('GRÖSSE')}`, byName.filter(({ nameKey }) => nameKey.startsWith('grösse'))],
          ['owner=me', byName.filter(({ resource }) => resource.owner === reader.id)],
          [`owner=${owner}`, byName.filter(({ resource }) => resource.owner === owner)],
          ['sharing=private', byName.filter(({ resource }) => resource.shares?.length === 0)],
          ['sharing=shared', byName.filter(({ resource }) => resource.shares?.length !== 0)],
          ['sharing=with-me', byName.filter(isWithReader)],
          [`organization=${place}`, byName.filter(({ resource }) => resource.organization === place)],
        ]
        for (const [query, wanted] of queries) {
          const { ids, text } = await pages(reader, kind, query)
          expect(ids, `${kind}?${query}`).toEqual(wanted.map(({ id }) => id))
          expect(secret.filter((id) => text.includes(id))).toEqual([])
        }
      }
    }

    /** Every page, in small ones, with all that was answered. */
    async function pages(reader: MadePerson, kind: string, query: string) {
      const ids: string[] = []
      let [text, next]: [string, string | null] = ['', null]
      do {
        const after: string = next === null ? '' : `&after=${next}`
        const answer = await world.send(reader, 'GET', `/resources/${kind}?limit=3&${query}${after}`)
        const page = answer.json() as {
          readonly items: readonly { readonly id: string }[]
          readonly next: string | null
        }
        ids.push(...page.items.map(({ id }) => id))
        text += answer.body
        next = page.next
      } while (next !== null)
      return { ids, text }
    }
  })
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
