import * as client from 'openid-client'
import type { ProviderConfig } from '../../config.ts'
import type { Service } from '../../context.ts'
import { ProviderRefusal } from './provider-refusal.ts'

/** For one answer of a provider: somebody sits before the page and waits. */
const answerWithinSeconds = 5
/** Providers change what they say of themselves rarely, their keys are asked for when one is not known. */
const knownMs = 60 * 60_000

/** Of GitHub, which says nothing of itself. */
const paths = { authorize: '/login/oauth/authorize', token: '/login/oauth/access_token', issuer: '/login/oauth' }

interface Known {
  readonly until: number
  readonly found: Promise<client.Configuration>
}

/** What each provider says of itself, asked for once an hour and at first use: one that is down keeps no server from starting. */
export class ProviderClients {
  readonly #service: Service
  readonly #known = new Map<string, Known>()

  constructor(service: Service) {
    this.#service = service
  }

  /** Throws `provider-unreachable`, `provider-failed`. */
  async of(provider: ProviderConfig): Promise<client.Configuration> {
    const now = this.#service.clock.now().getTime()
    const known = this.#known.get(provider.id)
    if (known !== undefined && known.until > now) return known.found
    const found = discovered(provider).catch((error: unknown) => {
      // Asked again by the next one: it may have been down for a moment.
      this.#known.delete(provider.id)
      throw refusalOf(this.#service, provider, error)
    })
    this.#known.set(provider.id, { until: now + knownMs, found })
    return found
  }
}

async function discovered(provider: ProviderConfig): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, kind } = provider
  if (kind === 'oidc') {
    const execute = [client.enableNonRepudiationChecks, ...(isPlain(issuer) ? [client.allowInsecureRequests] : [])]
    const options = { execute, timeout: answerWithinSeconds }
    return client.discovery(issuer, clientId, undefined, authentication(clientSecret), options)
  }
  const { origin } = issuer
  const said = {
    issuer: origin + paths.issuer,
    ...{ authorization_endpoint: origin + paths.authorize, token_endpoint: origin + paths.token },
  }
  const found = new client.Configuration(said, clientId, undefined, client.ClientSecretPost(clientSecret))
  found.timeout = answerWithinSeconds
  if (isPlain(issuer)) client.allowInsecureRequests(found)
  return found
}

/** Only possible on this machine itself: the configuration refuses it elsewhere. */
function isPlain(issuer: URL): boolean {
  return issuer.protocol === 'http:'
}

/** As the provider says that it wants the secret; in the header where it says nothing (OpenID Connect Discovery 1.0, section 3). */
function authentication(secret: string): client.ClientAuth {
  const [post, basic] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)]
  return (as, metadata, body, headers) => {
    const wants = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = wants.includes('client_secret_basic') || !wants.includes('client_secret_post') ? basic : post
    return way(as, metadata, body, headers)
  }
}

/**
 * What the person is told when the talk with a provider failed. The log has what an operator needs to mend it: never what the
 * library shows beside it, which may be tokens.
 */
export function refusalOf({ log }: Service, { id }: ProviderConfig, error: unknown): ProviderRefusal {
  if (error instanceof ProviderRefusal) return error
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') {
    return new ProviderRefusal('provider-cancelled')
  }
  const said = error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError
  log.warn(
    {
      ...{ provider: id, code: codeOf(error), message: error instanceof Error ? error.message : null },
      ...(said && { said: error.error.slice(0, 100), description: error.error_description?.slice(0, 300) }),
    },
    'A sign-in with an outside provider failed',
  )
  return new ProviderRefusal(isSilence(error) ? 'provider-unreachable' : 'provider-failed')
}

const silent = ['server_error', 'temporarily_unavailable']

function isSilence(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError) return silent.includes(error.error)
  const { cause } = error as { readonly cause?: unknown }
  if (cause instanceof Response) return cause.status >= 500
  // What fetch throws where nobody answers.
  return codeOf(error) === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed')
}

function codeOf(error: unknown): string | null {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : null
}
