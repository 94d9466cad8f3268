import type { Summary } from './summary.ts'

type Waiting = Summary['waiting']

export interface WaitingFact {
  readonly id: keyof Waiting
  readonly count: number
  readonly text: string
}

type Tell = (count: number) => string

const texts: Readonly<Record<keyof Waiting, Tell>> = {
  requests: (count) => (count === 1 ? 'request for access' : 'requests for access'),
  invitations: (count) => (count === 1 ? 'invitation not accepted yet' : 'invitations not accepted yet'),
  expiredInvitations: (count) =>
    count === 1 ? 'invitation that nobody accepted in time' : 'invitations that nobody accepted in time',
  roleChanges: (count) =>
    count === 1 ? 'role change that counts from the next sign-in' : 'role changes that count from the next sign-in',
  serviceAccountsWithoutMaker: (count) =>
    count === 1 ? 'service account whose maker has left' : 'service accounts whose makers have left',
}

/** What somebody should look at here. Null where none of it may be seen: then there is nothing to say about it either. */
export function waitingFacts(waiting: Waiting): readonly WaitingFact[] | null {
  const ids = Object.keys(texts) as (keyof Waiting)[]
  if (ids.every((id) => waiting[id] === null)) return null
  return ids.flatMap((id) => {
    const count = waiting[id] ?? 0
    return count === 0 ? [] : [{ id, count, text: texts[id](count) }]
  })
}
