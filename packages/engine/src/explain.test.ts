import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { explain, explainDo } from './explain.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import type { Explanation, Policy } from './policy.ts'
import { restrict } from './restrict.ts'

const policy = compile(libraryBlueprint)
const subject = { id: 'ada', organizations: [] }
const own = { subject, resource: { kind: 'book', owner: 'ada' } }
const foreign = { subject, resource: { kind: 'book', owner: 'bo' } }

function held(...roles: string[]) {
  return policy.grants(roles.map((role) => policy.role(role)!))
}

function refusal(explanation: Explanation) {
  if (explanation.allowed) throw new Error('it is allowed')
  const { reason, leastRole, givenBy, conditions } = explanation
  return { reason, leastRole: leastRole?.key ?? null, givenBy: givenBy.map(({ key }) => key), conditions }
}

describe('explain', () => {
  it('names every role that grants it now, where it is inherited from, and under which condition', () => {
    const explanation = explain(policy, held('librarian', 'helper'), 'book.lend', own)
    expect(explanation.allowed && explanation.because.map(({ role, from, when }) => [role.id, from, when])).toEqual([
      ['librarian', 'librarian', null],
      ['helper', 'helper', 'own'],
    ])
    const inherited = explain(policy, held('mayor'), 'town.read')
    expect(inherited.allowed && inherited.because.map(({ role, from }) => [role.id, from])).toEqual([
      ['mayor', 'citizen'],
    ])
  })

  it('leaves out grants whose condition does not hold', () => {
    const explanation = explain(policy, held('librarian', 'helper'), 'book.lend', foreign)
    expect(explanation.allowed && explanation.because.map(({ role }) => role.id)).toEqual(['librarian'])
  })

  it('says that there is no such permission', () => {
    expect(refusal(explain(policy, held('librarian'), 'book.eat')).reason).toBe('unknown-permission')
  })

  it('says that there is no role, and which one would do and who gives it', () => {
    expect(refusal(explain(policy, policy.grants([]), 'book.remove'))).toEqual({
      reason: 'no-role',
      leastRole: 'library:librarian',
      givenBy: ['town:mayor'],
      conditions: [],
    })
  })

  it('says that no role grants it', () => {
    expect(refusal(explain(policy, held('reader'), 'book.lend')).reason).toBe('not-granted')
  })

  it('says which conditions did not hold, and which role would not need them', () => {
    expect(refusal(explain(policy, held('helper'), 'book.lend', foreign))).toEqual({
      reason: 'condition',
      leastRole: 'library:librarian',
      givenBy: ['town:mayor'],
      conditions: ['own'],
    })
  })

  it('says that the roles would do, but what acts for the person does not carry it', () => {
    const token = restrict(held('librarian'), [policy.permission('book.read')!])
    expect(refusal(explain(policy, token, 'book.lend')).reason).toBe('restricted')
    expect(refusal(explain(policy, token, 'book.lend')).leastRole).toBe(null)
  })

  describe('proposes the least role', () => {
    const least = (changed: Policy, permission: string) =>
      refusal(explain(changed, changed.grants([]), permission)).leastRole
    const withRole = (id: string, more: object) =>
      compile(
        librarySet(
          [['scopes', 'library', 'roles', id], { label: id, description: '', grants: ['book.lend'], ...more }],
          [
            ['scopes', 'library', 'roles', 'librarian', 'assigns'],
            ['reader', 'helper', ...('assignable' in more ? [] : [id])],
          ],
        ),
      )

    it('with the fewest permissions', () => {
      expect(least(withRole('lender', {}), 'book.lend')).toBe('library:lender')
    })

    it('preferring one that can be given', () => {
      expect(least(withRole('machine', { assignable: false }), 'book.lend')).toBe('library:librarian')
    })

    it("preferring the source's own to one that the product added", () => {
      expect(least(withRole('robot', { addition: true }), 'book.lend')).toBe('library:librarian')
    })

    it('under a condition only where no role grants it always', () => {
      const conditional = librarySet([
        ['scopes', 'library', 'roles', 'librarian', 'grants'],
        ['book.remove', 'library.roles'],
      ])
      expect(least(compile(conditional), 'book.lend')).toBe('library:helper')
    })
  })
})

describe('explainDo', () => {
  it('names the action’s own condition, which no role changes', () => {
    const heavy = { subject, resource: { kind: 'book', attributes: { pages: 2000 } } }
    expect(refusal(explainDo(policy, held('librarian'), 'book', 'lend', heavy))).toEqual({
      reason: 'condition',
      leastRole: null,
      givenBy: [],
      conditions: [{ 'resource.pages': { lt: 1000 } }],
    })
  })

  it('explains the permission where that is what is missing', () => {
    expect(refusal(explainDo(policy, held('reader'), 'book', 'lend', foreign)).reason).toBe('not-granted')
    expect(refusal(explainDo(policy, held('reader'), 'book', 'eat', foreign)).reason).toBe('unknown-permission')
    expect(refusal(explainDo(policy, held('reader'), 'shelf', 'read', foreign)).reason).toBe('unknown-permission')
  })
})
