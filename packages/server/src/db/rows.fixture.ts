import { systemClock } from '../clock.ts'
import { newId, platformId, type ScopeId, type TenantId, type UserId } from '../ids.ts'
import type { Tx, Wall } from './database.ts'
import { memberships, scopes, users } from './schema.ts'

export const everything: Wall = { tenants: 'all', person: null }

/** Rows for tests of the database itself; everybody else makes people through the services. */
export async function insertPerson(tx: Tx): Promise<UserId> {
  const id = newId<UserId>(systemClock)
  const email = `${id}@example.org`
  await tx.insert(users).values({
    id,
    population: 'people',
    email,
    emailKey: email,
    name: 'Ada',
    nameKey: 'ada',
    status: 'active',
    createdAt: systemClock.now(),
  })
  return id
}

export async function insertOrganization(tx: Tx): Promise<TenantId> {
  const id = newId<ScopeId>(systemClock)
  await tx.insert(scopes).values({
    id,
    type: 'organization',
    parentId: platformId,
    tenantId: id as TenantId,
    name: 'Öresund',
    nameKey: 'öresund',
    status: 'active',
    createdAt: systemClock.now(),
  })
  return id as TenantId
}

export async function insertMembership(tx: Tx, userId: UserId, tenantId: TenantId): Promise<void> {
  await tx
    .insert(memberships)
    .values({ userId, scopeId: tenantId, tenantId, status: 'active', since: systemClock.now(), by: 'test' })
}
