import { canDoSql, type Grants, type Policy, type Question, type Share } from '@portreeve/engine'
import {
  asDecided,
  nobody,
  type RegisteredResource,
  registered,
  type StoredResource,
  type StoredShare,
} from '../../access/registered-resources.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { newId, type ResourceId, type ScopeId, type TenantId, type UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { change } from '../audit/change.ts'
import { deleteResources, findByName, insertResource, listResources as listRows } from './queries.ts'
import { embed, resourceBinding } from './resource-binding.ts'

export interface NewResource {
  readonly kind: string
  readonly scope: { readonly id: ScopeId; readonly tenantId: TenantId | null }
  readonly ownerId: UserId | null
  readonly name: string
  readonly description?: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
  readonly shares?: readonly Share[]
}

/** Registers a resource, so that decisions know its owner, its scope, its attributes and with whom it is shared. */
export async function registerResource(context: Context, input: NewResource): Promise<RegisteredResource> {
  return change(context, async (tx) => {
    const resource = await registerResourceIn(tx, context, input)
    return {
      result: resource,
      event: {
        action: 'resource.created',
        ...{ scope: resource.scopeId, organization: resource.tenantId },
        target: { kind: 'resource', id: resource.id },
        after: { kind: resource.kind, owner: resource.ownerId, shares: resource.shares.length },
        personal: { name: resource.name },
      },
    }
  })
}

/** The same as a part of another change, whose event tells of it. */
export async function registerResourceIn(tx: Tx, context: Context, input: NewResource): Promise<RegisteredResource> {
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
    description: input.description ?? '',
    changedAt: null,
    version: 1,
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
  await insertResource(tx, row, shares)
  return (await asDecided(tx, context.service.policy(), [row])).get(row.id) ?? registered(row, shares)
}

/**
 * The part of another change that deletes resources with everything that belongs to them. Gives the names of archives in the store
 * that nothing names any more: whoever calls removes them after the change, or leaves it to the sweep.
 */
/** The resources of a scope whose name begins so, each with its owner's name: to choose one of them. */
export { deleteResources as deleteResourcesIn, findByName as findResourcesByName }

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
  const policy = context.service.policy()
  const rows = await listRows(tx, scopeId, kind, whereAllowed(policy, kind, action, grants, question), { after, limit })
  return [...(await asDecided(tx, policy, rows)).values()]
}

/** The rows of `resources` on which the action is allowed, as a part of a query over that table. */
export function whereAllowed(
  policy: Policy,
  kind: string,
  action: string,
  grants: Grants,
  question: Omit<Question, 'resource'>,
): ReturnType<typeof embed> {
  return embed(canDoSql(grants, action, resourceBinding(policy, kind, question)))
}
