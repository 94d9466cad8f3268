/** Somebody who signed in to a running server. */
export interface PortalClient {
  get(path: string): Promise<Answered>
  post(path: string, body: object): Promise<Answered>
}

interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

interface Page {
  readonly items: readonly Record<string, unknown>[]
  readonly next: string | null
}

const password = 'correct horse battery staple'
const email = 'first@example.com'

/** Follows the set-up link that the server printed. */
export async function setUp(url: string, output: string): Promise<void> {
  const token = /\/set-up#([\w-]+)/.exec(output)?.[1]
  const body = { token, name: 'Ǫrvar Þórsson', email, password, deploymentName: '港' }
  const { status } = await request(url, '/api/v1/set-up', { method: 'POST', body })
  if (status !== 201) throw new Error(`Set-up answered ${status}`)
}

export async function signIn(url: string): Promise<PortalClient> {
  return clientOf(url, await signInCookie(url))
}

/** The same for requests that are no JSON. */
export async function signInCookie(url: string): Promise<string> {
  const response = await fetch(new URL('/api/v1/sign-in', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`Signing in answered ${response.status}`)
  return cookie
}

/** Whoever has this cookie. */
export function clientOf(url: string, cookie: string): PortalClient {
  return {
    get: (path) => request(url, path, { method: 'GET', cookie }),
    post: (path, body) => request(url, path, { method: 'POST', cookie, body }),
  }
}

/** Accepts an invitation as somebody without an account. Answers the cookie, or `null` where the server took it not. */
export async function acceptInvitation(url: string, secret: string): Promise<string | null> {
  const response = await fetch(new URL('/api/v1/invitations/accept', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: 'Þóra', password }),
  })
  await response.text()
  return (response.ok && response.headers.getSetCookie()[0]?.split(';')[0]) || null
}

/** Every item of a list, page by page. */
export async function all(client: PortalClient, path: string): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  for (let after: string | null = ''; after !== null; ) {
    const separator = path.includes('?') ? '&' : '?'
    const page = await client.get(`${path}${separator}limit=100${after === '' ? '' : `&after=${after}`}`)
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
    const { items: some, next } = page.body as unknown as Page
    items.push(...some)
    after = next
  }
  return items
}

interface Sent {
  readonly method: 'GET' | 'POST'
  readonly cookie?: string
  readonly body?: object
}

async function request(url: string, path: string, { method, cookie, body }: Sent): Promise<Answered> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}
