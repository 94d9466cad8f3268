import { ownWall } from '../../access/deciding.ts'
import type { ScopedContext } from '../../context.ts'
import { textKey } from '../../text-key.ts'
import { findResourcesByName } from '../resources/service.ts'
import { serviceAccountsIn } from '../service-accounts/service.ts'
import { scopesWithMachines } from './explained-subject.ts'
import { findPeopleKnownIn } from './subject-queries.ts'

/** How a choice is narrowed while somebody types. */
interface Narrowed {
  readonly search: string
  readonly limit: number
}

/** Whom one can ask about in the scope of the URL, by name: exactly those about whom an explanation is given. */
export async function subjectChoices(context: ScopedContext, { search, limit }: Narrowed) {
  const { service, scope, wall } = context
  const policy = service.policy()
  const key = textKey(search)
  const populations = Object.keys(policy.blueprint.populations ?? { people: null })
  const people = await service.database.read(wall, (tx) =>
    findPeopleKnownIn(tx, scope, { search: key, populations, limit }),
  )
  const open = await scopesWithMachines(context, await service.scopes.pathOf(scope.id))
  const machines = (await serviceAccountsIn(context, open)).map((account) => ({
    ...account,
    nameKey: textKey(account.name),
  }))
  return [
    ...people.map(({ id, name, nameKey, email }) => ({ kind: 'person' as const, id, name, detail: email, nameKey })),
    ...machines
      .filter(({ nameKey }) => nameKey.startsWith(key))
      .map(({ id, name, nameKey, role }) => ({
        ...{ kind: 'service-account' as const, id, name, detail: policy.role(role)?.label ?? role, nameKey },
      })),
  ]
    .sort((a, b) => (a.nameKey < b.nameKey ? -1 : a.nameKey > b.nameKey ? 1 : 0))
    .slice(0, limit)
    .map(({ nameKey: _nameKey, ...choice }) => choice)
}

/** The registered resources of the scope, by name, with what can be done to each. */
export async function resourceChoices(
  context: ScopedContext,
  { search, limit, kind }: Narrowed & { readonly kind?: string | undefined },
) {
  const { service, scope, wall, principal } = context
  const { kinds } = service.policy()
  const wanted = [...kinds.keys()].filter((id) => kind === undefined || id === kind)
  const own = await ownWall(service, principal)
  const rows = await service.database.read(wall, (tx) =>
    findResourcesByName(tx, { scopeId: scope.id, kinds: wanted, search: textKey(search), limit, wall: own }),
  )
  return rows.map(({ id, kind: kindId, name, ownerId, ownerName }) => {
    const found = kinds.get(kindId)!
    return {
      ...{ id, kind: kindId, kindLabel: found.label, name },
      owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
      actions: [...found.actions.values()].map((action) => ({
        ...{ id: action.id, label: action.label, permission: action.permission.id },
      })),
    }
  })
}
