import { LRUCache } from 'lru-cache'
import type { Change, ChangeFeed } from '../db/database.ts'
import { Problem } from '../errors.ts'

interface TrustedCacheOptions<Key, Value> {
  readonly changes: ChangeFeed
  /** Entries kept at most; the least recently used goes first. */
  readonly max: number
  readonly load: (key: Key) => Promise<Value | null>
  /** Ids of the people and scopes whose change makes the value wrong. */
  readonly concerns: (value: Value) => readonly string[]
  readonly onLookup?: (hit: boolean) => void
}

interface Load<Value> {
  readonly promise: Promise<Value | null>
  /** Ids that changed since the load began: what it brings may be from before. */
  readonly changedMeanwhile: Set<string>
  everythingChanged: boolean
}

/**
 * What was read from the database, kept until the database announces a change of it. Three rules keep it from answering
 * from the past: nothing is used while announcements may be missing (`trustedUntil`); what was loaded while a change of it
 * arrived is not stored; and nobody who asks after a change joins a load that began before it. Absence is never kept.
 */
export class TrustedCache<Key extends string, Value extends object> {
  readonly #options: TrustedCacheOptions<Key, Value>
  readonly #entries: LRUCache<Key, Value>
  readonly #keysByConcern = new Map<string, Set<Key>>()
  readonly #loads = new Set<Load<Value>>()
  readonly #joinable = new Map<Key, Load<Value>>()
  readonly #unsubscribe: () => void

  constructor(options: TrustedCacheOptions<Key, Value>) {
    this.#options = options
    this.#entries = new LRUCache<Key, Value>({
      max: options.max,
      dispose: (value, key) => this.#forgetConcerns(key, value),
    })
    this.#unsubscribe = options.changes.subscribe((change) => this.#drop(change))
  }

  /** `accept`: an entry that it refuses (too old for what is asked) is read anew. Throws `not-ready` where nothing can be read. */
  async get(key: Key, accept: (value: Value) => boolean = () => true): Promise<Value | null> {
    const trusted = performance.now() <= this.#options.changes.trustedUntil()
    const entry = trusted ? this.#entries.get(key) : undefined
    const hit = entry !== undefined && accept(entry)
    this.#options.onLookup?.(hit)
    if (hit) return entry
    try {
      return await (this.#joinable.get(key) ?? this.#begin(key)).promise
    } catch (cause) {
      if (cause instanceof Problem) throw cause
      throw new Problem('not-ready', { detail: 'The database does not answer. Try again in a moment.', cause })
    }
  }

  close(): void {
    this.#unsubscribe()
    this.#entries.clear()
  }

  #begin(key: Key): Load<Value> {
    const load: Load<Value> = {
      promise: this.#options.load(key).then(
        (value) => {
          this.#finish(key, load, value)
          return value
        },
        (error) => {
          this.#finish(key, load, null)
          throw error
        },
      ),
      changedMeanwhile: new Set(),
      everythingChanged: false,
    }
    this.#loads.add(load)
    this.#joinable.set(key, load)
    return load
  }

  #finish(key: Key, load: Load<Value>, value: Value | null): void {
    this.#loads.delete(load)
    if (this.#joinable.get(key) === load) this.#joinable.delete(key)
    if (value === null || load.everythingChanged) return
    if (performance.now() > this.#options.changes.trustedUntil()) return
    const concerns = this.#options.concerns(value)
    if (concerns.some((id) => load.changedMeanwhile.has(id))) return
    this.#entries.set(key, value)
    for (const id of concerns) {
      const keys = this.#keysByConcern.get(id)
      if (keys === undefined) this.#keysByConcern.set(id, new Set([key]))
      else keys.add(key)
    }
  }

  #forgetConcerns(key: Key, value: Value): void {
    for (const id of this.#options.concerns(value)) {
      const keys = this.#keysByConcern.get(id)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByConcern.delete(id)
    }
  }

  #drop(change: Change): void {
    this.#joinable.clear()
    if (change.kind === 'everything') {
      for (const load of this.#loads) load.everythingChanged = true
      this.#entries.clear()
      return
    }
    for (const id of [...change.users, ...change.scopes]) {
      for (const load of this.#loads) load.changedMeanwhile.add(id)
      for (const key of [...(this.#keysByConcern.get(id) ?? [])]) this.#entries.delete(key)
    }
  }
}
