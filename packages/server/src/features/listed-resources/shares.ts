import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { decidingAbout, noSuchThing } from './list-resources.ts'
import { findResource, organizationsById, peopleById } from './queries.ts'
import { eventAbout, type OneResource, requireResource } from './service.ts'
import * as queries from './share-queries.ts'
import { reachOf, requireMember, whoCanShare } from './sharing-reach.ts'
import { shownResource } from './shown-resource.ts'

/** With whom a thing can be shared, and why with nobody (C10). */
export async function listShareable(
  context: ScopedContext,
  { search, ...which }: OneResource & { search?: string | undefined },
) {
  const deciding = await decidingAbout(context, which.kind)
  return context.service.database.read(context.wall, async (tx) => {
    const row = await findResource(tx, context.scope.id, which.id)
    if (row === undefined) throw noSuchThing(deciding)
    return whoCanShare(tx, deciding, row, search)
  })
}

export interface ShareWith extends OneResource {
  /** A person's id or an organization's. */
  readonly whom: string
  readonly relation: string
}

/**
 * Shares a thing, or shares it as something else. Throws `nobody-to-share-with` to whoever is alone, `not-found` where there is
 * nobody of that id within reach (across the wall there is nobody), `conflict` where they have all of it already or are not active.
 */
export async function shareResource(context: ScopedContext, { whom: id, relation, ...which }: ShareWith) {
  const deciding = await decidingAbout(context, which.kind)
  const relations = deciding.policy.kinds.get(which.kind)?.relations ?? []
  return change(context, async (tx) => {
    const { row } = await requireResource(tx, context, deciding, { ...which, action: 'share' })
    if (!relations.includes(relation)) {
      const message = `It can be shared as one of: ${relations.join(', ')}.`
      throw new Problem('invalid-input', { detail: message, errors: [{ field: 'relation', message }] })
    }
    const { place, organization, whyNot } = await reachOf(tx, deciding, row)
    if (whyNot !== null) throw new Problem('nobody-to-share-with', { detail: whyNot })
    const { whom, name } =
      organization?.id === id
        ? { whom: { organization: organization.id }, name: organization.name }
        : { whom: { person: id as UserId }, name: (await requireMember(tx, place, id as UserId)).name }
    if (id === row.ownerId) {
      throw new Problem('conflict', { detail: `${name} owns it, and may do everything with it already.` })
    }
    const former = await queries.findShare(tx, row.id, whom)
    if (former?.relation === relation) return { result: await shownResource(tx, deciding, row), event: null }
    await queries.putShare(tx, { resourceId: row.id, tenantId: row.tenantId, whom, relation })
    return {
      result: await shownResource(tx, deciding, row),
      event: eventAbout(row, {
        action: 'resource.shared',
        ...(former && { before: { relation: former.relation } }),
        after: { kind: row.kind, with: whom, relation },
        personal: { with: name },
      }),
    }
  })
}

/** Ends a share, whoever it is with: also with somebody who has left. */
export async function unshareResource(context: ScopedContext, { whom: id, ...which }: Omit<ShareWith, 'relation'>) {
  const deciding = await decidingAbout(context, which.kind)
  await change(context, async (tx) => {
    const { row } = await requireResource(tx, context, deciding, { ...which, action: 'share' })
    const ways: queries.With[] = [{ person: id as UserId }, { organization: id as ScopeId }]
    for (const whom of ways) {
      const share = await queries.findShare(tx, row.id, whom)
      if (share === undefined) continue
      await queries.deleteShare(tx, row.id, whom)
      const [organization] = 'organization' in whom ? await organizationsById(tx, [whom.organization]) : []
      const person = 'person' in whom ? (await peopleById(tx, [whom.person])).get(id) : undefined
      return {
        result: undefined,
        event: eventAbout(row, {
          action: 'resource.unshared',
          before: { kind: row.kind, with: whom, relation: share.relation },
          personal: { with: organization?.name ?? person?.name ?? null },
        }),
      }
    }
    throw new Problem('not-found', { detail: 'It is not shared with them.' })
  })
}
