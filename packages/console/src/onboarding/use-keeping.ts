import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

const restMs = 600

/** What was kept last must be what was said last. */
export const oneAfterTheOther = { id: 'draft' } as const

/** Keeps what somebody says shortly after they said it, so that a closed window loses nothing. A failure waits for the next step, which tells it. */
export function useKeeping(said: object, keep: () => Promise<unknown>): void {
  const { mutate } = useMutation({
    mutationFn: keep,
    scope: oneAfterTheOther,
    meta: { shownInPlace: true, changesNothing: true },
  })
  const before = useRef(said)
  useEffect(() => {
    if (before.current === said) return
    const timer = window.setTimeout(() => {
      before.current = said
      mutate()
    }, restMs)
    return () => window.clearTimeout(timer)
  }, [said, mutate])
}
