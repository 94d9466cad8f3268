import { describe, expect, test } from 'vitest'
import { problems } from '../../packages/server/src/errors.ts'
import { read } from './source.ts'

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
}

describe('docs/errors.md', () => {
  const documented = [...read('docs/errors.md').matchAll(/^## `?([a-z-]+)`?$/gm)].map(([, code]) => code!)

  test('has a section for every code, and none for a code that is gone', () => {
    expect(documented.toSorted()).toEqual(Object.keys(problems).toSorted())
  })
})

describe('openapi.json', () => {
  const { paths }: OpenApi = JSON.parse(read('packages/server/openapi.json'))
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  )

  test('has operations', () => {
    expect(operations.length).toBeGreaterThan(10)
  })

  test('says of every operation what it does and who may call it', () => {
    const silent = operations.filter(({ operation }) => !operation.summary || !operation['x-access'])
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
