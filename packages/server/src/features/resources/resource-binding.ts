import {
  type ConditionBinding,
  jsonAttribute,
  jsonAttributePresent,
  type Policy,
  type Question,
  type SharedWith,
  type SqlFragment,
} from '@portreeve/engine'
import { type SQL, sql } from 'drizzle-orm'

const uuidPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** The tables of resources and shares as a condition sees them. */
export function resourceBinding(policy: Policy, kind: string, question: Omit<Question, 'resource'>): ConditionBinding {
  const attributes: SqlFragment = ['resources.attributes']
  /** The state of the scope that another attribute names: read now, so that a list knows of a change as soon as a check does. */
  const stateOf = (name: string): SqlFragment | null => {
    const from = policy.kinds.get(kind)?.statusOf.get(name)
    if (from === undefined) return null
    const id = jsonAttribute(attributes, from, 'text')
    const scope: SqlFragment = ['(CASE WHEN ', ...id, ` ~* '${uuidPattern}' THEN `, ...id, '::uuid END)']
    return ['(SELECT s.status FROM scopes s WHERE s.id = ', ...scope, ')']
  }
  return {
    policy,
    kind,
    question,
    idType: 'uuid',
    owner: ['resources.owner_id'],
    organization: ['resources.tenant_id'],
    attribute: (name, type) => stateOf(name) ?? jsonAttribute(attributes, name, type),
    present: (name) => {
      const state = stateOf(name)
      return state === null ? jsonAttributePresent(attributes, name) : ['(', ...state, ' IS NOT NULL)']
    },
    sharedWith,
  }
}

/** A share names a person or an organization; in the place of the other stands the nil id, which nobody has. */
function sharedWith({ relations, person, organizations }: SharedWith): SqlFragment {
  return [
    'EXISTS (SELECT FROM resource_shares s WHERE s.resource_id = resources.id AND s.relation IN',
    ...[' (SELECT json_array_elements_text(', { value: JSON.stringify(relations) }, '::text::json))'],
    ...[' AND (s.user_id = ', { value: person }, '::text::uuid OR s.organization_id::text IN'],
    ...[' (SELECT json_array_elements_text(', { value: JSON.stringify(organizations) }, '::text::json))))'],
  ]
}

/** A condition as a part of a query. */
export function embed(fragment: SqlFragment): SQL {
  return sql.join(fragment.map((part) => (typeof part === 'string' ? sql.raw(part) : sql`${part.value}`)))
}
