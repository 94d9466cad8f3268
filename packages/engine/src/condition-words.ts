import { type AttributePlace, attributeTypes, splitPath } from './attribute-types.ts'
import type { AttributeType, Comparison, Condition } from './blueprint.ts'
import { relationsOf } from './condition.ts'
import type { Policy, ResourceKind } from './policy.ts'

/**
 * A condition as a sentence about the resource, for people who decide about roles and do not read blueprints. `kindId`: the
 * kind of resource that it is about, where it is known.
 *
 * @example
 * conditionWords(policy, { any: ['own', { sharedAs: ['viewer', 'editor'] }] }, 'project')
 * // 'the project is their own, or it is shared with them as Viewer or Editor'
 */
export function conditionWords(policy: Policy, condition: Condition, kindId?: string): string {
  const kind = kindId === undefined ? undefined : policy.kinds.get(kindId)
  const text = joined(clauses({ policy, kind }, condition, false), 0)
  return kind === undefined ? text : text.replace(/^it\b/, `the ${inSentence(kind.label)}`)
}

interface About {
  readonly policy: Policy
  readonly kind: ResourceKind | undefined
}

/** What is said, with every `not` moved inwards: people read "it is not archived" more easily than "not (it is archived)". */
type Clauses = string | { readonly and: readonly Clauses[] } | { readonly or: readonly Clauses[] }

function clauses(about: About, condition: Condition, negated: boolean): Clauses {
  if (condition === 'own') return negated ? 'it is not their own' : 'it is their own'
  if (condition === 'same-organization') {
    if (about.policy.tenancy === 'single' && !negated) return everybodys
    return negated ? 'it does not belong to their organization' : 'it belongs to their organization'
  }
  if ('not' in condition) return clauses(about, condition.not as Condition, !negated)
  if ('all' in condition) {
    const parts = (condition.all as readonly Condition[]).map((part) => clauses(about, part, negated))
    // Where everybody is in one organization, that something belongs to it goes without saying.
    const said = parts.filter((part) => part !== everybodys)
    return together(said.length > 0 ? said : parts, negated ? 'or' : 'and')
  }
  if ('any' in condition) {
    const parts = (condition.any as readonly Condition[]).map((part) => clauses(about, part, negated))
    return parts.includes(everybodys) ? everybodys : together(parts, negated ? 'and' : 'or')
  }
  if ('sharedAs' in condition) {
    const labels = relationsOf(condition.sharedAs as string | readonly string[]).map((id) => relationLabel(about, id))
    return `it is ${negated ? 'not ' : ''}shared with them as ${listed(labels)}`
  }
  const parts = Object.entries(condition).flatMap(([path, comparison]) => compared(about, path, comparison, negated))
  return together(parts, negated ? 'or' : 'and')
}

const everybodys = 'everybody is in the same organization'

function together(parts: readonly Clauses[], how: 'and' | 'or'): Clauses {
  if (parts.length === 1) return parts[0]!
  if (parts.length === 0) return how === 'and' ? 'nothing more is asked' : 'it never holds'
  const flat = parts.flatMap((part) => {
    if (typeof part === 'string') return [part]
    return how === 'and' && 'and' in part ? part.and : how === 'or' && 'or' in part ? part.or : [part]
  })
  return how === 'and' ? { and: flat } : { or: flat }
}

/** Written so that a reader cannot take it the other way: a comma, "either", and brackets from the third level on. */
function joined(said: Clauses, depth: number): string {
  if (typeof said === 'string') return said
  const [how, parts] = 'and' in said ? (['and', said.and] as const) : (['or', said.or] as const)
  const isPlain = parts.every((part) => typeof part === 'string')
  const texts = parts.map((part) => joined(part, depth + 1))
  if (depth === 0) return texts.join(isPlain && how === 'and' ? ' and ' : `, ${how} `)
  if (depth > 1) return `(${texts.join(` ${how} `)})`
  return how === 'and' ? texts.join(' and ') : `either ${texts.join(' or ')}`
}

function compared(about: About, path: string, comparison: Comparison | undefined, negated: boolean): string[] {
  const split = splitPath(path)
  if (split === null || comparison === undefined) return []
  const { subject, type } = named(about, split.place, split.name)
  return Object.entries(comparison).map(([operator, right]) => {
    const is = negated ? 'is not' : 'is'
    switch (operator) {
      case 'exists':
        return `${subject} is ${(right === true) === negated ? 'not known' : 'known'}`
      case 'in':
        return `${subject} ${is} ${listed((right as readonly unknown[]).map(String))}`
      case 'eq':
        if (type === 'boolean' && typeof right === 'boolean') return yesOrNo(split.place, split.name, right !== negated)
        return `${subject} ${is} ${value(about, right, 'the same as ')}`
      default: {
        const than = type === 'instant' ? { lt: 'before', gt: 'after' } : { lt: 'less than', gt: 'more than' }
        return `${subject} ${is} ${operator === 'lt' ? than.lt : than.gt} ${value(about, right, '')}`
      }
    }
  })
}

/** The right side: a value, or another attribute by name. */
function value(about: About, right: unknown, before: string): string {
  if (typeof right !== 'object' || right === null || !('from' in right)) return String(right)
  const split = splitPath(String(right.from))
  return split === null ? String(right.from) : `${before}${named(about, split.place, split.name, 'whole').subject}`
}

function yesOrNo(place: AttributePlace, name: string, yes: boolean): string {
  const text = words(name).join(' ')
  if (place === 'resource') return `it is ${yes ? '' : 'not '}${text}`
  return `${whose[place]} ${text} is ${yes ? 'yes' : 'no'}`
}

const whose: Readonly<Record<AttributePlace, string>> = {
  resource: 'its',
  subject: 'their',
  action: 'the action’s',
  context: 'the request’s',
}

/**
 * An attribute as the subject of a sentence. A status or type is told as what something is: "it is public" rather than "its app
 * type is public", "its product account is active" rather than "its product account status is active".
 */
function named(
  about: About,
  place: AttributePlace,
  name: string,
  how?: 'whole',
): { readonly subject: string; readonly type: AttributeType | undefined } {
  const types = attributeTypes(about.policy.blueprint)
  if (place !== 'resource') return { subject: `${whose[place]} ${words(name).join(' ')}`, type: types[place].get(name) }
  const declaring = about.kind
    ? [about.kind]
    : [...about.policy.kinds.values()].filter((kind) => kind.attributes.has(name))
  const type = declaring[0]?.attributes.get(name)
  const all = words(name)
  const own = declaring.find(({ id }) => name.startsWith(`${id}-`))
  const rest = own === undefined ? all : words(name.slice(own.id.length + 1))
  if (how === undefined && type === 'text' && /^(?:type|status|state|kind)$/.test(rest.at(-1) ?? '')) {
    const noun = rest.slice(0, -1).join(' ')
    return { subject: noun === '' ? 'it' : `its ${noun}`, type }
  }
  return { subject: `its ${rest.join(' ')}`, type }
}

function words(name: string): string[] {
  return name.split(/[-_.\s]+/).filter((word) => word !== '')
}

function relationLabel({ policy, kind }: About, relation: string): string {
  const kinds = policy.blueprint.resources ?? {}
  const candidates = kind ? [kinds[kind.id]] : Object.values(kinds)
  for (const candidate of candidates) {
    const label = candidate?.relations?.[relation]
    if (label !== undefined) return label
  }
  return relation
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? 'nothing') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
}

/** "App" becomes "app"; "AutoML run" stays as it is. */
function inSentence(label: string): string {
  return label.replace(/^\p{Lu}[\p{Ll}-]*(?= |$)/u, (word) => word.toLowerCase())
}
