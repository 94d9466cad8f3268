import { describe, expect, it } from 'vitest'
import { curlSample, mayAskForDecisions, typescriptSample } from './decision-samples.ts'

const question = {
  origin: 'https://access.example.com',
  person: 'p1',
  permission: 'ship.moor',
  scopeType: 'harbour',
  scope: 'h1',
}

describe('a question to the decision API', () => {
  it('is whole JSON in the shell, with the token left to the environment', () => {
    const sample = curlSample(question)
    expect(JSON.parse(/-d '([\s\S]*)'$/.exec(sample)?.[1] ?? '')).toEqual({
      subject: { type: 'user', id: 'p1' },
      action: { name: 'ship.moor' },
      resource: { type: 'harbour', id: 'h1' },
    })
    expect(sample).toContain('Bearer $TOKEN')
  })
  it('is the same in TypeScript', () => {
    expect(typescriptSample(question)).toContain("resource: { type: 'harbour', id: 'h1' },")
  })
})

describe('a role of a machine', () => {
  const type = {
    guards: [{ operation: 'decisions.evaluate', permissions: ['decision.evaluate'] }],
    permissions: [{ id: 'decision.evaluate', allow: ['asker'], conditional: [] }],
  }
  it('can ask for decisions where it holds what guards that', () => {
    expect(mayAskForDecisions(type, 'asker')).toBe(true)
    expect(mayAskForDecisions(type, 'sailor')).toBe(false)
    expect(mayAskForDecisions(undefined, 'asker')).toBe(false)
  })
})
