import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemWords } from './problem-words.ts'

const root = new URL('../../../../', import.meta.url)
const source = readFileSync(new URL('packages/server/src/features/providers/provider-refusal.ts', root), 'utf8')
const guide = readFileSync(new URL('docs/providers.md', root), 'utf8')
const problems = [...(/providerProblems = \[([^\]]+)\]/.exec(source)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(
  ([, problem]) => problem!,
)

it('says every problem that the server sends somebody back with, and the guide explains it', () => {
  expect(problems.length).toBeGreaterThan(5)
  for (const problem of problems) {
    expect(problemWords(problem, 'Google')?.title, problem).toMatch(/^[A-Z].*[a-z]$/)
    expect(guide).toContain(`\`${problem}\``)
  }
})

it.each([
  undefined,
  '',
  'toString',
  '__proto__',
  'other',
])('says nothing of %j, which anybody can write there', (word) => {
  expect(problemWords(word, 'Google')).toBeNull()
})
