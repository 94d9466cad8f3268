import { useSyncExternalStore } from 'react'

let ended = false
let person: string | null = null
const listeners = new Set<() => void>()

function set(value: boolean): void {
  ended = value
  for (const listener of listeners) listener()
}

/** Whether the session of the person whose pages are open has come to its end meanwhile. */
export const sessionEnd = {
  /** From now on a "sign in first" means that a session ended, and what is on the page must not be lost. */
  signedInAs(id: string | null): void {
    person = id
    if (ended) set(false)
  },
  /** Answers whether there was a session that could end. */
  happened(): boolean {
    if (person === null) return false
    if (!ended) set(true)
    return true
  },
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}
