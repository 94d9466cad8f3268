/** How a node answered, and how long after the change it was asked. */
export interface Answered {
  readonly askedAfterMs: number
  /** 0: it did not answer, or hung up. */
  readonly status: number
}

/** What every node must know after this long (X5). */
export const everywhereMs = 1_000
const patienceMs = 3_000

/**
 * Asks one node again and again from the moment of a change on, until well after everybody must know. The answers are all
 * that is judged: no time is waited for.
 */
export async function askRepeatedly(url: string, cookie: string, since: number): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (let askedAfterMs = 0; askedAfterMs < everywhereMs + 500; ) {
    askedAfterMs = performance.now() - since
    answers.push({ askedAfterMs, status: await statusOf(url, cookie) })
  }
  return answers
}

export async function statusOf(url: string, cookie: string): Promise<number> {
  try {
    const response = await fetch(url, { headers: { cookie }, signal: AbortSignal.timeout(patienceMs) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

/** Every yes to somebody who asked when it had to be known that they may not. */
export function lateYes(answers: readonly Answered[]): readonly Answered[] {
  return answers.filter(({ askedAfterMs, status }) => askedAfterMs >= everywhereMs && status === 200)
}
