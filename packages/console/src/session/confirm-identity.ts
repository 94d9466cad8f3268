import { useSyncExternalStore } from 'react'

/** What would do as a proof, as the server named it: `password`, kinds of second factors, or codes for a late one. */
export type ProofWays = readonly string[]

interface Question {
  readonly ways: ProofWays
  readonly answered: Promise<boolean>
  readonly answer: (isProved: boolean) => void
}

let open: Question | null = null
const listeners = new Set<() => void>()

function set(question: Question | null): void {
  open = question
  for (const listener of listeners) listener()
}

function newQuestion(ways: ProofWays): Question {
  let answer: Question['answer'] = () => {}
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  return { ways, answered, answer }
}

/** Whether the person on this page is to prove that it is them, before something that was refused is tried once more. */
export const confirmIdentity = {
  /** Answers whether they did. Acts that wait at the same time share one question; where no page could show it, it is answered no. */
  ask(ways: ProofWays): Promise<boolean> {
    if (listeners.size === 0) return Promise.resolve(false)
    const question = open ?? newQuestion(ways)
    if (open === null) set(question)
    return question.answered
  },
  answer(isProved: boolean): void {
    open?.answer(isProved)
    set(null)
  },
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    // Whoever left the page has not answered.
    if (listeners.size === 0) confirmIdentity.answer(false)
  }
}

/** `null`: nothing is asked. */
export function useConfirmationWanted(): ProofWays | null {
  return useSyncExternalStore(subscribe, () => open?.ways ?? null)
}

type Send = (request: Request) => Promise<Response>

/**
 * An act that takes a fresh proof (X13) is sent again once the proof is there, and only once. Looking at things never asks.
 * Where the proof is not given the refusal stands, and nothing has changed.
 */
export function withProof(send: Send): Send {
  return async (request) => {
    const again = request.method === 'GET' ? null : request.clone()
    const answer = await send(request)
    if (again === null || answer.status !== 403) return answer
    const ways = waysToProve(await problemIn(answer))
    if (ways === null) return answer
    return (await confirmIdentity.ask(ways)) ? send(again) : answer
  }
}

/** With what the refused act could be done after all, where the refusal is of that kind; else null. */
export function waysToProve(problem: unknown): ProofWays | null {
  const { code, need, scope, ...members } = member(problem)
  if (code === 'fresh-sign-in-needed' || code === 'enrolment-proof-needed') return texts(members.with)
  // A place asks for a second factor. Where nothing at all is open before it, that is a page of its own.
  return code === 'second-factor-needed' && need === 'prove' && scope !== undefined ? texts(members.methods) : null
}

function member(problem: unknown): Readonly<Record<string, unknown>> {
  return typeof problem === 'object' && problem !== null ? (problem as Readonly<Record<string, unknown>>) : {}
}

function texts(value: unknown): ProofWays {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : ['password']
}

async function problemIn(answer: Response): Promise<unknown> {
  return answer
    .clone()
    .json()
    .catch(() => null)
}
