import { useSyncExternalStore } from 'react'

interface Question {
  readonly answered: Promise<boolean>
  readonly answer: (isProved: boolean) => void
}

let open: Question | null = null
const listeners = new Set<() => void>()

function set(question: Question | null): void {
  open = question
  for (const listener of listeners) listener()
}

function newQuestion(): Question {
  let answer: Question['answer'] = () => {}
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  return { answered, answer }
}

/** Whether the person on this page is to prove that it is them, before something that was refused is tried once more. */
export const confirmIdentity = {
  /** Answers whether they did. Acts that wait at the same time share one question; where no page could show it, it is answered no. */
  ask(): Promise<boolean> {
    if (listeners.size === 0) return Promise.resolve(false)
    const question = open ?? newQuestion()
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

export function useConfirmationWanted(): boolean {
  return useSyncExternalStore(subscribe, () => open !== null)
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
    if (again === null || answer.status !== 403 || !(await asksForProof(answer))) return answer
    return (await confirmIdentity.ask()) ? send(again) : answer
  }
}

async function asksForProof(answer: Response): Promise<boolean> {
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'fresh-sign-in-needed'
}
