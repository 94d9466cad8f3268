/** Something that is done again and again, one round after the other, until it is stopped. */
export interface Rounds {
  /** Waits for the round that is under way. */
  stop(): Promise<void>
}

/** A round that fails is told, and made up by the next. Keeps no process from ending. */
export function startRounds(everyMs: number, work: () => Promise<void>, onError: (error: unknown) => void): Rounds {
  let round: Promise<void> | null = null
  const timer = setInterval(() => {
    round ??= work()
      .catch(onError)
      .finally(() => {
        round = null
      })
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}
