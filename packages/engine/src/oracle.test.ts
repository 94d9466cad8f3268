import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlueprintOracle, type Held } from './blueprint-oracle.fixture.ts'
import { can, canOnSome } from './can.ts'
import { canDo, canDoOnSome } from './can-do.ts'
import { mayActOn, mayGive } from './ceiling.ts'
import { check } from './check.ts'
import { compile } from './compile.ts'
import { patienceMs, runs } from './deep-runs.fixture.ts'
import { createDirectory } from './directory.ts'
import { explain, explainDo } from './explain.ts'
import { matrix } from './matrix.ts'
import { menuFor, type ShownItem } from './menu-for.ts'
import { permissionsOf } from './permissions-of.ts'
import type { Policy, Question, Role } from './policy.ts'
import { blueprints } from './random-blueprint.fixture.ts'
import { kind, questions, resources } from './random-condition.fixture.ts'
import { restrict } from './restrict.ts'

/** A random blueprint with somebody's roles in it, and a random question. */
const cases = blueprints().chain((blueprint) => {
  const all = Object.entries(blueprint.scopes).flatMap(([scopeType, scope]) =>
    Object.keys(scope.roles).map((id): Held => [scopeType, id]),
  )
  return fc.record({
    blueprint: fc.constant(blueprint),
    held: fc.subarray(all),
    other: fc.subarray(all),
    asked: questions(),
    resource: fc.option(resources(), { nil: undefined, freq: 9 }),
  })
})

function rolesOf(policy: Policy, held: readonly Held[]): readonly Role[] {
  return held.map(([scopeType, id]) => policy.role(`${scopeType}:${id}`)!)
}

describe('the engine against the oracle, on random blueprints', () => {
  it(
    'allows exactly what the text of the blueprint allows, and explains exactly that',
    () => {
      const seen = { allowed: 0, refused: 0, depends: 0 }
      fc.assert(
        fc.property(cases, ({ blueprint, held, asked, resource }) => {
          expect(check(blueprint)).toEqual([])
          const policy = compile(blueprint)
          const oracle = new BlueprintOracle(blueprint)
          const roles = rolesOf(policy, held)
          const grants = policy.grants(roles)
          const question: Question = resource === undefined ? asked : { ...asked, resource }
          expect(policy.grants([...roles, ...roles].reverse())).toBe(grants)
          for (const permission of policy.permissions) {
            const allowed = oracle.can(held, permission.id, question)
            const onSome = oracle.onSome(held, permission.id)
            seen[allowed ? 'allowed' : 'refused'] += 1
            if (onSome === 'depends') seen.depends += 1
            expect(can(grants, permission, question)).toBe(allowed)
            expect(can(grants, permission)).toBe(oracle.can(held, permission.id))
            expect(canOnSome(grants, permission)).toBe(onSome)
            const explanation = explain(policy, grants, permission.id, question)
            expect(explanation.allowed).toBe(allowed)
            if (explanation.allowed) expect(explanation.because.length).toBeGreaterThan(0)
            else if (explanation.leastRole !== null) {
              const { scopeType, id } = explanation.leastRole
              expect(oracle.onSome([[scopeType, id]], permission.id)).not.toBe('never')
              expect(
                explanation.givenBy.every((giver) => oracle.mayGive([[giver.scopeType, giver.id]], [scopeType, id])),
              ).toBe(true)
            }
          }
          expect(permissionsOf(grants)).toEqual(
            policy.permissions.flatMap(({ id }) => {
              const answer = oracle.onSome(held, id)
              return answer === 'never' ? [] : [{ id, held: answer }]
            }),
          )
        }),
        { numRuns: runs(150) },
      )
      expect(
        Object.values(seen).every((count) => count > 100),
        JSON.stringify(seen),
      ).toBe(true)
    },
    patienceMs,
  )

  it(
    'allows an action on a resource only with its permission and its own condition',
    () => {
      fc.assert(
        fc.property(cases, ({ blueprint, held, asked, resource }) => {
          const policy = compile(blueprint)
          const oracle = new BlueprintOracle(blueprint)
          const grants = policy.grants(rolesOf(policy, held))
          const question: Question = resource === undefined ? asked : { ...asked, resource }
          for (const action of ['read', 'change', 'unheard-of']) {
            const allowed = oracle.canDo(held, kind, action, question)
            expect(canDo(policy, grants, kind, action, question)).toBe(allowed)
            expect(explainDo(policy, grants, kind, action, question).allowed).toBe(allowed)
            const onSome = canDoOnSome(policy, grants, kind, action)
            if (onSome === 'always') expect(allowed).toBe(true)
            if (onSome === 'never') expect(allowed).toBe(false)
            expect(canDo(policy, grants, kind, action, { ...question, resource: { kind: 'another' } })).toBe(false)
          }
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )

  it(
    'shows exactly the menu that the text says, and never an entry that is not held (C1)',
    () => {
      fc.assert(
        fc.property(cases, ({ blueprint, held }) => {
          const policy = compile(blueprint)
          const scopeTypes = Object.keys(blueprint.scopes)
          const grants = scopeTypes.map((id) =>
            policy.grants(rolesOf(policy, held).filter((role) => role.scopeType === id)),
          )
          const ids = (item: ShownItem): string[] => [item.id, ...(item.items ?? []).flatMap(ids)]
          const shown = menuFor(policy, grants).flatMap(({ items }) => items.flatMap(ids))
          expect(shown).toEqual(new BlueprintOracle(blueprint).menu(held))
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )

  it(
    'lets roles be given, and people be acted on, only as assigns and manages say (X2)',
    () => {
      fc.assert(
        fc.property(cases, ({ blueprint, held, other }) => {
          const policy = compile(blueprint)
          const oracle = new BlueprintOracle(blueprint)
          const actor = rolesOf(policy, held)
          for (const role of policy.roles) {
            expect(mayGive(actor, role)).toBe(oracle.mayGive(held, [role.scopeType, role.id]))
          }
          expect(mayActOn(actor, rolesOf(policy, other))).toBe(oracle.mayActOn(held, other))
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )

  it(
    'tells in the matrix what each role holds by itself',
    () => {
      fc.assert(
        fc.property(cases, ({ blueprint }) => {
          const oracle = new BlueprintOracle(blueprint)
          for (const [scopeType, { roles, permissions }] of Object.entries(matrix(compile(blueprint)).scopes)) {
            expect([...roles].sort()).toEqual(Object.keys(blueprint.scopes[scopeType]!.roles).sort())
            for (const { id, allow, conditional } of permissions) {
              const which = (answer: string) =>
                roles.filter((role) => oracle.onSome([[scopeType, role]], id) === answer)
              expect([allow, conditional]).toEqual([which('always'), which('depends')])
            }
          }
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )

  it(
    'gives a token what its owner may do and it carries, and nothing that takes a session',
    () => {
      fc.assert(
        fc.property(cases, fc.func(fc.boolean()), ({ blueprint, held, asked, resource }, carries) => {
          const policy = compile(blueprint)
          const grants = policy.grants(rolesOf(policy, held))
          const question: Question = resource === undefined ? asked : { ...asked, resource }
          const carried = policy.permissions.filter(({ id }) => carries(id))
          const token = restrict(grants, carried)
          for (const permission of policy.permissions) {
            const expected =
              can(grants, permission, question) && carried.includes(permission) && !permission.sessionOnly
            expect(can(token, permission, question)).toBe(expected)
            expect(explain(policy, token, permission.id, question).allowed).toBe(expected)
          }
        }),
        { numRuns: runs() },
      )
    },
    patienceMs,
  )

  it(
    'answers from a directory as from the roles themselves, whatever was set and removed before',
    () => {
      const step = fc.record({ person: fc.nat(3), scope: fc.nat(2), keep: fc.boolean() })
      fc.assert(
        fc.property(cases, fc.array(step, { maxLength: 12 }), ({ blueprint, held, other, asked }, steps) => {
          const policy = compile(blueprint)
          const oracle = new BlueprintOracle(blueprint)
          const directory = createDirectory(policy)
          const model = new Map<string, readonly Held[]>()
          for (const [i, { person, scope, keep }] of steps.entries()) {
            const now = keep ? (i % 2 ? held : other) : []
            model.set(`${person} ${scope}`, now)
            if (keep) directory.set(`person-${person}`, `scope-${scope}`, rolesOf(policy, now))
            else directory.remove(`person-${person}`, `scope-${scope}`)
          }
          for (let person = 0; person < 5; person += 1) {
            for (let scope = 0; scope < 4; scope += 1) {
              const roles = model.get(`${person} ${scope}`) ?? []
              for (const { id } of policy.permissions) {
                const answer = directory.can(`person-${person}`, `scope-${scope}`, id, asked)
                expect(answer).toBe(oracle.can(roles, id, asked))
              }
              expect(directory.everything(`person-${person}`, `scope-${scope}`).length).toBe(
                policy.permissions.filter(({ id }) => oracle.onSome(roles, id) !== 'never').length,
              )
            }
          }
        }),
        { numRuns: runs(30) },
      )
    },
    patienceMs,
  )
})
