/** What the server answers when it refuses (RFC 9457). */
export interface Problem {
  readonly title: string
  readonly detail?: string
  readonly requestId?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** A refusal of the server in its own words, or that there was no server to ask. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly problem: Problem | null

  constructor(message: string, problem: Problem | null) {
    super(message)
    this.problem = problem
  }
}

/** Calls the API of the server that this page came from. */
export async function request(path: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new RequestFailed('No answer came back.', null)
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  const problem = body as Problem | null
  throw new RequestFailed(
    problem?.detail ?? problem?.title ?? `The server answered with status ${response.status}.`,
    problem,
  )
}
