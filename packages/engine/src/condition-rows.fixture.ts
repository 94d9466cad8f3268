import type { ConditionBinding, SqlFragment, SqlValue } from './condition-sql.ts'
import { jsonAttribute, jsonAttributePresent } from './json-attribute.ts'
import type { Policy, Question, Resource } from './policy.ts'
import { kind } from './random-condition.fixture.ts'

/**
 * A query that answers a condition's SQL for each of these resources, in their order, as `truth`. The rows stand in the
 * query itself: no table to make, nothing left behind.
 */
export function askOfEach(condition: SqlFragment, resources: readonly Resource[]): SqlFragment {
  const rows = resources.map(({ owner, organization, attributes = {} }, id) => ({
    id,
    owner,
    organization,
    attributes,
  }))
  const shares = resources.flatMap(({ shares: all = [] }, row_id) =>
    all.map(({ as: relation, ...who }) => ({ row_id, relation, ...who })),
  )
  return [
    'WITH condition_rows AS (SELECT * FROM json_to_recordset(',
    ...[
      { value: JSON.stringify(rows) },
      '::text::json) AS r(id int, owner uuid, organization uuid, attributes jsonb)),',
    ],
    ' condition_shares AS (SELECT * FROM json_to_recordset(',
    ...[
      { value: JSON.stringify(shares) },
      '::text::json) AS s(row_id int, relation text, person uuid, organization uuid))',
    ],
    ...[' SELECT ', ...condition, ' AS truth FROM condition_rows ORDER BY id'],
  ]
}

/** The rows of `askOfEach` as a condition sees them. */
export function bindConditionRows(policy: Policy, question: Omit<Question, 'resource'>): ConditionBinding {
  const list = (ids: readonly string[]): SqlFragment => [{ value: JSON.stringify(ids) }]
  return {
    policy,
    kind,
    question,
    idType: 'uuid',
    owner: ['condition_rows.owner'],
    organization: ['condition_rows.organization'],
    attribute: (name, type) => jsonAttribute(['condition_rows.attributes'], name, type),
    present: (name) => jsonAttributePresent(['condition_rows.attributes'], name),
    sharedWith: ({ relations, person, organizations }) => [
      'EXISTS (SELECT FROM condition_shares s WHERE s.row_id = condition_rows.id AND s.relation IN',
      ...[' (SELECT json_array_elements_text(', ...list(relations), '::text::json)) AND (s.person = '],
      ...[{ value: person }, '::text::uuid OR s.organization::text IN (SELECT json_array_elements_text('],
      ...[...list(organizations), '::text::json))))'],
    ],
  }
}

/** A fragment as a statement's text with `$1`, `$2`, … and its values. */
export function numbered(fragment: SqlFragment): { text: string; values: SqlValue[] } {
  const values: SqlValue[] = []
  const text = fragment.map((part) => (typeof part === 'string' ? part : `$${values.push(part.value)}`)).join('')
  return { text, values }
}
