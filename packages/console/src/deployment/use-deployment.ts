import { useCallback, useEffect, useState } from 'react'
import { type Deployment, readDeployment } from './deployment.ts'

export type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'loaded'; readonly deployment: Deployment }

/** What the server says about itself, and a way to ask again. */
export function useDeployment(): readonly [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })

  const load = useCallback(() => {
    const abort = new AbortController()
    setLoaded({ state: 'loading' })
    readDeployment(abort.signal)
      .then((deployment) => setLoaded({ state: 'loaded', deployment }))
      .catch((error: Error) => {
        if (!abort.signal.aborted) setLoaded({ state: 'failed', reason: error.message })
      })
    return () => abort.abort()
  }, [])
  useEffect(load, [load])

  return [loaded, load]
}
