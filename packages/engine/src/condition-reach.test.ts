import { expect, it } from 'vitest'
import type { Condition } from './blueprint.ts'
import { isOwnOrShared, staysInOrganization } from './condition-reach.ts'

const cases: readonly (readonly [Condition | null, boolean])[] = [
  [null, false],
  ['same-organization', true],
  ['own', false],
  [{ all: ['own', 'same-organization'] }, true],
  [{ all: ['same-organization', { any: ['own', { sharedAs: 'viewer' }] }] }, true],
  [{ any: ['own', 'same-organization'] }, false],
  [{ any: ['same-organization', { all: ['own', 'same-organization'] }] }, true],
  [{ any: [] }, false],
  [{ not: 'same-organization' }, false],
  [{ 'resource.state': { eq: 'open' } }, false],
]

it.each(cases)('C10: whether %j lets nothing through from outside', (condition, stays) => {
  expect(staysInOrganization(condition)).toBe(stays)
})

const reaches: readonly (readonly [Condition | null, boolean])[] = [
  [null, false],
  ['own', true],
  ['same-organization', false],
  [{ sharedAs: ['viewer', 'editor'] }, true],
  [{ any: ['own', { sharedAs: 'viewer' }] }, true],
  [{ any: ['own', 'same-organization'] }, false],
  [{ all: ['same-organization', { any: ['own', { sharedAs: 'viewer' }] }] }, true],
  [{ any: [] }, false],
  [{ not: 'own' }, false],
  [{ 'resource.state': { eq: 'open' } }, false],
]

it.each(reaches)('C12: whether %j lets only what is one’s own or shared through', (condition, isOnly) => {
  expect(isOwnOrShared(condition)).toBe(isOnly)
})
