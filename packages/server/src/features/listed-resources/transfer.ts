import { canDoOnSome } from '@portreeve/engine'
import type { Deciding } from '../../access/deciding.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { decidingAbout } from './list-resources.ts'
import * as queries from './offer-queries.ts'
import { requireOwner } from './organizations.ts'
import { peopleById } from './queries.ts'
import { eventAbout, type OneResource, requireResource } from './service.ts'
import { reachOf, requireMember } from './sharing-reach.ts'
import { shownResource } from './shown-resource.ts'

/**
 * Offers a thing to somebody who could look after it: it stays its owner's until they take it (C12). An earlier offer is replaced.
 * Throws `not-found` where there is nobody of that id within reach, `conflict` where they could own nothing of the kind.
 */
export async function offerResource(context: ScopedContext, { to, ...which }: OneResource & { readonly to: UserId }) {
  const deciding = await decidingAbout(context, which.kind)
  const offeredBy = requireOwner(context)
  const couldOwn = await mayCreate(context, deciding, to)
  return change(context, async (tx) => {
    const { row } = await requireResource(tx, context, deciding, { ...which, action: 'transfer' })
    if (to === row.ownerId) throw new Problem('conflict', { detail: 'It is theirs already.' })
    const { place } = await reachOf(tx, deciding, row)
    const { name } = await requireMember(tx, place, to)
    if (!couldOwn) {
      const { label = '', plural = '' } = deciding.policy.kinds.get(which.kind) ?? {}
      const detail = `${name} may make no ${plural.toLowerCase()}, so a ${label.toLowerCase()} cannot become theirs.`
      throw new Problem('conflict', { detail })
    }
    const offeredAt = context.service.clock.now()
    const former = await queries.deleteOffer(tx, row.id)
    await queries.putOffer(tx, { resourceId: row.id, tenantId: row.tenantId, toUserId: to, offeredBy, offeredAt })
    return {
      result: await shownResource(tx, deciding, row),
      event:
        former === to
          ? null
          : eventAbout(row, {
              action: 'resource.offered',
              ...(former !== undefined && { before: { to: former } }),
              after: { kind: row.kind, to },
              personal: { to: name },
            }),
    }
  })
}

/** Whether they hold what making one takes. Before a transaction begins: it reads what they hold. */
async function mayCreate(
  { service, scope }: ScopedContext,
  { policy, kind }: Deciding,
  person: UserId,
): Promise<boolean> {
  const permission = policy.kinds.get(kind)?.actions.get('create')?.permission
  const path = await service.scopes.pathOf(scope.id)
  const place = path.find(({ type }) => type === permission?.scopeType)
  const grants = place && (await service.grants.of(person))?.scopes.get(place.id)?.grants
  return grants !== undefined && canDoOnSome(policy, grants, kind, 'create') !== 'never'
}

export async function withdrawOffer(context: ScopedContext, which: OneResource): Promise<void> {
  const deciding = await decidingAbout(context, which.kind)
  await change(context, async (tx) => {
    const { row } = await requireResource(tx, context, deciding, { ...which, action: 'transfer' })
    const to = await queries.deleteOffer(tx, row.id)
    if (to === undefined) throw new Problem('not-found', { detail: 'It is offered to nobody.' })
    const name = (await peopleById(tx, [to])).get(to)?.name ?? null
    return {
      result: undefined,
      event: eventAbout(row, {
        action: 'resource.offer-withdrawn',
        before: { kind: row.kind, to },
        personal: { to: name },
      }),
    }
  })
}
