import { type AttributeTypes, splitPath } from './attribute-types.ts'
import { attributeOf, type Comparable, comparable } from './attribute-value.ts'
import type { AttributeType, Comparison, Condition, TenancyMode } from './blueprint.ts'
import type { Attributes, Question } from './policy.ts'

/** Kleene's three values; `undefined` is unknown. Only `true` lets anybody in. */
export type Truth = boolean | undefined
export type Evaluate = (question: Question) => Truth

export interface ConditionSurroundings {
  readonly tenancy: TenancyMode | null
  readonly types: AttributeTypes
}

/**
 * A condition as a closure that allocates nothing. `conditionSql` says the same in SQL, where unknown is NULL; a property
 * test holds the two equal, so that a list is exactly what repeated checks would allow.
 */
export function compileCondition(condition: Condition, surroundings: ConditionSurroundings): Evaluate {
  if (condition === 'own') return owns
  if (condition === 'same-organization') return surroundings.tenancy === 'single' ? () => true : sameOrganization
  if (typeof condition !== 'object' || condition === null) return () => undefined
  if ('all' in condition)
    return all((condition.all as readonly Condition[]).map((c) => compileCondition(c, surroundings)))
  if ('any' in condition)
    return any((condition.any as readonly Condition[]).map((c) => compileCondition(c, surroundings)))
  if ('not' in condition) {
    const inner = compileCondition(condition.not as Condition, surroundings)
    return (question) => not(inner(question))
  }
  if ('sharedAs' in condition) return shared(relationsOf(condition.sharedAs as string | readonly string[]))
  return all(
    Object.entries(condition).map(([path, comparison]) =>
      compileComparison(path, comparison as Comparison, surroundings),
    ),
  )
}

export function relationsOf(sharedAs: string | readonly string[]): readonly string[] {
  return typeof sharedAs === 'string' ? [sharedAs] : sharedAs
}

function owns({ subject, resource }: Question): Truth {
  return resource?.owner === undefined ? undefined : resource.owner === subject.id
}

function sameOrganization({ subject, resource }: Question): Truth {
  return resource?.organization === undefined ? undefined : subject.organizations.includes(resource.organization)
}

/** Shares that were not loaded are unknown, not none: else `not` would say yes to a resource that nobody looked up. */
function shared(relations: readonly string[]): Evaluate {
  return ({ subject, resource }) => {
    if (resource?.shares === undefined) return undefined
    for (const share of resource.shares) {
      if (!relations.includes(share.as)) continue
      if ('person' in share ? share.person === subject.id : subject.organizations.includes(share.organization))
        return true
    }
    return false
  }
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

function all(parts: readonly Evaluate[]): Evaluate {
  if (parts.length === 1) return parts[0]!
  return (question) => {
    let result: Truth = true
    for (const part of parts) {
      const truth = part(question)
      if (truth === false) return false
      if (truth === undefined) result = undefined
    }
    return result
  }
}

function any(parts: readonly Evaluate[]): Evaluate {
  if (parts.length === 1) return parts[0]!
  return (question) => {
    let result: Truth = false
    for (const part of parts) {
      const truth = part(question)
      if (truth === true) return true
      if (truth === undefined) result = undefined
    }
    return result
  }
}

function compileComparison(path: string, comparison: Comparison, { types }: ConditionSurroundings): Evaluate {
  const left = reader(path, types)
  return all(
    Object.entries(comparison).map(([operator, right]): Evaluate => {
      switch (operator) {
        case 'exists':
          return (question) => {
            const type = left.type(question)
            if (type === undefined) return undefined
            const value = left.value(question)
            if (value !== undefined && comparable(value, type) === undefined) return undefined
            return (value !== undefined) === right
          }
        case 'in': {
          const options = right as readonly unknown[]
          return compare(left, (value, type) => options.some((option) => comparable(option, type) === value))
        }
        case 'eq':
          return compareWith(left, operand(right, types), (a, b) => a === b)
        case 'lt':
          return compareWith(left, operand(right, types), (a, b) => a < b, ordered)
        case 'gt':
          return compareWith(left, operand(right, types), (a, b) => a > b, ordered)
        default:
          return () => undefined
      }
    }),
  )
}

/** Text is never ordered: JavaScript and PostgreSQL disagree about its order. */
export function ordered(type: AttributeType): boolean {
  return type === 'number' || type === 'instant'
}

interface Reader {
  type(question: Question): AttributeType | undefined
  value(question: Question): unknown
}

function reader(path: string, types: AttributeTypes): Reader {
  const split = splitPath(path)
  if (split === null) return { type: () => undefined, value: () => undefined }
  const { place, name } = split
  if (place === 'resource') {
    return {
      // A kind that does not declare the attribute says nothing about it, whatever the caller sent along.
      type: ({ resource }) => (resource === undefined ? undefined : types.kinds.get(resource.kind)?.get(name)),
      value: ({ resource }) => attributeOf(resource?.attributes, name),
    }
  }
  const type = types[place].get(name)
  const attributes: (question: Question) => Attributes | undefined =
    place === 'subject' ? (q) => q.subject.attributes : place === 'action' ? (q) => q.action : (q) => q.context
  return { type: () => type, value: (question) => attributeOf(attributes(question), name) }
}

/** The right side of a comparison: another attribute (`from`), or a value that takes the type of the left side. */
function operand(right: unknown, types: AttributeTypes): Reader | { readonly literal: unknown } {
  const from = typeof right === 'object' && right !== null && 'from' in right ? right.from : undefined
  return typeof from === 'string' ? reader(from, types) : { literal: right }
}

function compare(left: Reader, holds: (value: Comparable, type: AttributeType) => boolean): Evaluate {
  return (question) => {
    const type = left.type(question)
    if (type === undefined) return undefined
    const value = comparable(left.value(question), type)
    return value === undefined ? undefined : holds(value, type)
  }
}

function compareWith(
  left: Reader,
  right: Reader | { readonly literal: unknown },
  holds: (a: Comparable, b: Comparable) => boolean,
  allowed: (type: AttributeType) => boolean = () => true,
): Evaluate {
  return (question) => {
    const type = left.type(question)
    if (type === undefined || !allowed(type)) return undefined
    const a = comparable(left.value(question), type)
    if (a === undefined) return undefined
    if (!('literal' in right) && right.type(question) !== type) return undefined
    const b = comparable('literal' in right ? right.literal : right.value(question), type)
    return b === undefined ? undefined : holds(a, b)
  }
}
