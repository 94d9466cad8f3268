import type { Deciding } from '../../access/deciding.ts'
import { resourceOf, resourcesById, type StoredResource } from '../../access/registered-resources.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, ScopeId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { deleteResourcesIn, registerResourceIn } from '../resources/service.ts'
import { decidingAbout, noSuchThing } from './list-resources.ts'
import { organizationFor, requireOwner } from './organizations.ts'
import * as queries from './queries.ts'
import { shownResource } from './shown-resource.ts'

/** A thing of one kind. */
export interface OneResource {
  readonly kind: string
  readonly id: ResourceId
}

export interface NewThing {
  readonly kind: string
  readonly name: string
  readonly description: string
  readonly organization?: ScopeId | undefined
}

/** Makes a thing that nobody but its maker sees (C12). Throws `not-allowed` to whoever belongs to no organization, `invalid-input`. */
export async function createResource(context: ScopedContext, { organization, ...input }: NewThing) {
  const { scope } = context
  const deciding = await decidingAbout(context, input.kind)
  const ownerId = requireOwner(context)
  const tenantId = organizationFor(context, deciding, organization)
  return change(context, async (tx) => {
    const made = await registerResourceIn(tx, context, { ...input, ownerId, scope: { id: scope.id, tenantId } })
    deciding.require('create', resourceOf(made))
    const row = await queries.findResource(tx, scope.id, made.id)
    if (row === undefined) throw noSuchThing(deciding)
    return {
      result: await shownResource(tx, deciding, row),
      event: eventAbout(row, { action: 'resource.created', after: { kind: row.kind, owner: ownerId, shares: 0 } }),
    }
  })
}

export interface ResourceChange extends OneResource {
  readonly version: number
  readonly name?: string | undefined
  readonly description?: string | undefined
}

/** Renames or describes it. Throws `changed-meanwhile` where somebody did since this version was read. */
export async function changeResource(context: ScopedContext, { version, name, description, ...which }: ResourceChange) {
  const deciding = await decidingAbout(context, which.kind)
  return change(context, async (tx) => {
    const { row } = await requireResource(tx, context, deciding, { ...which, action: 'change' })
    if (row.version !== version) {
      throw new Problem('changed-meanwhile', {
        detail: 'Somebody else changed this since you opened it. Look at it again before you save.',
      })
    }
    const renamed = name !== undefined && name !== row.name
    const described = description !== undefined && description !== row.description
    if (!renamed && !described) return { result: await shownResource(tx, deciding, row), event: null }
    const edited: StoredResource = {
      ...row,
      ...(renamed && { name, nameKey: textKey(name) }),
      ...(described && { description }),
      ...{ changedAt: context.service.clock.now(), version: row.version + 1 },
    }
    await queries.updateResource(tx, row.id, edited)
    return {
      result: await shownResource(tx, deciding, edited),
      event: eventAbout(edited, {
        action: 'resource.updated',
        after: { kind: row.kind, changed: [...(renamed ? ['name'] : []), ...(described ? ['description'] : [])] },
        personal: renamed ? { nameBefore: row.name } : {},
      }),
    }
  })
}

/** Deletes it with everything that was shared or offered of it. */
export async function deleteResource(context: ScopedContext, which: OneResource): Promise<void> {
  const deciding = await decidingAbout(context, which.kind)
  await change(context, async (tx) => {
    const { row, resource } = await requireResource(tx, context, deciding, { ...which, action: 'delete' })
    await deleteResourcesIn(tx, [row.id])
    const before = { kind: row.kind, owner: row.ownerId, shares: resource.shares?.length ?? 0 }
    return { result: undefined, event: eventAbout(row, { action: 'resource.deleted', before }) }
  })
}

/**
 * The thing, its row taken for this transaction, where the action is allowed on it as things are now. Throws `not-found` to whoever
 * may not read it, `not-allowed` with the reason to everybody else.
 */
export async function requireResource(
  tx: Tx,
  { scope }: ScopedContext,
  deciding: Deciding,
  { id, action }: OneResource & { readonly action: string },
) {
  const row = await queries.lockResource(tx, scope.id, id)
  const found = row && (await resourcesById(tx, deciding.policy, [id])).get(id)
  if (row === undefined || found === undefined || row.kind !== deciding.kind) throw noSuchThing(deciding)
  const resource = resourceOf(found)
  if (!deciding.allows('read', resource)) throw noSuchThing(deciding)
  deciding.require(action, resource)
  return { row, resource }
}

/** What the audit log tells of it: in the place that decides about it, to those of its organization. */
export function eventAbout(
  row: StoredResource,
  { action, before, after, personal }: Pick<AuditEvent, 'action' | 'before' | 'after' | 'personal'>,
): AuditEvent {
  return {
    ...{ action, scope: row.scopeId, organization: row.tenantId },
    target: { kind: 'resource', id: row.id },
    ...{ before, after, personal: { name: row.name, ...personal } },
  }
}
