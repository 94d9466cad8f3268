import { type AttributeTypes, attributeTypes, splitPath } from './attribute-types.ts'
import { attributeOf, type Comparable, comparable, instantText } from './attribute-value.ts'
import type { AttributeType, Comparison, Condition } from './blueprint.ts'
import { compileCondition, ordered, relationsOf } from './condition.ts'
import type { Policy, Question } from './policy.ts'

/** A piece of SQL: text, and values to be bound. Embed it with whatever builds the query. */
export type SqlFragment = readonly (string | { readonly value: SqlValue })[]
export type SqlValue = string | number | boolean | null

/** What a condition becomes SQL over: one kind's rows, asked about by one subject. */
export interface ConditionBinding {
  readonly policy: Policy
  readonly kind: string
  /** Who asks, and in what circumstances. Resources are the rows. */
  readonly question: Omit<Question, 'resource'>
  /** The type of the columns that hold ids. Where it is `uuid`, an id of another form equals none, without an error. */
  readonly idType: 'uuid' | 'text'
  /** The columns with the resource's owner and organization. */
  readonly owner: SqlFragment
  readonly organization: SqlFragment
  /** The value as `text`, `numeric`, `boolean` or `timestamptz`; NULL where it is absent or of another type. */
  attribute(name: string, type: AttributeType): SqlFragment
  /** Whether there is a value, of whatever type. Never NULL. */
  present(name: string): SqlFragment
  /** Whether the row is shared as one of these, with the person or one of the organizations. Never NULL. */
  sharedWith(shared: SharedWith): SqlFragment
}

export interface SharedWith {
  readonly relations: readonly string[]
  /** `null` where the subject's id cannot stand in the column. */
  readonly person: string | null
  readonly organizations: readonly string[]
}

/**
 * A condition as a boolean SQL expression over a row, NULL where the closure of `compileCondition` is unknown. Valid on
 * PostgreSQL 15 and later; no value of a row can make it raise an error.
 */
export function conditionSql(condition: Condition, binding: ConditionBinding): SqlFragment {
  const { policy, question } = binding
  if (condition === 'own') return equalsOneOf(binding, binding.owner, [question.subject.id])
  if (condition === 'same-organization') {
    if (policy.tenancy === 'single') return ['TRUE']
    return equalsOneOf(binding, binding.organization, question.subject.organizations)
  }
  if (typeof condition !== 'object' || condition === null) return unknown
  if ('all' in condition) return joined(condition.all as readonly Condition[], 'AND', binding)
  if ('any' in condition) return joined(condition.any as readonly Condition[], 'OR', binding)
  if ('not' in condition) return ['(NOT ', ...conditionSql(condition.not as Condition, binding), ')']
  if ('sharedAs' in condition) {
    const { subject } = question
    return binding.sharedWith({
      relations: relationsOf(condition.sharedAs as string | readonly string[]),
      person: possibleIds(binding, [subject.id])[0] ?? null,
      organizations: possibleIds(binding, subject.organizations),
    })
  }
  const types = attributeTypes(policy.blueprint)
  const comparisons = Object.entries(condition).flatMap(([path, comparison]) =>
    Object.entries(comparison as Comparison).map(([operator, right]) =>
      comparisonSql(path, operator, right, types, binding),
    ),
  )
  return join(comparisons, 'AND')
}

const unknown: SqlFragment = ['NULL::boolean']

function joined(conditions: readonly Condition[], word: 'AND' | 'OR', binding: ConditionBinding): SqlFragment {
  return join(
    conditions.map((condition) => conditionSql(condition, binding)),
    word,
  )
}

/** Parts joined by AND or OR. None at all: what holds of nothing, as in the closure. */
export function join(parts: readonly SqlFragment[], word: 'AND' | 'OR'): SqlFragment {
  if (parts.length === 0) return [word === 'AND' ? 'TRUE' : 'FALSE']
  if (parts.length === 1) return parts[0]!
  return ['(', ...parts.flatMap((part, i) => (i === 0 ? part : [` ${word} `, ...part])), ')']
}

function equalsOneOf(binding: ConditionBinding, column: SqlFragment, ids: readonly string[]): SqlFragment {
  const possible = possibleIds(binding, ids)
  if (possible.length === 0) return knownButFalse(column)
  const values = possible.flatMap((id, i) => [i === 0 ? '' : ', ', { value: id }, `::text::${binding.idType}`])
  return ['(', ...column, ' IN (', ...values, '))']
}

const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The others equal no id of a row, and a cast of them would raise an error. */
function possibleIds({ idType }: ConditionBinding, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => (idType === 'uuid' ? canonicalUuid.test(id) : comparable(id, 'text') !== undefined))
}

function knownButFalse(value: SqlFragment): SqlFragment {
  return ['(CASE WHEN ', ...value, ' IS NOT NULL THEN FALSE END)']
}

interface Operand {
  readonly type: AttributeType
  readonly sql: SqlFragment
}

function comparisonSql(
  path: string,
  operator: string,
  right: unknown,
  types: AttributeTypes,
  binding: ConditionBinding,
): SqlFragment {
  const from = typeof right === 'object' && right !== null && 'from' in right ? `${right.from}` : null
  if (!path.startsWith('resource.') && !from?.startsWith('resource.')) {
    // Nothing in it depends on the row, so the closure gives the answer for all of them.
    const condition = { [path]: { [operator]: right } } as Condition
    const truth = compileCondition(condition, { tenancy: binding.policy.tenancy, types })(binding.question)
    return truth === undefined ? unknown : [truth ? 'TRUE' : 'FALSE']
  }
  const left = attributeOperand(path, types, binding)
  if (left === null) return unknown
  if (operator === 'exists') return existsSql(path, left, right, binding)
  if (operator === 'in') {
    const options = (right as readonly unknown[]).flatMap((option) => literal(option, left.type) ?? [])
    if (options.length === 0) return knownButFalse(left.sql)
    const list = options.flatMap((option, i) => (i === 0 ? option.sql : [', ', ...option.sql]))
    return ['(', ...left.sql, ' IN (', ...list, '))']
  }
  const sign = { eq: '=', lt: '<', gt: '>' }[operator]
  const other = from === null ? literal(right, left.type) : attributeOperand(from, types, binding)
  if (sign === undefined || other === null || other.type !== left.type) return unknown
  if (operator !== 'eq' && !ordered(left.type)) return unknown
  return ['(', ...left.sql, ` ${sign} `, ...other.sql, ')']
}

function existsSql(path: string, left: Operand, wanted: unknown, binding: ConditionBinding): SqlFragment {
  const name = splitPath(path)!.name
  const [there, absent] = wanted === true ? ['TRUE', 'FALSE'] : ['FALSE', wanted === false ? 'TRUE' : 'FALSE']
  const whenPresent = [' IS NOT NULL THEN ', there, ' WHEN ', ...binding.present(name), ' THEN NULL ELSE ', absent]
  return ['(CASE WHEN ', ...left.sql, ...whenPresent, ' END)']
}

function attributeOperand(path: string, types: AttributeTypes, binding: ConditionBinding): Operand | null {
  const split = splitPath(path)
  if (split === null) return null
  const { place, name } = split
  if (place === 'resource') {
    const type = types.kinds.get(binding.kind)?.get(name)
    return type === undefined ? null : { type, sql: binding.attribute(name, type) }
  }
  const type = types[place].get(name)
  const { subject, action, context } = binding.question
  const attributes = { subject: subject.attributes, action, context }[place]
  return type === undefined ? null : literal(attributeOf(attributes, name), type)
}

/** A value as SQL. Bound as text and cast, since drivers differ in how they pass numbers and dates. */
function literal(value: unknown, type: AttributeType): Operand | null {
  const known: Comparable | undefined = comparable(value, type)
  if (known === undefined) return null
  switch (type) {
    case 'text':
      return { type, sql: [{ value: known as string }, '::text'] }
    case 'number':
      return { type, sql: [{ value: String(known) }, '::text::numeric'] }
    case 'boolean':
      return { type, sql: [known ? 'TRUE' : 'FALSE'] }
    case 'instant':
      return { type, sql: [{ value: instantText(value as string) }, '::text::timestamptz'] }
  }
}
