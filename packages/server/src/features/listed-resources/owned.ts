import { Deciding, listedKinds } from '../../access/deciding.ts'
import type { ScopedContext } from '../../context.ts'
import type { ScopeId, TenantId, UserId } from '../../ids.ts'
import { readAllBelongings } from '../leftovers/belongings.ts'
import { whereAllowed } from '../resources/service.ts'
import * as queries from './queries.ts'

const mostShown = 50

/** What somebody owns: of the things that the menu lists those that whoever asks may read, and how many they own in all (X10). */
export async function listOwned(context: ScopedContext, user: UserId) {
  const { service, principal, scope } = context
  const { total } = await readAllBelongings(context, { scope: scope.id, user })
  const policy = service.policy()
  const here = listedKinds(policy).filter((kind) => policy.kinds.get(kind)?.scopeType === scope.type)
  const deciding: Deciding[] = []
  for (const kind of here) {
    const about = await Deciding.about(service, principal, kind, scope.id)
    if (about.allowsSome('read')) deciding.push(about)
  }
  const readable = deciding.map((about) => ({
    kind: about.kind,
    where: whereAllowed(policy, about.kind, 'read', about.grantsFor('read'), about.question),
  }))
  const isWalled = deciding.every(({ organizations }) => organizations !== null)
  const tenants = isWalled ? ((deciding[0]?.organizations ?? []) as readonly TenantId[]) : context.wall.tenants
  return service.database.read({ ...context.wall, tenants }, async (tx) => {
    const rows = await queries.listOwned(tx, { scopeId: scope.id, owner: user, readable, limit: mostShown })
    const places = await queries.organizationsById(
      tx,
      rows.flatMap(({ tenantId }) => (tenantId as ScopeId | null) ?? []),
    )
    const items = rows.map(({ id, name, kind, tenantId }) => ({
      ...{ id, name, kind: { id: kind, label: policy.kinds.get(kind)?.label ?? kind } },
      organization: places.find((place) => place.id === (tenantId as string | null)) ?? null,
    }))
    return { items, total }
  })
}
