/** What the server says when it refuses (RFC 9457), or what is known when it says nothing. */
export interface Problem {
  /** Stable: what programs test for. `docs/errors.md` explains each. `no-answer` where the server did not answer at all. */
  readonly code: string
  readonly title: string
  /** A sentence for the person: what happened, why, what to do. */
  readonly detail: string
  /** 0 where the server did not answer at all. */
  readonly status: number
  readonly requestId: string | null
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  /** Every member that the answer had, also those that belong to one code only (the least role that would do, who can help). */
  readonly members: Readonly<Record<string, unknown>>
}

/** A call that the server refused or could not answer. Its message is the problem's sentence. */
export class PortreeveError extends Error {
  override readonly name = 'PortreeveError'
  readonly problem: Problem

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause })
    this.problem = problem
  }
}

/** The problem in an answer that is not a success: a problem document, or the plain text of the decision endpoints. */
export async function problemOf(response: globalThis.Response): Promise<Problem> {
  const text = await response.text()
  const members = parseObject(text)
  const { code, title, detail, requestId, errors } = members
  return {
    code: typeof code === 'string' ? code : `status-${response.status}`,
    title: typeof title === 'string' ? title : response.statusText,
    detail: typeof detail === 'string' ? detail : text || `The server answered with status ${response.status}.`,
    status: response.status,
    requestId: typeof requestId === 'string' ? requestId : response.headers.get('x-request-id'),
    errors: Array.isArray(errors) ? errors : [],
    members,
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
