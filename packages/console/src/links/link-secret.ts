import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** What stood behind the `#` of the link that this page was opened with. It is taken out of the address at once, where others could read it. */
export function useLinkSecret(): string | null {
  const { hash } = useLocation()
  const [secret, setSecret] = useState(() => hash || null)
  useEffect(() => {
    if (hash === '') return
    setSecret(hash)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [hash])
  return secret
}
