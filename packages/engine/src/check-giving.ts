import { type BlueprintIndex, type IndexedRole, inheritedGrants, namedRoles } from './blueprint-index.ts'
import type { Checking } from './check.ts'
import { elements, entries } from './entries.ts'

/** Who can give which role: nobody above themselves, and no role that nobody can ever hold. */
export function checkGiving(checking: Checking): void {
  const { index, report } = checking
  const givenOutside = rolesGivenOutside(checking)
  const reachable = rolesWithinReach(index, givenOutside)
  const assigned = new Set(
    index.roles.flatMap((giver) =>
      namedRoles(index, giver.scopeType, giver.definition.assigns).roles.filter((role) => role !== giver),
    ),
  )
  for (const role of index.roles) {
    const unassignable = role.definition.assignable === false
    if (!unassignable && !reachable.has(role)) {
      report(role.path, `Nobody can give the role "${role.id}". If that is meant, say "assignable: false".`)
    }
    if (role.definition.atLeast && !givenOutside.has(role) && !assigned.has(role) && !role.definition.transfer) {
      report(`${role.path}.atLeast`, `There must always be a "${role.id}", but nothing ever makes anybody one.`)
    }
    checkAssigns(checking, role)
  }
}

function checkAssigns({ index, report }: Checking, giver: IndexedRole): void {
  for (const [i, entry] of elements(giver.definition.assigns).entries()) {
    const role = typeof entry === 'string' ? index.roleFrom(giver.scopeType, entry) : undefined
    if (role === undefined) continue
    const at = `${giver.path}.assigns[${i}]`
    if (role.definition.assignable === false) {
      report(at, `The role "${entry}" is marked "assignable: false", so nobody can give it.`)
    }
    if (index.pathOf(giver.scopeType).slice(1).includes(role.scopeType)) {
      report(at, `"${giver.id}" would give a role above itself: "${role.scopeType}" is above "${giver.scopeType}".`)
    } else if (role.scopeType === giver.scopeType && isAbove(index, role, giver)) {
      report(at, `"${giver.id}" would give a role above itself: "${role.id}" may do all that it may, and more.`)
    }
  }
}

/** Roles that come without anybody giving them: by set-up, by making a scope, by coming in, by a transfer. */
function rolesGivenOutside({ blueprint, index }: Checking): ReadonlySet<IndexedRole> {
  const references = [...elements(blueprint.setUp), ...elements(blueprint.setUpInDevelopment)]
  const made = entries(blueprint.scopes).flatMap(([id, { creatorBecomes, newcomerBecomes }]) => [
    `${id}:${creatorBecomes}`,
    `${id}:${newcomerBecomes}`,
  ])
  return new Set([
    ...references.flatMap((reference) => index.role(reference) ?? []),
    ...made.flatMap((key) => index.rolesByKey.get(key) ?? []),
  ])
}

/** What can be held at all: a role that only its own holders give is never given a first time. */
function rolesWithinReach(index: BlueprintIndex, givenOutside: ReadonlySet<IndexedRole>): ReadonlySet<IndexedRole> {
  const reachable = new Set([
    ...givenOutside,
    ...index.roles.filter(({ definition }) => definition.assignable === false || definition.transfer !== undefined),
  ])
  for (const role of reachable) {
    const former = role.definition.transfer?.formerHolderBecomes
    const next = former === undefined ? undefined : index.roleFrom(role.scopeType, former)
    if (next !== undefined) reachable.add(next)
    for (const given of namedRoles(index, role.scopeType, role.definition.assigns).roles) reachable.add(given)
  }
  return reachable
}

/** Everything that the other may do, at least as freely, and something more. */
function isAbove(index: BlueprintIndex, role: IndexedRole, other: IndexedRole): boolean {
  const freedom = freedoms(index, role)
  const otherFreedom = freedoms(index, other)
  const covers = [...otherFreedom].every(([id, freely]) => (freedom.get(id) ?? 0) >= freely)
  return covers && [...freedom].some(([id, freely]) => freely > (otherFreedom.get(id) ?? 0))
}

/** By permission: 2 held always, 1 under a condition. */
function freedoms(index: BlueprintIndex, role: IndexedRole): ReadonlyMap<string, number> {
  const freedom = new Map<string, number>()
  for (const { grant } of inheritedGrants(index, role)) {
    for (const { id } of grant.permissions ?? []) {
      freedom.set(id, Math.max(freedom.get(id) ?? 0, grant.when === null ? 2 : 1))
    }
  }
  return freedom
}
