import { Deciding } from '../../access/deciding.ts'
import { asDecided, resourceOf } from '../../access/registered-resources.ts'
import { visibleScope } from '../../access/visible-scope.ts'
import type { Context, ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import * as queries from './offer-queries.ts'
import { lockResource } from './queries.ts'
import { eventAbout } from './service.ts'
import { shownResource } from './shown-resource.ts'

const mostOffers = 100

export interface OneOffer {
  readonly scope: ScopeId
  readonly id: ResourceId
}

/** What others want to hand to whoever asks. Throws `not-found` where they do not see the place. */
export async function listOffers(asking: Context, scope: ScopeId) {
  const { context, person } = receiver(asking)
  await visibleScope(asking.service, asking.principal, scope)
  const { kinds } = context.service.policy()
  const found = await context.service.database.read(context.wall, (tx) =>
    queries.offersTo(tx, { scopeId: scope, person, limit: mostOffers }),
  )
  return found.map(({ row: { id, name, description, kind }, from, offeredAt }) => ({
    resource: { id, name, description, kind: { id: kind, label: kinds.get(kind)?.label ?? kind } },
    ...{ from, offeredAt },
  }))
}

/**
 * Takes what was offered: from here on it is theirs alone, and the former owner has it only as far as it is shared with them.
 * Throws `not-found` where it was taken back, taken, or is no longer there, `not-allowed` to whoever may make none of its kind now.
 */
export async function acceptOffer(asking: Context, { scope: scopeId, id }: OneOffer) {
  const { context, person } = receiver(asking)
  const wanted = { scopeId, person, id, limit: 1 }
  const [before] = await context.service.database.read(context.wall, (tx) => queries.offersTo(tx, wanted))
  const scope = await context.service.scopes.find(scopeId)
  if (before === undefined || scope === null) throw noSuchOffer()
  const deciding = await Deciding.about(context.service, context.principal, before.row.kind, scopeId)
  const scoped: ScopedContext = { ...context, scope }
  return change(scoped, async (tx) => {
    const row = await lockResource(tx, scopeId, id)
    const [offer] = row === undefined ? [] : await queries.offersTo(tx, wanted)
    if (row === undefined || offer === undefined) throw noSuchOffer()
    const taken = { ...row, ownerId: person }
    const found = (await asDecided(tx, deciding.policy, [taken])).get(id)
    if (found === undefined) throw noSuchOffer()
    deciding.require('create', resourceOf(found))
    if (!deciding.allows('read', resourceOf(found))) throw noSuchOffer()
    await queries.giveResource(tx, id, person)
    return {
      result: await shownResource(tx, deciding, taken),
      event: eventAbout(row, {
        action: 'resource.transferred',
        before: { owner: row.ownerId },
        after: { kind: row.kind, owner: person },
        personal: { from: offer.from.name },
      }),
    }
  })
}

export async function declineOffer(asking: Context, { scope: scopeId, id }: OneOffer): Promise<void> {
  const { context, person } = receiver(asking)
  await change(context, async (tx) => {
    const row = await lockResource(tx, scopeId, id)
    const [offer] = row === undefined ? [] : await queries.offersTo(tx, { scopeId, person, id, limit: 1 })
    if (row === undefined || offer === undefined) throw noSuchOffer()
    await queries.deleteOffer(tx, id)
    return {
      result: undefined,
      event: eventAbout(row, {
        action: 'resource.offer-declined',
        before: { kind: row.kind, to: person },
        personal: { from: offer.from.name },
      }),
    }
  })
}

/** Who asks, and no more than their organizations where these are kept apart. */
function receiver(context: Context): { readonly context: Context; readonly person: UserId } {
  const { principal, service, wall } = context
  if (principal.kind !== 'person') throw noSuchOffer()
  const tenants = service.policy().tenancy === 'multi' ? wall.tenants : ('all' as const)
  return { context: { ...context, wall: { tenants, person: principal.userId } }, person: principal.userId }
}

const noSuchOffer = () => new Problem('not-found', { detail: 'Nothing of that id is offered to you.' })
