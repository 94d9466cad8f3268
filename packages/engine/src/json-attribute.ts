import { finerThanMilliseconds, instantPattern } from './attribute-value.ts'
import type { AttributeType } from './blueprint.ts'
import type { SqlFragment } from './condition-sql.ts'

/**
 * `attribute` of a `ConditionBinding` where attributes lie in one `jsonb` column. The type is asked first: a text where a
 * number is declared is NULL, and never the error of a failed cast, which would break the whole list.
 */
export function jsonAttribute(column: SqlFragment, name: string, type: AttributeType): SqlFragment {
  const text: SqlFragment = ['(', ...column, ' ->> ', { value: name }, '::text)']
  const typed = (jsonType: string, value: SqlFragment): SqlFragment => [
    ...['(CASE WHEN jsonb_typeof(', ...column, ' -> ', { value: name }],
    ...[`::text) = '${jsonType}' THEN `, ...value, ' END)'],
  ]
  switch (type) {
    case 'text':
      return typed('string', text)
    case 'number':
      return typed('number', [...text, '::numeric'])
    case 'boolean':
      return typed('boolean', [...text, '::boolean'])
    case 'instant': {
      const milliseconds: SqlFragment = [
        'regexp_replace(',
        ...text,
        `, '${finerThanMilliseconds}', '\\1')::timestamptz`,
      ]
      return typed('string', ['CASE WHEN ', ...text, ` ~ '${instantPattern}' THEN `, ...milliseconds, ' END'])
    }
  }
}

/** `present` of a `ConditionBinding`: JSON's own null is as good as nothing. */
export function jsonAttributePresent(column: SqlFragment, name: string): SqlFragment {
  return ['COALESCE(jsonb_typeof(', ...column, ' -> ', { value: name }, "::text) <> 'null', FALSE)"]
}
