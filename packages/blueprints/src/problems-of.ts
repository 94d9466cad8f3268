import type { Problem } from '@portreeve/engine'
import type { z } from 'zod'
import { unknownWord } from './mapping.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What the validation found, as the engine says it: a path such as `scopes.team.roles.admin.grants[2]` and a sentence. */
export function problemsOf(error: z.ZodError, data: unknown): readonly Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, data, []))
}

function problemsOfIssue(issue: Issue, data: unknown, above: Path): readonly Problem[] {
  const path = [...above, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys': {
      // Our mappings say one line for each word; a record with a closed list of keys has one text for all.
      const lines = issue.message.split('\n')
      return issue.keys.map((key, i) => problem([...path, key], lines[i] ?? issue.message))
    }
    case 'invalid_union': {
      const branch = likeliestBranch(issue.errors)
      if (branch === null) return [problem(path, noBranch(issue.errors, valueAt(data, path)))]
      return branch.flatMap((inner) => problemsOfIssue(inner, data, path))
    }
    case 'invalid_key':
      return [problem(path, issue.issues[0]?.message ?? issue.message)]
    case 'invalid_type': {
      const value = valueAt(data, path)
      if (value === undefined) return [problem(path, 'is missing')]
      return [problem(path, `must be ${expectedNames[issue.expected] ?? issue.expected}, but is ${found(value)}`)]
    }
    case 'invalid_value': {
      const value = valueAt(data, path)
      const choices = issue.values.map(String).join(', ')
      return [problem(path, value === undefined ? 'is missing' : `must be one of ${choices}, but is ${found(value)}`)]
    }
    case 'too_small':
      return [problem(path, 'must not be empty')]
    case 'too_big':
      return [problem(path, `is longer than ${issue.maximum} characters`)]
    default:
      return [problem(path, valueAt(data, path) === undefined ? 'is missing' : issue.message)]
  }
}

/**
 * A union fails with the problems of each of its forms. The form that was meant is the one of the same kind (text, list,
 * mapping) with the fewest of them; with none of the same kind there is nothing to say about its inside.
 */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const meant = branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && otherKind.has(issue.code)))
    .toSorted((a, b) => a.length - b.length)
  return meant[0] ?? null
}

/** Neither text, list nor mapping as any form wants it; where some words are allowed, it is probably one of them. */
function noBranch(branches: readonly (readonly Issue[])[], value: unknown): string {
  const words = branches.flat().flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
  if (value === undefined) return 'is missing'
  return typeof value === 'string' && words.length > 0
    ? unknownWord(value, words)
    : `does not fit here: ${found(value)}`
}

const otherKind: ReadonlySet<Issue['code']> = new Set(['invalid_type', 'invalid_value'])

const expectedNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

function found(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`
  return String(value)
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  )
}

function problem(path: Path, message: string): Problem {
  return { path: pathText(path), message }
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}
