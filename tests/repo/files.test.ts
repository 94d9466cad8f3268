import { describe, expect, test } from 'vitest'
import { files, linesMatching, read, shipped, written } from './source.ts'

const length = (file: string) => read(file).split('\n').length - 1

describe('files are small and named after what they hold', () => {
  test('half of them have fewer than 100 lines, and none has more than 400: a longer one is two', () => {
    const lengths = written.map(length).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100)
    expect(written.filter((file) => length(file) > 400).map((file) => `${file}: ${length(file)} lines`)).toEqual([])
  })

  test('none is a room for anything (utils, shared, common, helpers, types)', () => {
    const bag = /(^|\/)(utils?|shared|common|helpers?|misc|types)(\/|\.[a-z]+$)/
    expect(files.filter((file) => bag.test(file))).toEqual([])
  })

  test('names are lower case with hyphens, so that they are the same on every system', () => {
    const odd = shipped.filter((file) => !/^packages\/[a-z]+\/src\/([a-z0-9-]+\/)*[a-z0-9-]+(\.d)?\.tsx?$/.test(file))
    expect(odd).toEqual([])
  })
})

describe('nothing is left over', () => {
  const self = 'tests/repo/files.test.ts'
  const code = written.filter((file) => file !== self)

  test('no mark of unfinished work', () => {
    expect(linesMatching(code, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([])
  })

  test('no test is switched off or alone: a run would be green without it', () => {
    expect(linesMatching(code, /\b(test|it|describe)\.(only|skip|todo)\b/)).toEqual([])
  })

  test('no type is given up and no finding silenced', () => {
    expect(
      linesMatching(
        code.filter((file) => /\.tsx?$/.test(file)),
        /(:\s*any\s*(\[\]|[,;)=|&{}]|$)|\bas any\s*([,;)\]}]|$)|<any>|@ts-ignore|@ts-nocheck|biome-ignore)/,
      ),
    ).toEqual([])
  })

  test('a test waits for what happens, never for time to pass', () => {
    const tests = code.filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    expect(linesMatching(tests, /\b(setTimeout|waitForTimeout|sleep)\(/)).toEqual([])
  })

  test('no snapshot: nobody reads why it changed', () => {
    const tests = code.filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    expect(linesMatching(tests, /toMatch(Inline)?Snapshot|toThrowErrorMatching(Inline)?Snapshot/)).toEqual([])
  })
})
