import { and, asc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, scopes, users } from '../../db/schema.ts'
import { platformId, type ScopeId, type TenantId, type UserId } from '../../ids.ts'
import { beginsWith } from '../members/begins-with.ts'

interface Wanted {
  /** Key of the beginning of a name or an address. */
  readonly search: string
  readonly populations: readonly string[]
  readonly limit: number
}

/**
 * People whom somebody can be asked about in a scope, by name: everybody on the platform, elsewhere whoever is or was a member
 * and whoever belongs to the organization. Stretches of indexes, each cut short, so that it costs the same at any size.
 */
export async function findPeopleKnownIn(
  tx: Tx,
  scope: { readonly id: ScopeId; readonly tenantId: TenantId | null },
  wanted: Wanted,
) {
  const stretches = scope.id === platformId ? everybody(wanted) : known(scope, wanted)
  const found = await tx
    .selectDistinct({ id: sql<UserId>`id`, nameKey: sql<string>`name_key` })
    .from(sql`(${sql.join(stretches, sql` union `)}) as found`)
    .orderBy(sql`name_key, id`)
    .limit(wanted.limit)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  return tx
    .select({ id: users.id, name: users.name, nameKey: users.nameKey, email: users.email })
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(asc(users.nameKey), asc(users.id))
}

function everybody({ search, populations, limit }: Wanted): SQL[] {
  // The index over addresses begins with the population.
  const ways = waysOf(search, users).flatMap(({ by, way }) =>
    by === 'name' ? [way] : populations.map((population) => and(eq(users.population, population), way)),
  )
  return ways.map(
    (way) => sql`(select ${users.id} as id, ${users.nameKey} as name_key from ${users}
      where ${way} order by ${users.nameKey}, ${users.id} limit ${limit})`,
  )
}

function known(scope: { readonly id: ScopeId; readonly tenantId: TenantId | null }, { search, limit }: Wanted): SQL[] {
  const columns = sql`${memberships.userId} as id, ${memberships.nameKey} as name_key`
  const rest = sql`order by ${memberships.nameKey}, ${memberships.userId} limit ${limit}`
  return waysOf(search, memberships).flatMap(({ way }) => {
    const here = (['active', 'disabled', 'removed'] as const).map(
      (status) => sql`(select ${columns} from ${memberships}
        where ${and(eq(memberships.scopeId, scope.id), eq(memberships.status, status), way)} ${rest})`,
    )
    if (scope.tenantId === null) return here
    const belongs = and(eq(memberships.status, 'active'), eq(users.status, 'active'), way)
    return [
      ...here,
      sql`(select one.id, one.name_key from ${scopes} cross join lateral (
        select ${columns} from ${memberships} join ${users} on ${users.id} = ${memberships.userId}
        where ${memberships.scopeId} = ${scopes.id} and ${belongs} ${rest}) as one
        where ${scopes.tenantId} = ${scope.tenantId} order by one.name_key, one.id limit ${limit})`,
    ]
  })
}

function waysOf(search: string, table: typeof memberships | typeof users) {
  if (search === '') return [{ by: 'name', way: gte(table.nameKey, '') }] as const
  const [name, email] = beginsWith(search, table)
  return [
    { by: 'name', way: name },
    { by: 'email', way: email },
  ] as const
}
