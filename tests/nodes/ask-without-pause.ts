import { everywhereMs } from './ask-repeatedly.ts'

/** One question to one node, asked again and again. */
export interface Asker {
  readonly node: number
  readonly what: string
  readonly ask: () => Promise<number>
}

export interface Asked {
  readonly node: number
  readonly what: string
  /** After the change had been acknowledged; less than 0: before that. */
  readonly askedAfterMs: number
  readonly status: number
}

/**
 * Everybody asks without a pause, from before a change until well after everybody must know. `change` is called when each has had
 * an answer, and must come back when it was acknowledged.
 */
export async function askWithoutPause(
  askers: readonly Asker[],
  change: () => Promise<void>,
): Promise<readonly Asked[]> {
  const answers: { readonly asker: Asker; readonly askedAt: number; readonly status: number }[] = []
  let acknowledgedAt = Number.POSITIVE_INFINITY
  let haveAnswer = 0
  let everybodyAsks = () => {}
  const ready = new Promise<void>((resolve) => {
    everybodyAsks = resolve
  })
  const loops = askers.map(async (asker) => {
    for (let isFirst = true; performance.now() - acknowledgedAt < everywhereMs + 400; isFirst = false) {
      const askedAt = performance.now()
      answers.push({ asker, askedAt, status: await asker.ask() })
      if (isFirst) haveAnswer += 1
      if (haveAnswer === askers.length) everybodyAsks()
    }
  })
  await ready
  try {
    await change()
  } finally {
    acknowledgedAt = performance.now()
  }
  await Promise.all(loops)
  return answers.map(({ asker: { node, what }, askedAt, status }) => ({
    ...{ node, what, askedAfterMs: askedAt - acknowledgedAt, status },
  }))
}

/** A yes to a question that was asked when that node had to know: the one that served the change at once, others in a second. */
export function tooLate(answers: readonly Asked[], servedBy: number): readonly Asked[] {
  return answers.filter(
    ({ node, askedAfterMs, status }) => status === 200 && askedAfterMs >= (node === servedBy ? 0 : everywhereMs),
  )
}
