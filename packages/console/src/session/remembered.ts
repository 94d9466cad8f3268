/** What this browser remembers for comfort only. Storage may be switched off: then nothing is remembered. */
export const remembered = {
  get(key: string): string | null {
    try {
      return window.localStorage.getItem(`portreeve:${key}`)
    } catch {
      return null
    }
  },
  /** `null` forgets it. */
  set(key: string, value: string | null): void {
    try {
      if (value === null) window.localStorage.removeItem(`portreeve:${key}`)
      else window.localStorage.setItem(`portreeve:${key}`, value)
    } catch {
      // A browser that keeps nothing is no reason to stop.
    }
  },
}
