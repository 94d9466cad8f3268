import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What speaks like GitHub: OAuth 2.0 with PKCE, and an API that says whose the token is. Everybody who comes is `user`. */
export interface GitHubServer {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  user: { readonly id: number; readonly login: string; readonly email: string }
  stop(): Promise<void>
}

export async function startGitHubServer(): Promise<GitHubServer> {
  const [clientId, clientSecret] = ['Iv1.test', 'a secret of this test']
  const challenges = new Map<string, string>()
  const http = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github.test')
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    const { id, login, email } = server.user
    if (pathname === '/login/oauth/authorize') {
      const code = `code-${challenges.size}`
      challenges.set(code, searchParams.get('code_challenge') ?? '')
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    if (pathname === '/login/oauth/access_token') {
      const form = new URLSearchParams(await textOf(request))
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight = challenges.get(form.get('code') ?? '') === challenge && form.get('client_secret') === clientSecret
      // GitHub says with 200 that something is wrong.
      if (!isRight) return json(200, { error: 'bad_verification_code', error_description: 'The code is incorrect.' })
      return json(200, { access_token: 'gho_test', token_type: 'bearer', scope: 'read:user,user:email' })
    }
    if (request.headers.authorization !== 'Bearer gho_test') return json(401, { message: 'Bad credentials' })
    if (pathname === '/api/v3/user') return json(200, { id, login, email: null })
    return json(200, [
      { email: 'old@example.net', primary: false, verified: true },
      { email, primary: true, verified: true },
    ])
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const server: GitHubServer = {
    ...{ url: `http://localhost:${(http.address() as AddressInfo).port}`, clientId, clientSecret },
    user: { id: 1, login: 'octocat', email: 'octocat@example.net' },
    stop: () =>
      new Promise((done) => {
        http.close(() => done())
        http.closeAllConnections()
      }),
  }
  return server
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
