import { Problem } from '../../errors.ts'
import type { RequestState } from './queries.ts'

const happened: Readonly<Record<RequestState, string>> = {
  open: 'It is still open.',
  accepted: 'It was accepted.',
  declined: 'It was declined.',
  expired: 'Nobody answered it in time.',
  withdrawn: 'It was taken back.',
}

/** For whoever comes too late to answer a request, or to take it back. */
export function requestOver(state: RequestState): Problem {
  return new Problem('request-decided', { detail: `This request is over. ${happened[state]}`, more: { state } })
}
