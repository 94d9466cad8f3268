import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { newId, platformId, type UserId } from '../ids.ts'
import type { Change, Database, Wall } from './database.ts'
import { describeOnDatabases } from './on-databases.fixture.ts'
import { memberships, scopes, users } from './schema.ts'

const all: Wall = { tenants: 'all', person: null }

describeOnDatabases('a transaction', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  it('commits what its work did and tells the listeners of this node before it returns', async () => {
    const heard: Change[] = []
    const unsubscribe = database.changes.subscribe((change) => heard.push(change))
    const userId = newId<UserId>(systemClock)
    await database.transact(all, async (tx) => {
      await tx.insert(users).values(person(userId))
      await tx
        .insert(memberships)
        .values({ userId, scopeId: platformId, status: 'active', since: systemClock.now(), by: 'test' })
    })
    expect(heard[0]).toEqual({ kind: 'touched', users: [userId], scopes: [platformId] })
    unsubscribe()
    const found = await database.read(all, (tx) => tx.select().from(users).where(eq(users.id, userId)))
    expect(found).toHaveLength(1)
    expect(
      await database.read(all, (tx) => tx.query.scopes.findFirst({ where: eq(scopes.id, platformId) })),
    ).toMatchObject({ name: 'Platform' })
  })
})

function person(id: UserId) {
  const email = `${id}@example.org`
  return {
    id,
    population: 'people',
    email,
    emailKey: email,
    name: 'Ada',
    nameKey: 'ada',
    status: 'active' as const,
    createdAt: systemClock.now(),
  }
}
