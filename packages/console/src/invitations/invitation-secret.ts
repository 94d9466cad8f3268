import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

const key = 'portreeve:invitation'

/** What came behind the `#` of the link. Kept for this tab only: signing in leads away from the page and back to it. */
const kept = {
  get(): string | null {
    try {
      return window.sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  /** `null` forgets it. */
  set(secret: string | null): void {
    try {
      if (secret === null) window.sessionStorage.removeItem(key)
      else window.sessionStorage.setItem(key, secret)
    } catch {
      // Where nothing is kept, the link has to be opened again after signing in.
    }
  },
}

/** The invitation was used or declined: this tab need not remember it. */
export function forgetInvitation(): void {
  kept.set(null)
}

/** The secret of the link that this page was opened with. It is taken out of the address at once, where others could read it. */
export function useInvitationSecret(): string | null {
  const { hash } = useLocation()
  const [secret, setSecret] = useState(() => hash || kept.get())
  useEffect(() => {
    if (hash === '') return
    kept.set(hash)
    setSecret(hash)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [hash])
  return secret
}
