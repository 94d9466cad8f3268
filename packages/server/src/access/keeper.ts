import { asc, eq } from 'drizzle-orm'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { scopes } from '../db/schema.ts'
import type { ScopeId } from '../ids.ts'

/** The scope that keeps accounts of a kind: the platform, or one that exists from the first start. */
export async function keeperOf(tx: Tx, service: Pick<Service, 'policy'>, population: string): Promise<ScopeId> {
  const type = service.policy().scopeTypes.find(({ definition }) => definition.keeps === population)
  const [found] = await tx
    .select({ id: scopes.id })
    .from(scopes)
    .where(eq(scopes.type, type?.id ?? ''))
    .orderBy(asc(scopes.id))
    .limit(1)
  if (found === undefined) throw new Error(`No scope keeps the accounts of ${population}`)
  return found.id
}
