import { choose, type Setting } from './choose.ts'
import { operation } from './operations.ts'
import type { Step } from './steps.ts'

/** What was asked, by whom, and how it was answered. */
export interface Acted {
  readonly step: Step
  readonly actor: string
  readonly status: number
  readonly requestId: string
  readonly answer: Record<string, unknown>
  /** No change of anything, whatever the answer: a way in or out. */
  readonly isNoChange: boolean
  /** A line for whoever reads how it came to a failure. */
  readonly line: string
}

/** Does what a step stands for; `null` where there is nothing to do it with. */
export async function act(setting: Setting, step: Step): Promise<Acted | null> {
  const chosen = choose(setting, step)
  const asked = await operation(step.what).ask(chosen)
  if (!asked) return null
  const { session, token } = chosen
  const byToken = step.byToken && token !== undefined
  if (!asked.asNobody && !byToken && session === undefined) return null
  const headers = byToken ? { authorization: `Bearer ${token.secret}` } : { cookie: session?.cookie ?? '' }
  const { method, url, payload } = asked
  const response = await setting.server.inject({
    ...{ method, url, ...(payload && { payload }) },
    headers: { origin: 'http://localhost:7300', ...(asked.asNobody ? {} : headers) },
  })
  const answer = response.body === '' ? {} : (response.json() ?? {})
  if (response.statusCode < 300) asked.remember?.(answer)
  const who = asked.asNobody ? 'nobody' : `${nameOf(setting, chosen.actor.id)}${byToken ? ' by token' : ''}`
  const refusal = response.statusCode < 400 ? '' : ` ${answer.code}: ${answer.detail}`
  return {
    ...{ step, answer, actor: chosen.actor.id, status: response.statusCode },
    requestId: String(response.headers['x-request-id']),
    isNoChange: asked.isNoChange ?? false,
    line: `${step.what}: ${who} in ${chosen.place.type} on ${nameOf(setting, chosen.whom.id)} with ${chosen.role}: ${method} ${url} ${JSON.stringify(payload ?? {})} -> ${response.statusCode}${refusal}`,
  }
}

function nameOf({ world }: Setting, id: string): string {
  return `Person ${world.people.findIndex((person) => person.id === id)}`
}
