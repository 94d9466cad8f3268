import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startChild } from './child.fixture.ts'
import { FolderInUse, lockFolder } from './folder-lock.ts'

const rounds = process.env.PORTREEVE_DEEP ? 15 : 2

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portreeve-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const holder = () => JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'))

  it('is refused to the second, with the process id of the first', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(new RegExp(`in use by the process ${process.pid}\\.`))
    unlock()
    lockFolder(folder)()
    expect(readdirSync(folder)).toEqual(['server.lock.2'])
  })

  it('is taken over from a process that is gone, though another has its process id now', () => {
    const unlock = lockFolder(folder)
    const before = { ...holder(), started: '1' }
    unlock()
    writeFileSync(join(folder, 'server.lock.7'), JSON.stringify(before))
    lockFolder(folder)()
  })

  it('is taken over after a restart of the machine', () => {
    writeFileSync(join(folder, 'server.lock.7'), JSON.stringify({ ...me(), boot: 'another' }))
    lockFolder(folder)()
  })

  it('is never taken from a process of another machine, about which nothing is known; the error says what to do', () => {
    writeFileSync(join(folder, 'server.lock.7'), JSON.stringify({ ...me(), pid: 999_999, host: 'another.example' }))
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    expect(() => lockFolder(folder)).toThrow(/gone for good, delete .*server\.lock\.7/)
  })

  it('goes to one of four that all find the holder killed', { timeout: 20_000 * rounds }, async () => {
    let left = startChild('lock-child.fixture.ts', folder)
    await left.until(1)
    left.process.stdin?.write('go\n')
    expect(await left.until(2)).toEqual(['ready', 'locked'])
    for (let round = 0; round < rounds; round++) {
      const contenders = [1, 2, 3, 4].map(() => startChild('lock-child.fixture.ts', folder))
      await Promise.all(contenders.map((child) => child.until(1)))
      await left.ended('SIGKILL')
      for (const child of contenders) child.process.stdin?.write('go\n')
      await Promise.all(contenders.map((child) => child.until(2)))
      expect(contenders.map((child) => child.lines[1]).sort()).toEqual(['locked', 'refused', 'refused', 'refused'])
      left = contenders.find((child) => child.lines[1] === 'locked')!
      await Promise.all(contenders.filter((child) => child !== left).map((child) => child.ended('SIGKILL')))
    }
    await left.ended('SIGKILL')
  })

  /** What this process writes into its lock. */
  function me(): Record<string, unknown> {
    const unlock = lockFolder(folder)
    const content = holder()
    unlock()
    return content
  }
})
