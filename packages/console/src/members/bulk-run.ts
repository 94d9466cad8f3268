import { PortreeveError } from '@portreeve/sdk'

/** So many in one request: few enough that the number on the page moves. */
const atOnce = 10

export interface BulkResult {
  readonly person: string
  readonly ok: boolean
  readonly problem?: { readonly detail: string } | undefined
  readonly receipt?: { readonly leftBehind: Readonly<Record<string, number>> } | undefined
}

interface BulkRun {
  readonly people: readonly string[]
  readonly send: (people: string[]) => Promise<readonly BulkResult[]>
  readonly onResults: (results: readonly BulkResult[]) => void
  /** Asked before each request: those that are left then stay as they are. */
  readonly isStopped: () => boolean
}

/** An act on many, in requests of a few, one after the other. One that is refused as a whole fails those in it only. */
export async function runInParts({ people, send, onResults, isStopped }: BulkRun): Promise<void> {
  for (let start = 0; start < people.length && !isStopped(); start += atOnce) {
    const part = people.slice(start, start + atOnce)
    try {
      onResults(await send(part))
    } catch (error) {
      const detail = error instanceof PortreeveError ? error.problem.detail : String(error)
      onResults(part.map((person) => ({ person, ok: false, problem: { detail } })))
    }
  }
}
