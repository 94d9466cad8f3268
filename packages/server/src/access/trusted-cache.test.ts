import { describe, expect, it } from 'vitest'
import type { Change, ChangeFeed } from '../db/database.ts'
import type { UserId } from '../ids.ts'
import { TrustedCache } from './trusted-cache.ts'

const ann = 'ann' as UserId

/** A database of one value, whose answers come when the test says so, and its announcements. */
function world() {
  let value = 'old'
  let answering = true
  let trustedUntil = Number.POSITIVE_INFINITY
  let reads = 0
  const waiting: (() => void)[] = []
  const listeners = new Set<(change: Change) => void>()
  const changes: ChangeFeed = {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    trustedUntil: () => trustedUntil,
  }
  const cache = new TrustedCache<string, { readonly value: string }>({
    changes,
    max: 10,
    load: async () => {
      reads++
      if (!answering) throw new Error('The database is gone')
      const read = { value }
      await new Promise<void>((resolve) => waiting.push(resolve))
      return read
    },
    concerns: () => [ann],
  })
  const settle = () => {
    for (const resolve of waiting.splice(0)) resolve()
  }
  return {
    cache,
    settle,
    reads: () => reads,
    async get() {
      const answer = cache.get('key')
      settle()
      return (await answer)?.value
    },
    commit(next: string, change: Change = { kind: 'touched', users: [ann], scopes: [] }) {
      value = next
      for (const listener of listeners) listener(change)
    },
    commitUnheard(next: string) {
      value = next
    },
    trust(until: number) {
      trustedUntil = until
    },
    breakDown() {
      answering = false
    },
  }
}

describe('the cache of what is announced', () => {
  it('reads once, until a change is announced', async () => {
    const { get, commit, reads } = world()
    expect([await get(), await get(), reads()]).toEqual(['old', 'old', 1])
    commit('new')
    expect([await get(), await get(), reads()]).toEqual(['new', 'new', 2])
    commit('newest', { kind: 'everything' })
    expect(await get()).toBe('newest')
  })

  it('does not keep what was loaded while a change of it arrived', async () => {
    const { cache, settle, get, commit } = world()
    const loading = cache.get('key')
    commit('new')
    settle()
    expect((await loading)?.value).toBe('old')
    expect(await get()).toBe('new')
  })

  it('lets nobody who asks after a change join a load from before it', async () => {
    const { cache, settle, commit } = world()
    const before = cache.get('key')
    commit('new')
    const after = cache.get('key')
    settle()
    expect([(await before)?.value, (await after)?.value]).toEqual(['old', 'new'])
  })

  it('uses nothing while announcements may be missing, and keeps nothing then', async () => {
    const { get, commitUnheard, trust } = world()
    await get()
    trust(performance.now() - 1)
    commitUnheard('new')
    expect(await get()).toBe('new')
    commitUnheard('newest')
    expect(await get()).toBe('newest')
    trust(Number.POSITIVE_INFINITY)
  })

  it('refuses rather than answers from the past when the database is gone too', async () => {
    const { get, trust, breakDown } = world()
    await get()
    trust(performance.now() - 1)
    breakDown()
    await expect(get()).rejects.toMatchObject({ code: 'not-ready' })
  })
})
