import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Where a secret outlives its page, which signing in leads away from. */
interface Kept {
  get(): string | null
  set(secret: string): void
}

/**
 * What stood behind the `#` of the link that this page was opened with. It is taken out of the address at once, where others
 * could read it. `kept`: the same object each time.
 */
export function useLinkSecret(kept?: Kept): string | null {
  const { hash } = useLocation()
  const [secret, setSecret] = useState(() => hash || (kept?.get() ?? null))
  useEffect(() => {
    if (hash === '') return
    kept?.set(hash)
    setSecret(hash)
    const { pathname, search } = window.location
    window.history.replaceState(window.history.state, '', pathname + search)
  }, [hash, kept])
  return secret
}
