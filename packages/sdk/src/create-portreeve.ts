import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { PortreeveError, problemOf } from './portreeve-error.ts'
import type { paths } from './schema.gen.ts'

export interface PortreeveOptions {
  /** Where the server is, such as `https://access.example.com`. */
  readonly url: string | URL
  /** An API token, of a person or of a service account. Left out in a browser, where the session's cookie speaks. */
  readonly token?: string
  /** Left out: the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>
}

type JsonBody<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never
type JsonAnswer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Answer } } } }
  ? Answer
  : never

/** May this subject do this to that (OpenID AuthZEN)? */
export type Evaluation = JsonBody<paths['/access/v1/evaluation']['post']>
export type Decision = JsonAnswer<paths['/access/v1/evaluation']['post']>

export interface Portreeve {
  /** Every operation of the API by method and path, typed. A refusal is thrown as a `PortreeveError`. */
  readonly api: Client<paths>
  /** May they? For service accounts that a role lets ask. */
  may(evaluation: Evaluation): Promise<boolean>
  /** The same with its reason. */
  decide(evaluation: Evaluation): Promise<Decision>
  /** Many questions at once, answered in their order. */
  decideAll(evaluations: readonly Evaluation[]): Promise<readonly Decision[]>
}

/**
 * A client of one Portreeve server.
 *
 * @example
 * const portreeve = createPortreeve({ url: 'https://access.example.com', token })
 * await portreeve.may({ subject: { type: 'user', id }, action: { name: 'app.publish' }, resource: { type: 'developer-account', id: account } })
 */
export function createPortreeve({ url, token, fetch = globalThis.fetch }: PortreeveOptions): Portreeve {
  const api = createClient<paths>({
    baseUrl: new URL(url).href.replace(/\/$/, ''),
    fetch: (request) => fetch(request),
    // Files are sent as they are, with the content type that the call names.
    bodySerializer: (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body)),
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  })
  api.use(throwProblems)
  const decide = async (evaluation: Evaluation) => {
    const { data } = await api.POST('/access/v1/evaluation', { body: evaluation })
    return data!
  }
  return {
    api,
    decide,
    may: async (evaluation) => (await decide(evaluation)).decision,
    decideAll: async (evaluations) => {
      if (evaluations.length === 0) return []
      const { data } = await api.POST('/access/v1/evaluations', { body: { evaluations: [...evaluations] } })
      return data !== undefined && 'evaluations' in data ? data.evaluations : []
    },
  }
}

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw new PortreeveError(await problemOf(response))
  },
  onError({ error }) {
    const detail = 'The server did not answer. Check its address, and that it runs.'
    const nothing = { title: 'No answer', status: 0, requestId: null, errors: [], members: {} }
    return new PortreeveError({ code: 'no-answer', detail, ...nothing }, error)
  },
}
