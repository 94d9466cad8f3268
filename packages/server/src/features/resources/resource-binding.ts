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

/** The tables of resources and shares as a condition sees them. */
export function resourceBinding(policy: Policy, kind: string, question: Omit<Question, 'resource'>): ConditionBinding {
  const attributes: SqlFragment = ['resources.attributes']
  return {
    policy,
    kind,
    question,
    idType: 'uuid',
    owner: ['resources.owner_id'],
    organization: ['resources.tenant_id'],
    attribute: (name, type) => jsonAttribute(attributes, name, type),
    present: (name) => jsonAttributePresent(attributes, name),
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
