import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlueprintOracle } from './blueprint-oracle.fixture.ts'
import { compile } from './compile.ts'
import { patienceMs, runs } from './deep-runs.fixture.ts'
import { diff } from './diff.ts'
import { diffText } from './diff-text.ts'
import { libraryBlueprint, librarySet } from './library-blueprint.fixture.ts'
import { blueprints } from './random-blueprint.fixture.ts'

const before = compile(libraryBlueprint)
const role = (id: string, ...rest: (string | number)[]) => ['scopes', 'library', 'roles', id, ...rest]

describe('diff', () => {
  it('finds nothing between a policy and itself', () => {
    expect(diff(before, compile(libraryBlueprint))).toEqual({ scopes: [] })
    expect(diffText(diff(before, before))).toBe('No difference: nobody gains or loses anything.\n')
  })

  it('says for each role what it gains and loses, also in part', () => {
    const after = compile(
      librarySet(
        [role('reader', 'grants'), ['book.read']],
        [role('helper', 'grants'), []],
        [role('helper', 'assigns'), ['reader']],
        [role('librarian', 'assigns'), ['helper', { customRolesOf: 'library' }]],
      ),
    )
    const [scope] = diff(before, after).scopes
    expect(scope?.roles).toEqual([
      {
        role: 'librarian',
        gains: [],
        loses: [],
        conditionsChanged: [],
        assignsGained: [],
        assignsLost: ['library:reader'],
      },
      {
        role: 'helper',
        gains: [{ permission: 'book.read', before: 'depends', after: 'always' }],
        loses: [{ permission: 'book.lend', before: 'depends', after: 'never' }],
        conditionsChanged: [],
        assignsGained: ['library:reader'],
        assignsLost: [],
      },
      {
        role: 'reader',
        gains: [{ permission: 'book.read', before: 'depends', after: 'always' }],
        loses: [],
        conditionsChanged: [],
        assignsGained: [],
        assignsLost: [],
      },
    ])
  })

  it('says that a condition is another one, but not that its keys stand in another order', () => {
    const reader = (when: object) =>
      compile(librarySet([role('reader', 'grants'), [{ permission: 'book.read', when }]]))
    const one = reader({ 'resource.open': { eq: true }, 'resource.pages': { gt: 1 } })
    const same = reader({ 'resource.pages': { gt: 1 }, 'resource.open': { eq: true } })
    const another = reader({ 'resource.pages': { gt: 2 }, 'resource.open': { eq: true } })
    expect(diff(one, same).scopes).toEqual([])
    const changed = diff(one, another).scopes[0]?.roles.map(({ role: id, conditionsChanged }) => [
      id,
      conditionsChanged,
    ])
    expect(changed).toEqual([
      ['helper', ['book.read']],
      ['reader', ['book.read']],
    ])
  })

  it('follows a renamed role, wherever it is named', () => {
    const { reader, ...others } = libraryBlueprint.scopes.library.roles
    const roles = {
      ...others,
      librarian: {
        ...others.librarian,
        inherits: ['visitor'],
        assigns: ['visitor', 'helper', { customRolesOf: 'library' }],
      },
      helper: { ...others.helper, inherits: ['visitor'] },
      visitor: { ...reader, label: 'Visitor', renamedFrom: ['reader'] },
    }
    const difference = diff(before, compile(librarySet([['scopes', 'library', 'roles'], roles])))
    expect(difference.scopes).toHaveLength(1)
    expect(difference.scopes[0]).toMatchObject({
      rolesAdded: [],
      rolesRemoved: [],
      rolesRenamed: [{ from: 'reader', to: 'visitor' }],
      roles: [],
    })
    expect(diffText(difference)).toBe('# library\n  ~ role reader is now visitor\n')
  })

  it('shows an upgrade that only adds roles as no gain and no loss for those that were there (B16)', () => {
    const four = librarySet(
      [role('helper'), undefined],
      [role('librarian', 'assigns'), ['reader', { customRolesOf: 'library' }]],
    )
    const [scope] = diff(compile(four), before).scopes
    expect(scope?.rolesAdded).toEqual(['helper'])
    expect(
      scope?.roles.every(
        ({ gains, loses, conditionsChanged }) => [gains, loses, conditionsChanged].flat().length === 0,
      ),
    ).toBe(true)
  })

  it(
    'counts exactly the gains and losses that the texts of two blueprints say, on random ones',
    () => {
      const rank = { never: 0, depends: 1, always: 2 }
      fc.assert(
        fc.property(blueprints(), blueprints(), (a, b) => {
          const [oracleA, oracleB] = [new BlueprintOracle(a), new BlueprintOracle(b)]
          const told = diff(compile(a), compile(b)).scopes
          for (const [scopeType, definition] of Object.entries(b.scopes)) {
            const ids = [a, b].flatMap(({ scopes }) =>
              Object.values(scopes[scopeType]?.permissions ?? {}).flatMap((group) => Object.keys(group)),
            )
            for (const id of Object.keys(definition.roles)) {
              if (a.scopes[scopeType]?.roles[id] === undefined) continue
              const difference = told
                .find((scope) => scope.scopeType === scopeType)
                ?.roles.find(({ role: r }) => r === id)
              const changed = (sign: number) =>
                [...new Set(ids)]
                  .filter((permission) => {
                    const change =
                      rank[oracleB.onSome([[scopeType, id]], permission)] -
                      rank[oracleA.onSome([[scopeType, id]], permission)]
                    return Math.sign(change) === sign
                  })
                  .sort()
              expect((difference?.gains ?? []).map(({ permission }) => permission).sort()).toEqual(changed(1))
              expect((difference?.loses ?? []).map(({ permission }) => permission).sort()).toEqual(changed(-1))
            }
          }
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )
})

describe('diffText', () => {
  it('is read line by line', () => {
    const after = compile(
      librarySet(
        [role('helper', 'grants'), ['book.lend']],
        [role('guard'), { label: 'Guard', description: '', grants: ['library.close'], assignable: false }],
        [['scopes', 'library', 'permissions', 'Library', 'library.close'], 'Close'],
      ),
    )
    expect(diffText(diff(before, after))).toBe(`# library
  + permission library.close
  + role guard
  helper
    + book.lend (under a condition before, always now)
`)
  })
})
