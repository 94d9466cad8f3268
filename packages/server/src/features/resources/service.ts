import { type Attributes, canDoSql, type Grants, type Question, type Share } from '@portreeve/engine'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { newId, type ResourceId, type ScopeId, type TenantId, type UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { change } from '../audit/change.ts'
import {
  findByName,
  findResources,
  findShares,
  insertResource,
  listResources as listRows,
  type StoredResource,
  type StoredShare,
} from './queries.ts'
import { embed, resourceBinding } from './resource-binding.ts'

/** The place of whichever of person and organization a share does not name. */
const nobody = '00000000-0000-0000-0000-000000000000'

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

export interface NewResource {
  readonly kind: string
  readonly scope: { readonly id: ScopeId; readonly tenantId: TenantId | null }
  readonly ownerId: UserId | null
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
  readonly shares?: readonly Share[]
}

/** Registers a resource, so that decisions know its owner, its scope, its attributes and with whom it is shared. */
export async function registerResource(context: Context, input: NewResource): Promise<RegisteredResource> {
  const { clock } = context.service
  const row: StoredResource = {
    id: newId<ResourceId>(clock),
    kind: input.kind,
    scopeId: input.scope.id,
    tenantId: input.scope.tenantId,
    ownerId: input.ownerId,
    name: input.name,
    nameKey: textKey(input.name),
    attributes: { ...input.attributes },
    createdAt: clock.now(),
  }
  const shares = (input.shares ?? []).map(
    (share): StoredShare => ({
      resourceId: row.id,
      tenantId: row.tenantId,
      relation: share.as,
      userId: ('person' in share ? share.person : nobody) as UserId,
      organizationId: ('organization' in share ? share.organization : nobody) as ScopeId,
    }),
  )
  return change(context, async (tx) => {
    await insertResource(tx, row, shares)
    return {
      result: registered(row, shares),
      event: {
        action: 'resource.created',
        scope: row.scopeId,
        target: { kind: 'resource', id: row.id },
        after: { kind: row.kind, owner: row.ownerId, shares: shares.length },
        personal: { name: row.name },
      },
    }
  })
}

/** The resources of these ids that the transaction may see, with whom they are shared. */
export async function resourcesById(
  tx: Tx,
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<string, RegisteredResource>> {
  if (ids.length === 0) return new Map()
  return withShares(tx, await findResources(tx, ids))
}

/** The resources of a scope whose name begins so, each with its owner's name: to choose one of them. */
export { findByName as findResourcesByName }

export interface ResourceList {
  readonly scopeId: ScopeId
  readonly kind: string
  readonly action: string
  /** What whoever asks holds in the scope that decides about the kind. */
  readonly grants: Grants
  readonly question: Omit<Question, 'resource'>
  readonly after: ResourceId | null
  readonly limit: number
}

/** The resources of a kind in a scope on which the action is allowed: exactly those on which a check would allow it. */
export async function listResources(
  tx: Tx,
  context: Context,
  { scopeId, kind, action, grants, question, after, limit }: ResourceList,
): Promise<readonly RegisteredResource[]> {
  const condition = embed(canDoSql(grants, action, resourceBinding(context.service.policy(), kind, question)))
  const rows = await listRows(tx, scopeId, kind, condition, { after, limit })
  return [...(await withShares(tx, rows)).values()]
}

async function withShares(tx: Tx, rows: readonly StoredResource[]): Promise<Map<string, RegisteredResource>> {
  if (rows.length === 0) return new Map()
  const shares = new Map<ResourceId, StoredShare[]>(rows.map(({ id }) => [id, []]))
  for (const share of await findShares(tx, [...shares.keys()])) shares.get(share.resourceId)?.push(share)
  return new Map(rows.map((row) => [row.id, registered(row, shares.get(row.id) ?? [])]))
}

function registered(row: StoredResource, shares: readonly StoredShare[]): RegisteredResource {
  const { nameKey: _nameKey, createdAt: _createdAt, ...resource } = row
  return {
    ...resource,
    shares: shares.map(({ relation, userId, organizationId }) =>
      organizationId === nobody ? { as: relation, person: userId } : { as: relation, organization: organizationId },
    ),
  }
}
