import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from './blueprint.ts'
import { compile } from './compile.ts'
import { conditionWords } from './condition-words.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { conditionBlueprint, conditions } from './random-condition.fixture.ts'

const policy = compile(libraryBlueprint)
const words = (condition: Condition, kind?: string) => conditionWords(policy, condition, kind)

describe('a condition in words', () => {
  it('says whose, with whom and where', () => {
    expect(words('own')).toBe('it is their own')
    expect(words('same-organization')).toBe('it belongs to their organization')
    expect(words({ sharedAs: 'borrower' })).toBe('it is shared with them as Borrower')
    expect(words({ sharedAs: ['borrower', 'lender'] })).toBe('it is shared with them as Borrower or lender')
  })

  it('begins with the kind of resource where one is named', () => {
    expect(words('own', 'book')).toBe('the book is their own')
    const capitals = compile(librarySet([['resources', 'book', 'label'], 'AutoML run']))
    expect(conditionWords(capitals, 'own', 'book')).toBe('the AutoML run is their own')
  })

  it.each<[Condition, string]>([
    [{ 'resource.open': { eq: true } }, 'it is open'],
    [{ 'resource.open': { eq: false } }, 'it is not open'],
    [{ 'resource.title': { eq: 'Emma' } }, 'its title is Emma'],
    [{ 'resource.title': { in: ['Emma', 'Ivanhoe', 'Walden'] } }, 'its title is Emma, Ivanhoe or Walden'],
    [{ 'resource.title': { exists: true } }, 'its title is known'],
    [{ 'resource.title': { exists: false } }, 'its title is not known'],
    [{ 'resource.pages': { lt: 1000 } }, 'its pages is less than 1000'],
    [{ 'resource.pages': { gt: { from: 'subject.age' } } }, 'its pages is more than their age'],
    [{ 'resource.printed': { lt: { from: 'context.now' } } }, 'its printed is before the request’s now'],
    [{ 'subject.age': { gt: 17 } }, 'their age is more than 17'],
    [{ 'action.urgent': { eq: true } }, 'the action’s urgent is yes'],
    [{ 'context.door': { eq: 'north' } }, 'the request’s door is north'],
    [{ 'resource.title': { eq: { from: 'context.door' } } }, 'its title is the same as the request’s door'],
  ])('compares an attribute: %j', (condition, expected) => {
    expect(words(condition)).toBe(expected)
  })

  it('moves a not inwards, to where people would say it', () => {
    expect(words({ not: { 'resource.open': { eq: true } } })).toBe('it is not open')
    expect(words({ not: { not: 'own' } })).toBe('it is their own')
    expect(words({ not: { any: ['own', 'same-organization'] } })).toBe(
      'it is not their own and it does not belong to their organization',
    )
    expect(words({ not: { 'resource.pages': { gt: 5 }, 'resource.title': { exists: true } } })).toBe(
      'its pages is not more than 5, or its title is not known',
    )
    expect(words({ not: { sharedAs: 'borrower' } })).toBe('it is not shared with them as Borrower')
  })

  it('cannot be read the other way where and stands beside or', () => {
    const open = { 'resource.open': { eq: true } } as const
    const old = { 'resource.pages': { gt: 5 } } as const
    expect(words({ all: ['same-organization', { any: ['own', open] }] })).toBe(
      'it belongs to their organization, and either it is their own or it is open',
    )
    expect(words({ any: ['own', { all: [open, old] }] })).toBe(
      'it is their own, or it is open and its pages is more than 5',
    )
    expect(words({ any: ['own', { all: [old, { any: [open, 'same-organization'] }] }] })).toBe(
      'it is their own, or its pages is more than 5 and (it is open or it belongs to their organization)',
    )
    // One in the other, of the same sort, is one list.
    expect(words({ any: ['own', { any: [open, old] }] })).toBe(
      'it is their own, or it is open, or its pages is more than 5',
    )
  })

  it('C10: does not speak of organizations where there is one only', () => {
    const single = compile(libraryBlueprint, { tenancy: 'single' })
    expect(conditionWords(single, { all: ['same-organization', 'own'] })).toBe('it is their own')
    expect(conditionWords(single, 'same-organization')).toBe('everybody is in the same organization')
    expect(conditionWords(single, { any: ['own', 'same-organization'] })).toBe('everybody is in the same organization')
  })

  it('has words for every condition that there can be', () => {
    const random = compile(conditionBlueprint('multi'))
    fc.assert(
      fc.property(conditions(), (condition) => {
        const text = conditionWords(random, condition)
        expect(text).not.toMatch(/undefined|\[object|null/)
        expect(text.length).toBeGreaterThan(5)
      }),
      { numRuns: 300 },
    )
  })
})
