import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeTypes } from './attribute-types.ts'
import type { Condition, TenancyMode } from './blueprint.ts'
import { compileCondition } from './condition.ts'
import { conditionVerdict } from './condition-oracle.fixture.ts'
import { patienceMs, runs } from './deep-runs.fixture.ts'
import type { Question } from './policy.ts'
import { conditionBlueprint, conditions, questions, resources } from './random-condition.fixture.ts'

const subject = { id: 'zoë', organizations: ['north'] }
const blueprint = conditionBlueprint('multi')

function truth(condition: Condition, question: Partial<Question>, tenancy: TenancyMode | null = 'multi') {
  return compileCondition(condition, { tenancy, types: attributeTypes(blueprint) })({ subject, ...question })
}

describe('a condition', () => {
  it(
    'means for the closure exactly what it means in plain words, on every resource and without one',
    () => {
      const yes = { yes: true, no: false, unknown: undefined }
      const seen = new Set<unknown>()
      const cases = fc.tuple(conditions(), questions(), fc.option(resources(), { nil: undefined, freq: 9 }))
      fc.assert(
        fc.property(
          cases,
          fc.constantFrom(null, 'single' as const, 'multi' as const),
          ([condition, asked, resource], mode) => {
            const question: Question = resource === undefined ? asked : { ...asked, resource }
            const expected = yes[conditionVerdict(condition, question, blueprint, mode)]
            seen.add(expected)
            expect(compileCondition(condition, { tenancy: mode, types: attributeTypes(blueprint) })(question)).toBe(
              expected,
            )
          },
        ),
        { numRuns: runs(1000) },
      )
      expect(seen.size, 'yes, no and unknown all came up').toBe(3)
    },
    patienceMs,
  )

  it('is unknown, and a no under not, where the resource, its owner or its shares are not known (X1)', () => {
    for (const condition of ['own', { sharedAs: 'viewer' }, 'same-organization'] as const) {
      expect(truth(condition, {})).toBe(undefined)
      expect(truth({ not: condition }, {})).toBe(undefined)
      expect(truth({ not: condition }, { resource: { kind: 'thing' } })).toBe(undefined)
    }
  })

  it('counts an absent attribute as unknown for every comparison but exists (X1)', () => {
    const question = { resource: { kind: 'thing', attributes: {} } }
    for (const comparison of [{ eq: 1 }, { in: [1] }, { lt: 1 }, { gt: 1 }]) {
      expect(truth({ 'resource.resourceSize': comparison }, question)).toBe(undefined)
      expect(truth({ not: { 'resource.resourceSize': comparison } }, question)).toBe(undefined)
    }
    expect(truth({ 'resource.resourceSize': { exists: false } }, question)).toBe(true)
    expect(truth({ 'resource.resourceSize': { exists: true } }, question)).toBe(false)
  })

  it('does not believe a value of another type, nor an attribute that is not declared', () => {
    const attributes = { resourceSize: '7', resourceUndeclared: 7, constructor: 'x' }
    const question = { resource: { kind: 'thing', attributes } }
    expect(truth({ 'resource.resourceSize': { eq: 7 } }, question)).toBe(undefined)
    expect(truth({ 'resource.resourceSize': { exists: true } }, question)).toBe(undefined)
    expect(truth({ 'resource.resourceUndeclared': { eq: 7 } }, question)).toBe(undefined)
    expect(truth({ 'resource.resourceUndeclared': { exists: true } }, question)).toBe(undefined)
    expect(truth({ 'resource.constructor': { exists: true } }, question)).toBe(undefined)
  })

  it('needs only one true part of any, and one false part of all, to be sure', () => {
    const unknown: Condition = 'own'
    const yes: Condition = { 'context.contextOpen': { eq: true } }
    const question = { context: { contextOpen: true } }
    expect(truth({ any: [unknown, yes] }, question)).toBe(true)
    expect(truth({ any: [unknown, { not: yes }] }, question)).toBe(undefined)
    expect(truth({ all: [unknown, { not: yes }] }, question)).toBe(false)
    expect(truth({ all: [unknown, yes] }, question)).toBe(undefined)
  })

  it('compares instants as points in time and takes none that is not in the calendar', () => {
    const before = (instant: string, other: string) =>
      truth({ 'context.contextStarts': { lt: other } }, { context: { contextStarts: instant } })
    expect(before('2024-01-01T00:59:59+01:00', '2024-01-01T00:00:00Z')).toBe(true)
    expect(before('2024-01-01T01:00:00+01:00', '2024-01-01T00:00:00Z')).toBe(false)
    expect(before('2023-02-29T00:00:00Z', '2024-01-01T00:00:00Z')).toBe(undefined)
    expect(before('2023-02-28', '2024-01-01T00:00:00Z')).toBe(undefined)
  })

  it('lets everybody be of the same organization in tenancy single (C10)', () => {
    const resource = { kind: 'thing', organization: 'south' }
    expect(truth('same-organization', { resource }, 'single')).toBe(true)
    expect(truth('same-organization', { resource }, 'multi')).toBe(false)
    expect(truth('same-organization', { resource: { ...resource, organization: 'north' } }, 'multi')).toBe(true)
  })

  it('counts a share with the person and with an organization of theirs, only as the relation named', () => {
    const shared = (shares: NonNullable<Question['resource']>['shares'] & object) =>
      truth({ sharedAs: 'editor' }, { resource: { kind: 'thing', shares } })
    expect(shared([{ as: 'editor', person: 'zoë' }])).toBe(true)
    expect(shared([{ as: 'editor', organization: 'north' }])).toBe(true)
    expect(shared([{ as: 'viewer', person: 'zoë' }])).toBe(false)
    expect(shared([{ as: 'editor', organization: 'south' }])).toBe(false)
    expect(shared([])).toBe(false)
  })
})
