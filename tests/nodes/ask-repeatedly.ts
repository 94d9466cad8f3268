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
export async function askRepeatedly(ask: () => Promise<number>, since: number): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (let askedAfterMs = 0; askedAfterMs < everywhereMs + 500; ) {
    askedAfterMs = performance.now() - since
    answers.push({ askedAfterMs, status: await ask() })
  }
  return answers
}

/** A page that only some may read. */
export async function statusOf(url: string, cookie: string): Promise<number> {
  return (await answerOf(url, { headers: { cookie } })).status
}

/**
 * The same question by an application: 200 for a yes, 403 for a no. What a node knows already it answers without its
 * database, so that here nothing but trust stands between the past and the answer.
 */
export async function decisionOf(url: string, token: string, body: object): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const { status, text } = await answerOf(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (status !== 200) return status
  return (JSON.parse(text) as { decision: boolean }).decision ? 200 : 403
}

async function answerOf(url: string, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMs) })
    return { status: response.status, text: await response.text() }
  } catch {
    return { status: 0, text: '' }
  }
}

/** Every yes to somebody who asked when it had to be known that they may not. */
export function lateYes(answers: readonly Answered[]): readonly Answered[] {
  return answers.filter(({ askedAfterMs, status }) => askedAfterMs >= everywhereMs && status === 200)
}
