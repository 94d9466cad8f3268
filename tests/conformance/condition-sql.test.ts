import { compile, compileCondition, conditionSql } from '@portreeve/engine'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attributeTypes } from '../../packages/engine/src/attribute-types.ts'
import { askOfEach, bindConditionRows } from '../../packages/engine/src/condition-rows.fixture.ts'
import { patienceMs, runs } from '../../packages/engine/src/deep-runs.fixture.ts'
import {
  conditionBlueprint,
  conditions,
  questions,
  resources,
} from '../../packages/engine/src/random-condition.fixture.ts'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { embed } from '../../packages/server/src/features/resources/resource-binding.ts'

/**
 * What would break if this failed: a list would show what a check refuses, or hide what it allows. Unknown is held apart
 * from no, since the two differ as soon as somebody writes `not`.
 */
describeOnDatabases('a condition as SQL', ({ open }) => {
  it.each([undefined, 'single', 'multi'] as const)(
    'is true, false and NULL exactly where its closure is yes, no and unknown (tenancy %s)',
    async (tenancy) => {
      const database = await open()
      const policy = compile(conditionBlueprint(tenancy))
      const surroundings = { tenancy: policy.tenancy, types: attributeTypes(policy.blueprint) }
      const seen = new Map<boolean | null, number>()
      const asked = fc.array(fc.tuple(conditions(), questions()), { minLength: 5, maxLength: 5 })
      await fc.assert(
        fc.asyncProperty(fc.array(resources(), { minLength: 10, maxLength: 20 }), asked, async (rows, cases) => {
          for (const [condition, question] of cases) {
            const query = askOfEach(conditionSql(condition, bindConditionRows(policy, question)), rows)
            const answer = await database.read({ tenants: 'all', person: null }, (tx) => tx.execute(embed(query)))
            const truths = rowsIn(answer).map(({ truth }) => truth)
            const evaluate = compileCondition(condition, surroundings)
            expect(truths).toEqual(rows.map((resource) => evaluate({ ...question, resource }) ?? null))
            for (const truth of truths) seen.set(truth, (seen.get(truth) ?? 0) + 1)
          }
        }),
        { numRuns: runs(20), endOnFailure: true },
      )
      // Rows on which everything is unknown would prove nothing.
      for (const truth of [true, false, null]) expect(seen.get(truth) ?? 0).toBeGreaterThan(20)
    },
    patienceMs,
  )
})

function rowsIn(answer: unknown): readonly { readonly truth: boolean | null }[] {
  return (answer as { readonly rows: readonly { readonly truth: boolean | null }[] }).rows
}
