import { describe, expect, it } from 'vitest'
import { endText } from './end-text.ts'
import type { LineResult, PlannedLine } from './import-calls.ts'
import { countsOf, endedWords, sortedLines, summary } from './import-words.ts'
import { readFile } from './read-file.ts'
import { resultFile } from './result-file.ts'

const planned = (line: number, does: PlannedLine['does']): PlannedLine => ({
  ...{ line, does, email: `${line}@example.com`, name: null, roles: [], rolesBefore: [], ends: null, because: null },
})
const result = (line: number, outcome: LineResult['outcome'], more: Partial<LineResult> = {}): LineResult => ({
  ...{ line, outcome, email: 'a@example.com', because: null, link: null, ...more },
})

describe('what an import is told by', () => {
  it('shows what is not possible first, and otherwise the order of the file', () => {
    const lines = [
      planned(2, 'nothing'),
      planned(3, 'add'),
      planned(4, 'error'),
      planned(5, 'add'),
      planned(6, 'error'),
    ]
    expect(sortedLines(lines, undefined).map(({ line }) => line)).toEqual([4, 6, 3, 5, 2])
    expect(sortedLines(lines, 'add').map(({ line }) => line)).toEqual([3, 5])
    expect(countsOf(lines)).toEqual([
      { does: 'error', count: 2 },
      { does: 'add', count: 2 },
      { does: 'nothing', count: 1 },
    ])
  })

  it('tells the last day as the file has it', () => {
    expect(endText('2031-01-31T23:59:59.000Z')).toMatch(/31/)
    expect(endText('2031-02-01T10:00:00.000Z')).toMatch(/1/)
  })

  it('counts what has come of it', () => {
    expect(summary([result(2, 'added'), result(3, 'failed'), result(4, 'added')])).toBe('2 added, 1 not possible')
  })

  it('says how it ended, and that nothing was done where nothing was', () => {
    expect(endedWords('done', [result(2, 'added')], 1)).toBe('Done: 1 added.')
    expect(endedWords('failed', [], 12)).toBe('It broke off. Nothing was done.')
    expect(endedWords('stopped', [result(2, 'added')], 12)).toBe(
      'You stopped it after 1 of 12 lines. What was done stays; the same file again does the rest. 1 added.',
    )
  })

  it('keeps the results in a file of which no spreadsheet runs anything', () => {
    const text = resultFile([result(2, 'failed', { email: '=1+1', because: 'There is no role “x, y”' })])
    expect(text).toBe('\ufeffline,email,outcome,because,link\r\n2,\'=1+1,failed,"There is no role “x, y”",\r\n')
  })

  it('refuses what is no text before anything is sent', async () => {
    const file = (name: string, bytes: number[]) => readFile(new File([new Uint8Array(bytes)], name))
    expect(await file('people.xlsx', [80, 75])).toContain('.csv or .json')
    expect(await file('people.csv', [0xff, 0xfe, 0x41])).toContain('not text in UTF-8')
    expect(await file('PEOPLE.CSV', [0x65, 0xc3, 0xb6])).toEqual({ name: 'PEOPLE.CSV', format: 'csv', text: 'eö' })
  })
})
