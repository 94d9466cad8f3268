import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Blueprint } from './blueprint.ts'
import { check } from './check.ts'
import { described, role } from './check-cases.fixture.ts'
import { compile } from './compile.ts'
import { patienceMs, runs } from './deep-runs.fixture.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { BlueprintError } from './problem.ts'

describe('check', () => {
  it('finds nothing wrong with a blueprint that is right', () => {
    expect(check(libraryBlueprint)).toEqual([])
  })

  it('names all problems at once, and compile throws them together', () => {
    const wrong = librarySet(
      [role('town', 'mayor', 'grants', 0), 'town.fly'],
      [role('town', 'mayor', 'inherits', 0), 'ghost'],
      [['sessions', 'idle'], 'soon'],
      [['scopes', 'library', 'guards', 'members.tickle'], 'town.read'],
      [['entry', 'rules', 1, 'show'], 'open'],
      [['menu', 'scope'], 'shop'],
    )
    const problems = check(wrong)
    expect(problems.length).toBeGreaterThan(5)
    try {
      compile(wrong)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(BlueprintError)
      expect((error as BlueprintError).problems).toEqual(problems)
      for (const { path } of problems) expect((error as BlueprintError).message).toContain(path)
    }
  })

  it('tells a circle once, however many roles lie in it or lead to it', () => {
    const circle = librarySet([role('library', 'reader', 'inherits'), ['helper']])
    expect(check(circle).filter(({ message }) => message.includes('circle'))).toHaveLength(1)
  })

  it('lets roles be given by creation, coming in, set-up and transfer, and not at all where the blueprint says so', () => {
    const unassigned = librarySet([role('town', 'mayor', 'assigns'), ['library:librarian']])
    expect(check(unassigned)).toEqual([])
    expect(check(librarySet([role('library', 'ghost'), described('Ghost', { assignable: false })]))).toEqual([])
  })

  it('never falls over what is not a blueprint', () => {
    for (const rubbish of [null, undefined, 7, 'blueprint', [], {}, { scopes: [] }, { scopes: { platform: 7 } }]) {
      expect(check(rubbish as unknown as Blueprint).length).toBeGreaterThan(0)
    }
  })

  it(
    'never falls over a blueprint with rubbish anywhere in it',
    () => {
      const places = everyPlace(libraryBlueprint, [])
      const rubbish = fc.constantFrom<unknown>(null, 7, '', 'x', true, [], {}, [null], [[]], { x: null }, [7], {
        x: { y: 7 },
      })
      fc.assert(
        fc.property(fc.constantFrom(...places), rubbish, (place, value) => {
          expect(Array.isArray(check(librarySet([place, value])))).toBe(true)
        }),
        { numRuns: runs(3000) },
      )
    },
    patienceMs,
  )
})

function everyPlace(value: unknown, path: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, inner]) =>
    everyPlace(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length === 0 ? below : [path, ...below]
}
