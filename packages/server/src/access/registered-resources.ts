import type { Attributes, Policy, Resource, Share } from '@portreeve/engine'
import { inArray } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { resourceShares, resources, scopes } from '../db/schema.ts'
import type { ResourceId, ScopeId, TenantId, UserId } from '../ids.ts'

export type StoredResource = typeof resources.$inferSelect
/** As much of it as a decision is about. */
export type DecidedRow = Pick<
  StoredResource,
  'id' | 'kind' | 'scopeId' | 'tenantId' | 'ownerId' | 'name' | 'attributes'
>
export type StoredShare = typeof resourceShares.$inferSelect

/** The place of whichever of person and organization a share does not name. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A resource as decisions see it. */
export interface RegisteredResource {
  readonly id: ResourceId
  readonly kind: string
  readonly scopeId: ScopeId
  readonly tenantId: TenantId | null
  readonly ownerId: UserId | null
  readonly name: string
  readonly attributes: Attributes
  readonly shares: readonly Share[]
}

/** The resources of these ids that the transaction may see, with whom they are shared. */
export async function resourcesById(
  tx: Tx,
  policy: Policy,
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<string, RegisteredResource>> {
  if (ids.length === 0) return new Map()
  return asDecided(tx, policy, await findResources(tx, ids))
}

/** A resource as the engine is asked about it. */
export function resourceOf({ id, kind, ownerId, tenantId, shares, attributes }: RegisteredResource): Resource {
  return {
    ...{ id, kind, shares, attributes },
    ...(ownerId !== null && { owner: ownerId }),
    ...(tenantId !== null && { organization: tenantId }),
  }
}

/** With their shares, and with the attributes that are the state of a scope as it is now. */
export async function asDecided(
  tx: Tx,
  policy: Policy,
  rows: readonly DecidedRow[],
): Promise<Map<string, RegisteredResource>> {
  if (rows.length === 0) return new Map()
  const shares = new Map<ResourceId, StoredShare[]>(rows.map(({ id }) => [id, []]))
  for (const share of await findShares(tx, [...shares.keys()])) shares.get(share.resourceId)?.push(share)
  const named = rows.flatMap((row) => scopesNamed(policy, row).map(({ scope }) => scope))
  const states = named.length === 0 ? new Map<string, string>() : await findScopeStates(tx, named)
  return new Map(
    rows.map((row) => {
      const attributes: Record<string, string | number | boolean | null> = { ...row.attributes }
      for (const { attribute, scope } of scopesNamed(policy, row)) {
        // None where there is no such scope: what whoever asks says about it is not believed.
        attributes[attribute] = states.get(scope) ?? null
      }
      return [row.id, { ...registered(row, shares.get(row.id) ?? []), attributes }]
    }),
  )
}

function scopesNamed(policy: Policy, { kind, attributes }: DecidedRow) {
  return [...(policy.kinds.get(kind)?.statusOf ?? [])].map(([attribute, from]) => {
    const scope = attributes[from]
    return { attribute, scope: typeof scope === 'string' ? scope.toLowerCase() : '' }
  })
}

export function registered(row: DecidedRow, shares: readonly StoredShare[]): RegisteredResource {
  const { id, kind, scopeId, tenantId, ownerId, name, attributes } = row
  return {
    ...{ id, kind, scopeId, tenantId, ownerId, name, attributes },
    shares: shares.map(({ relation, userId, organizationId }) =>
      organizationId === nobody ? { as: relation, person: userId } : { as: relation, organization: organizationId },
    ),
  }
}

function findResources(tx: Tx, ids: readonly ResourceId[]): Promise<StoredResource[]> {
  return tx.select().from(resources).where(inArray(resources.id, ids))
}

function findShares(tx: Tx, ids: readonly ResourceId[]): Promise<StoredShare[]> {
  return tx.select().from(resourceShares).where(inArray(resourceShares.resourceId, ids))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** By id, as text: an attribute may hold anything. */
async function findScopeStates(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id): id is ScopeId => uuid.test(id))
  if (known.length === 0) return new Map()
  const rows = await tx.select({ id: scopes.id, status: scopes.status }).from(scopes).where(inArray(scopes.id, known))
  return new Map(rows.map(({ id, status }) => [id, status]))
}
