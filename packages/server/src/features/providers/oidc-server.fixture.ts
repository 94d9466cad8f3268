import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Readonly<Record<string, unknown>>

/** A real OpenID provider on this machine. Whoever comes is signed in as `account`, without being asked. */
export interface OidcServer {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  account: string
  /** Changes what the next tokens say, and signs them anew; `unsigned`: leaves the signature as it was. */
  alter: { readonly claims: (claims: Claims) => Claims; readonly unsigned?: boolean } | null
  /** The provider forgets a code, as it does when its time is over. */
  forget(code: string): Promise<void>
  stop(): Promise<void>
}

/** As much of the library as is used here: it comes without types. */
interface Koa {
  readonly path: string
  readonly method: string
  readonly req: unknown
  readonly res: unknown
  body: unknown
  respond: boolean
}
interface Provider {
  readonly AuthorizationCode: { find(code: string): Promise<{ destroy(): Promise<void> } | undefined> }
  readonly Grant: new (of: {
    clientId: string
    accountId: string
  }) => {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  use(middleware: (context: Koa, next: () => Promise<void>) => Promise<void>): void
  callback(): RequestListener
  interactionFinished(request: unknown, response: unknown, result: unknown): Promise<void>
}
type ProviderClass = new (issuer: string, configuration: unknown) => Provider

interface AskedBy {
  readonly oidc: { readonly client: { clientId: string }; readonly session: { accountId: string }; provider: Provider }
}

/** `redirectUris`: where it may send people back to. */
export async function startOidcServer(redirectUris: readonly string[]): Promise<OidcServer> {
  // @ts-expect-error: it has no types.
  const { Provider } = (await import('oidc-provider')) as { readonly Provider: ProviderClass }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [clientId, clientSecret] = ['portreeve', 'a secret of this test, long enough for it']
  const http = createServer()
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const issuer = `http://localhost:${(http.address() as AddressInfo).port}`
  const server: OidcServer = {
    ...{ issuer, clientId, clientSecret, account: 'greta', alter: null },
    forget: async (code) => (await provider.AuthorizationCode.find(code))?.destroy(),
    stop: () =>
      new Promise((done) => {
        http.close(() => done())
        http.closeAllConnections()
      }),
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['a key of this test'] },
    claims: { email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    ttl: { AuthorizationCode: 60, IdToken: 3600, Interaction: 60, Session: 60, Grant: 60, AccessToken: 60 },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@example.net`, email_verified: true }),
    }),
    loadExistingGrant: async ({ oidc }: AskedBy) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    if (context.path === '/interaction') {
      context.respond = false
      await provider.interactionFinished(context.req, context.res, { login: { accountId: server.account } })
      return
    }
    await next()
    const tokens = context.body as { id_token?: string } | undefined
    if (context.path !== '/token' || server.alter === null || tokens?.id_token === undefined) return
    context.body = { ...tokens, id_token: altered(tokens.id_token, server.alter) }
  })
  http.on('request', provider.callback())
  return server

  function altered(token: string, { claims, unsigned }: NonNullable<OidcServer['alter']>): string {
    const [head = '', payload = '', signature = ''] = token.split('.')
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
    const text = `${head}.${Buffer.from(JSON.stringify(claims(said))).toString('base64url')}`
    return `${text}.${unsigned ? signature : sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
}

/** Follows an address at the provider like a browser, until it leads back to somewhere else: that address. */
export async function visitProvider({ issuer }: OidcServer, address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = address
  for (let steps = 0; steps < 10; steps += 1) {
    if (new URL(url).origin !== issuer) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
  }
  throw new Error('The provider goes in circles')
}
