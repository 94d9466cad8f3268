import type { Change, ChangeFeed } from './database.ts'

/** The listeners of one node: `tell` calls each of them before it returns. */
export function createChangeFeed(trustedUntil: () => number): ChangeFeed & { tell(change: Change): void } {
  const listeners = new Set<(change: Change) => void>()
  return {
    trustedUntil,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(change) {
      for (const listener of listeners) {
        try {
          listener(change)
        } catch (error) {
          // The change is committed, so its writer must not see this; but a node that cannot drop what it cached must not go on.
          process.nextTick(() => {
            throw error
          })
        }
      }
    },
  }
}
