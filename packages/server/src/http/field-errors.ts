import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'

interface FieldError {
  readonly field: string
  readonly message: string
}

/** What is wrong with which field, in words for the person who filled it in: no types, no patterns (X7). */
export function fieldErrors(
  validation: readonly ZodFastifySchemaValidationError[],
  place: string | undefined,
): readonly FieldError[] {
  return validation.flatMap((issue): readonly FieldError[] => {
    const field = issue.instancePath.split('/').filter(Boolean).join('.')
    const params = issue.params as Readonly<Record<string, unknown>>
    if (issue.keyword === 'unrecognized_keys' && Array.isArray(params.keys)) {
      return params.keys.map((key) => ({
        field: [field, key].filter(Boolean).join('.'),
        message: 'There is no such field.',
      }))
    }
    return [{ field, message: sentence(issue, params, field === '' ? (place ?? 'body') : field) }]
  })
}

function sentence(
  { keyword, message }: ZodFastifySchemaValidationError,
  params: Readonly<Record<string, unknown>>,
  field: string,
): string {
  switch (keyword) {
    case 'invalid_type':
      // zod names the missing value only in its message.
      if (/received undefined|received null/.test(message ?? ''))
        return field === 'body' ? 'The body is missing.' : 'This is missing.'
      return `This must be ${kinds[String(params.expected)] ?? String(params.expected)}.`
    case 'too_small':
      return size(params, 'minimum', 'at least')
    case 'too_big':
      return size(params, 'maximum', 'at most')
    case 'invalid_value':
      return `This must be one of: ${Array.isArray(params.values) ? params.values.join(', ') : 'the values listed'}.`
    case 'invalid_format':
      return formats[String(params.format)] ?? 'This is not written the way it must be.'
    case 'custom':
      return message ?? 'This is not right.'
    default:
      return 'This is not right.'
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  date: 'a date',
}

const formats: Readonly<Record<string, string>> = {
  email: 'This is not an email address. One looks like name@example.com.',
  url: 'This is not a web address. One looks like https://example.com.',
  uuid: 'This is not an id.',
  datetime: 'This is not a point in time. One looks like 2030-01-31T12:00:00Z.',
}

function size(params: Readonly<Record<string, unknown>>, limit: 'minimum' | 'maximum', bound: string): string {
  const value = Number(params[limit])
  if (params.origin === 'string') {
    return value === 1 && limit === 'minimum' ? 'This is empty.' : `This must be ${bound} ${value} characters long.`
  }
  if (params.origin === 'array' || params.origin === 'set')
    return `This must have ${bound} ${value === 1 ? 'one entry' : `${value} entries`}.`
  return `This must be ${bound} ${value}.`
}
