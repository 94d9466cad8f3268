import type { Service } from '../../context.ts'
import { sealAudit } from './seal.ts'

interface Sealer {
  /** Seals what is left and ends the timer. */
  stop(): Promise<void>
}

/** Seals the audit log every few seconds, from the first of which on whatever its age. A failed round is told and made up by the next. */
export function startSealer(service: Service, onError: (error: unknown) => void, everyMs = 5_000): Sealer {
  let all = true
  let round: Promise<void> | null = null
  const seal = async (wait: boolean) => {
    try {
      await sealAudit(service, { all, wait })
      all = false
    } catch (error) {
      onError(error)
    }
  }
  const timer = setInterval(() => {
    round ??= seal(false).finally(() => {
      round = null
    })
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await round
      await seal(true)
    },
  }
}
