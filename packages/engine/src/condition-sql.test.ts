import { describe, expect, it } from 'vitest'
import type { AttributePath, Condition } from './blueprint.ts'
import { canDoSql } from './can-do-sql.ts'
import { compile } from './compile.ts'
import { bindConditionRows, numbered } from './condition-rows.fixture.ts'
import { conditionSql } from './condition-sql.ts'
import type { Question } from './policy.ts'
import { conditionBlueprint, organizationIds, personIds } from './random-condition.fixture.ts'

// That this SQL means what the closure means is proven on real databases: tests/conformance/condition-sql.test.ts.
const policy = compile(conditionBlueprint('multi'))
const subject = { id: personIds[0] as string, organizations: organizationIds.slice(0, 2) }

function sql(condition: Condition, question: Partial<Question> = {}) {
  return numbered(conditionSql(condition, bindConditionRows(policy, { subject, ...question })))
}

describe('conditionSql', () => {
  it('binds every value, so that none is ever read as SQL', () => {
    const evil = `x'); DROP TABLE users; --`
    const conditions: Condition[] = [
      { 'resource.resourceColour': { eq: evil } },
      { 'resource.resourceColour': { in: [evil, 'b'] } },
      { [`resource.${evil}`]: { eq: 1 } } as Condition,
      { sharedAs: evil },
      { 'resource.resourceColour': { eq: { from: 'context.contextColour' as AttributePath } } },
    ]
    for (const condition of conditions) {
      const { text } = sql(condition, { context: { contextColour: evil } })
      expect(text).not.toContain('DROP')
    }
    expect(sql('own', { subject: { id: evil, organizations: [evil] } }).text).not.toContain('DROP')
  })

  it('asks for ids by equality on the column itself, so that an index serves', () => {
    expect(sql('own')).toEqual({ text: '(condition_rows.owner IN ($1::text::uuid))', values: [subject.id] })
    expect(sql('same-organization').values).toEqual(subject.organizations)
  })

  it('never casts what is no id: it equals none, without an error', () => {
    const nobody = { subject: { id: "1'", organizations: ['x'] } }
    expect(sql('own', nobody)).toEqual({
      text: '(CASE WHEN condition_rows.owner IS NOT NULL THEN FALSE END)',
      values: [],
    })
    expect(sql('same-organization', nobody).values).toEqual([])
  })

  it('decides at once what does not depend on the row', () => {
    const open: Condition = { 'context.contextOpen': { eq: true } }
    expect(sql(open, { context: { contextOpen: true } }).text).toBe('TRUE')
    expect(sql(open, { context: { contextOpen: false } }).text).toBe('FALSE')
    expect(sql(open).text).toBe('NULL::boolean')
  })
})

describe('canDoSql', () => {
  it('is FALSE for whoever does not hold the permission and for an action that is not there', () => {
    const binding = bindConditionRows(policy, { subject })
    expect(canDoSql(policy.grants([]), 'use', binding)).toEqual(['FALSE'])
    expect(canDoSql(policy.grants(policy.roles), 'use', binding)).toEqual(['TRUE'])
    expect(canDoSql(policy.grants(policy.roles), 'eat', binding)).toEqual(['FALSE'])
  })
})
