import * as client from 'openid-client'
import { z } from 'zod'
import type { ProviderConfig } from '../../config.ts'
import { ProviderRefusal } from './provider-refusal.ts'

/** Who somebody is for a provider. */
export interface Identified {
  readonly issuer: string
  readonly subject: string
  /** For the person to recognize the account by. It decides nothing (X11). */
  readonly email: string | null
}

interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/**
 * Exchanges the code in the address that the provider sent the browser to, and says whose it is. Everything that the provider
 * says is checked by openid-client: state, issuer, signature, audience, nonce, times.
 */
export async function whoAnswered(
  configuration: client.Configuration,
  provider: ProviderConfig,
  address: URL,
  { state, nonce, verifier }: Expected,
): Promise<Identified> {
  const isOidc = provider.kind === 'oidc'
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    ...{ expectedState: state, pkceCodeVerifier: verifier, idTokenExpected: isOidc },
    ...(isOidc && { expectedNonce: nonce }),
  })
  if (!isOidc) return whoOnGitHub(configuration, provider, tokens.access_token)
  const claims = tokens.claims()
  if (claims === undefined) throw new ProviderRefusal('provider-failed')
  const { email } = claims
  return { issuer: claims.iss, subject: claims.sub, email: typeof email === 'string' ? email.slice(0, 320) : null }
}

const gitHubUser = z.object({ id: z.int().positive(), login: z.string().max(100) })
const gitHubEmails = z.array(z.object({ email: z.string().max(320), primary: z.boolean(), verified: z.boolean() }))

/** By its number: a name on GitHub can be given up, and is then anybody's. */
async function whoOnGitHub(
  configuration: client.Configuration,
  { issuer }: ProviderConfig,
  token: string,
): Promise<Identified> {
  const api = issuer.hostname === 'github.com' ? 'https://api.github.com' : `${issuer.origin}/api/v3`
  const headers = new Headers({ accept: 'application/vnd.github+json' })
  const ask = async (path: string): Promise<unknown> => {
    const answer = await client.fetchProtectedResource(
      configuration,
      ...[token, new URL(api + path), 'GET', undefined, headers],
    )
    return answer.ok ? answer.json() : null
  }
  const user = gitHubUser.safeParse(await ask('/user'))
  if (!user.success) throw new ProviderRefusal('provider-failed')
  const emails = gitHubEmails.safeParse(await ask('/user/emails'))
  const email = emails.data?.find(({ primary, verified }) => primary && verified)?.email
  return { issuer: issuer.origin, subject: String(user.data.id), email: email ?? user.data.login }
}
