import { describe, expect, it } from 'vitest'
import { inSentence } from '../audit/sentence.ts'
import { allowedWords, partOf, sharingWords } from './resource-words.ts'

describe('words about resources', () => {
  it('write the label of a kind as within a sentence, without touching names', () => {
    expect(['App', 'Data source', 'AutoML run', 'Fine-tuning job'].map(inSentence)).toEqual([
      ...['app', 'data source', 'AutoML run', 'fine-tuning job'],
    ])
  })
  it('C12: say who has it, and that it is private where nobody else does', () => {
    const organization = { id: 'h1', name: 'Harbour' }
    const words = (people: number, whole: boolean) =>
      sharingWords({ sharing: { people, organization: whole }, organization })
    expect([words(0, false), words(1, false), words(2, false), words(0, true), words(3, true)]).toEqual([
      ...['Private', '1 person', '2 people', 'Harbour', 'Harbour and 3 people'],
    ])
  })
  it('C12: call the owner so, everybody else what it is shared with them as', () => {
    const owner = { id: 'p1', name: 'Aylin' }
    const viewer = { id: 'viewer', label: 'Viewer' }
    expect(partOf({ owner, relation: null }, 'p1')).toBe('Owner')
    expect(partOf({ owner, relation: viewer }, 'p2')).toBe('Viewer')
    expect(allowedWords(['View', 'Change and rename'])).toBe('May view, change and rename')
    expect(partOf({ owner: null, relation: null }, 'p2')).toBeNull()
  })
})
