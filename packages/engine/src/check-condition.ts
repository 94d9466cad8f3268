import { type AttributeTypes, attributeTypes, splitPath } from './attribute-types.ts'
import { comparable } from './attribute-value.ts'
import type { AttributeType, Comparison, Condition } from './blueprint.ts'
import type { Checking } from './check.ts'
import { ordered, relationsOf } from './condition.ts'
import { elements, entries } from './entries.ts'

/**
 * A condition that names what is not there is never true, and nobody would notice: everything it names must be declared.
 * `kind`: the kind of resource that it is about; `null` in a role's grant, where any kind may be meant.
 */
export function checkCondition(checking: Checking, condition: Condition, path: string, kind: string | null): void {
  const { report } = checking
  if (condition === 'own' || condition === 'same-organization') return
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    report(path, `"${condition}" is not a condition.`)
    return
  }
  for (const key of ['all', 'any'] as const) {
    if (!(key in condition)) continue
    const parts = elements((condition as Record<string, readonly Condition[]>)[key])
    if (parts.length === 0) report(`${path}.${key}`, `List at least one condition under "${key}".`)
    for (const [i, part] of parts.entries()) checkCondition(checking, part, `${path}.${key}[${i}]`, kind)
    refuseMore(checking, condition, path, key)
    return
  }
  if ('not' in condition) {
    checkCondition(checking, condition.not as Condition, `${path}.not`, kind)
    refuseMore(checking, condition, path, 'not')
  } else if ('sharedAs' in condition) {
    checkRelations(checking, condition.sharedAs as string | readonly string[], `${path}.sharedAs`, kind)
    refuseMore(checking, condition, path, 'sharedAs')
  } else {
    const comparisons = entries(condition as Readonly<Record<string, Comparison>>)
    if (comparisons.length === 0) report(path, 'An empty condition says nothing: leave "when" out, or say when.')
    for (const [at, comparison] of comparisons) checkComparison(checking, at, comparison, `${path}.${at}`, kind)
  }
}

/** `{ not: ..., own: ... }` would drop its second half without a word. */
function refuseMore({ report }: Checking, condition: object, path: string, key: string): void {
  const more = Object.keys(condition).filter((other) => other !== key)
  if (more.length > 0)
    report(path, `Next to "${key}" there is also "${more.join('", "')}": put them together under "all".`)
}

function checkRelations(
  { blueprint, report }: Checking,
  sharedAs: string | readonly string[],
  path: string,
  kind: string | null,
): void {
  const declared = entries(blueprint.resources)
    .filter(([id]) => kind === null || id === kind)
    .flatMap(([, { relations }]) => entries(relations).map(([relation]) => relation))
  const relations = typeof sharedAs === 'string' ? relationsOf(sharedAs) : elements(sharedAs)
  if (relations.length === 0) report(path, 'Name at least one relation.')
  for (const relation of relations) {
    if (declared.includes(relation)) continue
    report(path, kind === null ? `No kind of resource has the relation "${relation}".` : noRelation(kind, relation))
  }
}

function noRelation(kind: string, relation: string): string {
  return `Resources of the kind "${kind}" have no relation "${relation}".`
}

function checkComparison(
  { blueprint, report }: Checking,
  attribute: string,
  comparison: Comparison,
  path: string,
  kind: string | null,
): void {
  const types = attributeTypes(blueprint)
  const left = typesOf(attribute, types, kind)
  if (left.length === 0) {
    report(path, undeclared(attribute, kind))
    return
  }
  const operators = entries(comparison as Readonly<Record<string, unknown>>)
  if (operators.length === 0) report(path, 'Say how to compare: eq, in, exists, lt or gt.')
  for (const [operator, right] of operators) {
    const at = `${path}.${operator}`
    const from = typeof right === 'object' && 'from' in right ? right.from : undefined
    if (!['eq', 'in', 'exists', 'lt', 'gt'].includes(operator)) {
      report(at, `There is no comparison "${operator}": write eq, in, exists, lt or gt.`)
    } else if (operator === 'exists') {
      if (typeof right !== 'boolean') report(at, 'Write true or false.')
    } else if ((operator === 'lt' || operator === 'gt') && !left.some(ordered)) {
      report(at, `"${attribute}" is ${left.join(' or ')}: only numbers and instants are less or greater than others.`)
    } else if (operator === 'in') {
      if (!Array.isArray(right)) report(at, 'Write a list of values.')
      for (const [i, option] of elements(right as readonly unknown[]).entries()) {
        if (!fits(option, left)) report(`${at}[${i}]`, wrongValue(attribute, left, option))
      }
    } else if (typeof from === 'string') {
      const other = typesOf(from, types, kind)
      if (other.length === 0) report(`${at}.from`, undeclared(from, kind))
      else if (!other.some((type) => left.includes(type))) {
        report(`${at}.from`, `"${attribute}" is ${left.join(' or ')} and "${from}" is ${other.join(' or ')}.`)
      }
    } else if (!fits(right, left)) {
      report(at, wrongValue(attribute, left, right))
    }
  }
}

function typesOf(attribute: string, types: AttributeTypes, kind: string | null): readonly AttributeType[] {
  const split = splitPath(attribute)
  if (split === null) return []
  const places =
    split.place !== 'resource'
      ? [types[split.place]]
      : kind === null
        ? [...types.kinds.values()]
        : [types.kinds.get(kind)]
  return [...new Set(places.flatMap((place) => place?.get(split.name) ?? []))]
}

function fits(value: unknown, types: readonly AttributeType[]): boolean {
  return types.some((type) => comparable(value, type) !== undefined)
}

function undeclared(attribute: string, kind: string | null): string {
  const split = splitPath(attribute)
  if (split === null)
    return `"${attribute}" is not an attribute: write subject, action, resource or context, a dot and a name.`
  if (split.place !== 'resource')
    return `The attribute "${split.name}" is not declared under attributes.${split.place}.`
  return kind === null
    ? `No kind of resource declares the attribute "${split.name}".`
    : `Resources of the kind "${kind}" do not declare the attribute "${split.name}".`
}

function wrongValue(attribute: string, types: readonly AttributeType[], value: unknown): string {
  return `"${attribute}" is ${types.join(' or ')}, and ${JSON.stringify(value) ?? 'nothing'} never is.`
}
