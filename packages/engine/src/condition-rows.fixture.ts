import type { ConditionBinding, SqlFragment, SqlValue } from './condition-sql.ts'
import { jsonAttribute, jsonAttributePresent } from './json-attribute.ts'
import type { Policy, Question, Resource } from './policy.ts'
import { kind } from './random-condition.fixture.ts'

/** Two temporary tables as a server would have them, for holding a condition's SQL against its closure. */
export const conditionTables = `
  CREATE TEMPORARY TABLE condition_rows (id int PRIMARY KEY, owner uuid, organization uuid, attributes jsonb NOT NULL);
  CREATE TEMPORARY TABLE condition_shares (row_id int, relation text, person uuid, organization uuid);`

/** Statements that make the tables hold these resources, each under its place in the list. */
export function fillConditionTables(resources: readonly Resource[]): readonly { text: string; values: SqlValue[] }[] {
  const rows = resources.map(({ owner, organization, attributes }, id) => ({
    id,
    owner: owner ?? null,
    organization: organization ?? null,
    attributes: attributes ?? {},
  }))
  const shares = resources.flatMap(({ shares = [] }, row_id) =>
    shares.map((share) => ({
      row_id,
      relation: share.as,
      person: 'person' in share ? share.person : null,
      organization: 'organization' in share ? share.organization : null,
    })),
  )
  return [
    { text: 'TRUNCATE condition_rows', values: [] },
    { text: 'TRUNCATE condition_shares', values: [] },
    {
      text: `INSERT INTO condition_rows SELECT * FROM json_to_recordset($1::text::json)
             AS r(id int, owner uuid, organization uuid, attributes jsonb)`,
      values: [JSON.stringify(rows)],
    },
    {
      text: `INSERT INTO condition_shares SELECT * FROM json_to_recordset($1::text::json)
             AS s(row_id int, relation text, person uuid, organization uuid)`,
      values: [JSON.stringify(shares)],
    },
  ]
}

/** The tables as a condition sees them. */
export function bindConditionTables(policy: Policy, question: Omit<Question, 'resource'>): ConditionBinding {
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
