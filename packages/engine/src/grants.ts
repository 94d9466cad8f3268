import { type ConditionSurroundings, compileCondition } from './condition.ts'
import type { Grants, Permission, Question, Role } from './policy.ts'

type Test = (question: Question) => boolean

/** Roles lead to their grants one role after the other; whatever nobody holds a role of any more is dropped with it. */
interface Node {
  grants?: Grants
  readonly next: WeakMap<Role, Node>
}

/**
 * `policy.grants`: the union of what the roles grant. Equal sets of roles give the same object, so that 100,000 people with
 * the same roles share one bit set, and roles made in the console (which come and go) leave nothing behind.
 */
export function grantsByRoles(
  permissions: readonly Permission[],
  surroundings: ConditionSurroundings,
): (roles: readonly Role[]) => Grants {
  const root: Node = { next: new WeakMap() }
  const testOf = memoiseTests(surroundings)
  return (roles) => {
    const distinct = roles.length < 2 ? roles : inOneOrder(roles)
    let node = root
    for (const role of distinct) {
      let next = node.next.get(role)
      if (next === undefined) {
        next = { next: new WeakMap() }
        node.next.set(role, next)
      }
      node = next
    }
    node.grants ??= unite([...distinct], permissions, testOf)
    return node.grants
  }
}

function inOneOrder(roles: readonly Role[]): readonly Role[] {
  return [...new Set(roles)].sort((a, b) => a.index - b.index || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function unite(
  roles: readonly Role[],
  permissions: readonly Permission[],
  testOf: (condition: NonNullable<Role['grants'][number]['when']>) => Test,
): Grants {
  const words = Math.ceil(permissions.length / 32)
  const bits = new Uint32Array(words)
  const conditional = new Uint32Array(words)
  for (const { permission, when } of roles.flatMap((role) => role.grants)) {
    if (when === null) setBit(bits, permission.index)
  }
  const tests = new Map<number, Test[]>()
  for (const { permission, when } of roles.flatMap((role) => role.grants)) {
    if (when === null || hasBit(bits, permission.index)) continue
    setBit(conditional, permission.index)
    const test = testOf(when)
    const known = tests.get(permission.index)
    if (known === undefined) tests.set(permission.index, [test])
    else if (!known.includes(test)) known.push(test)
  }
  return { roles, permissions, bits, conditional, tests }
}

/** One closure for one condition of the blueprint, however many roles inherit it. */
function memoiseTests(
  surroundings: ConditionSurroundings,
): (condition: Parameters<typeof compileCondition>[0]) => Test {
  const known = new Map<unknown, Test>()
  return (condition) => {
    let test = known.get(condition)
    if (test === undefined) {
      const evaluate = compileCondition(condition, surroundings)
      test = (question) => evaluate(question) === true
      known.set(condition, test)
    }
    return test
  }
}

export function setBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5]! |= 1 << (index & 31)
}

export function hasBit(bits: Uint32Array, index: number): boolean {
  return (bits[index >>> 5]! & (1 << (index & 31))) !== 0
}
