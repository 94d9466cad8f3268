import type { App } from '../../http/app-type.ts'

/** What a tool is told when it may not, or cannot. Goes to the client as a tool's error, in the words of the API. */
export class ToolRefusal extends Error {
  readonly code: string
  readonly requestId: string | null

  constructor(code: string, detail: string, requestId: string | null = null) {
    super(detail)
    this.name = 'ToolRefusal'
    this.code = code
    this.requestId = requestId
  }
}

/** Whose request it is that a tool goes on with. */
export interface Caller {
  readonly authorization: string
  readonly host: string
  readonly ip: string
  readonly agent: string | undefined
}

type Query = Readonly<Record<string, string | undefined>>

/** The API, as the token that called the tool sees it. */
export interface Door {
  get<Answer>(path: string, query?: Query): Promise<Answer>
  post<Answer>(path: string, body?: object): Promise<Answer>
  upload<Answer>(path: string, archive: Buffer): Promise<Answer>
}

/**
 * Everything that a tool does is a request to a route of the API, made with the caller's token: whoever may not do it is refused there,
 * by the same rules and with the same traces as if they had made the request themselves (A16).
 */
export function doorOf(app: App, base: string, caller: Caller): Door {
  const headers = {
    ...{ authorization: caller.authorization, host: caller.host },
    ...(caller.agent !== undefined && { 'user-agent': caller.agent }),
  }
  const send = async <Answer>(
    method: 'GET' | 'POST',
    path: string,
    more: { query?: Record<string, string>; payload?: object | Buffer; headers?: Record<string, string> },
  ): Promise<Answer> => {
    const answer = await app.inject({
      ...{ method, url: `${base}${path}`, remoteAddress: caller.ip },
      ...more,
      headers: { ...headers, ...more.headers },
    })
    if (answer.statusCode < 400) return answer.json<Answer>()
    const { code, detail, requestId } = answer.json<{ code: string; detail: string; requestId: string }>()
    throw new ToolRefusal(code, detail, requestId)
  }
  return {
    get: (path, query = {}) => send('GET', path, { query: given(query) }),
    post: (path, body) => send('POST', path, body === undefined ? {} : { payload: body }),
    upload: (path, archive) => send('POST', path, { payload: archive, headers: { 'content-type': 'application/zip' } }),
  }
}

function given(query: Query): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
