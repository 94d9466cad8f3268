import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { type Change, librarySet } from './library-blueprint.fixture.ts'

/** A way to be wrong, what is changed in the library's blueprint, and the problem that must be named: path and words. */
export type ProblemCase = readonly [name: string, changes: readonly Change[], path: string, message: RegExp]

/** One test for each case. The problem must stand at its path, and every problem in a whole sentence. */
export function namesEachProblem(part: string, cases: readonly ProblemCase[]): void {
  describe(`check, on ${part}`, () => {
    it.each(cases)('names %s, at its path', (_, changes, path, message) => {
      const problems = check(librarySet(...changes))
      expect(problems).toContainEqual({ path, message: expect.stringMatching(message) })
      for (const problem of problems) expect(problem.message).toMatch(/^\S.*\.$/)
    })
  })
}

/** The path of a role, and of what is in it. */
export function role(scopeType: string, id: string, ...rest: (string | number)[]): (string | number)[] {
  return ['scopes', scopeType, 'roles', id, ...rest]
}

/** A role's definition of which only the name matters. */
export function described(label: string, more: object = {}): object {
  return { label, description: label, ...more }
}
