import * as client from 'openid-client'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { ProviderConfig } from '../../config.ts'
import type { Context } from '../../context.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { SessionId, UserId } from '../../ids.ts'
import { seal, unseal } from '../../sealed.ts'
import type { ProviderClients } from './provider-clients.ts'
import { refusalOf } from './provider-clients.ts'
import { ProviderRefusal } from './provider-refusal.ts'
import * as queries from './queries.ts'

/** How long somebody may take at the provider. */
export const journeyLastsMs = 10 * 60_000

/** What is kept of a way to a provider and back, sealed: half of it is secret. */
interface Kept {
  readonly provider: string
  readonly nonce: string
  readonly verifier: string
  /** Hash of the secret that the browser has in a cookie: whoever else comes back with this state is sent away. */
  readonly browser: string
  /** Where it goes on afterwards: a path of this site. */
  readonly next: string
  /** Which kind of account somebody wants to sign in with, where they said so. */
  readonly population: string | null
}

/** Somebody signed in who links an account; `null`: somebody signs in. */
type Linking = { readonly user: UserId; readonly session: SessionId } | null

export interface Journey extends Kept {
  readonly state: string
  readonly linking: Linking
}

interface Begin extends Pick<Kept, 'next' | 'population'> {
  readonly linking: Linking
  /** What the browser shows in its cookie. */
  readonly browser: string | undefined
}

export interface Begun {
  /** At the provider. */
  readonly url: string
  /** For the browser's cookie. */
  readonly browser: string
}

/** What stands in the cookie, if it is what this server put there: several pages of a browser can be on their way at once. */
const secretText = /^[A-Za-z0-9_-]{43}$/

/**
 * Makes the address at the provider: with a state that is good once, in this browser and for ten minutes, a nonce, and PKCE
 * (RFC 9700, section 2.1). Throws `provider-unreachable`, `provider-failed`.
 */
export async function begin(
  context: Context,
  clients: ProviderClients,
  provider: ProviderConfig,
  { linking, next, population, browser: shown }: Begin,
): Promise<Begun> {
  const { clock, config, database } = context.service
  const configuration = await clients.of(provider)
  const browser = shown !== undefined && secretText.test(shown) ? shown : newSecret()
  const [state, nonce, verifier] = [newSecret(), client.randomNonce(), client.randomPKCECodeVerifier()]
  const parameters = {
    ...{ redirect_uri: callbackOf(context, provider), scope: provider.scopes.join(' '), state },
    ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    ...(provider.kind === 'oidc' && { nonce }),
    // Whoever links one of several accounts chooses which, where the provider can ask.
    ...(linking !== null && canAskWhich(configuration) && { prompt: 'select_account' }),
  }
  const url = addressAt(context, provider, configuration, parameters)
  const hash = hashSecret(state)
  const kept: Kept = { provider: provider.id, nonce, verifier, browser: hashSecret(browser), next, population }
  const now = clock.now()
  await database.transact(everywhere, (tx) =>
    queries.insertChallenge(tx, {
      ...{ hash, kind: 'provider', userId: linking?.user ?? null, sessionId: linking?.session ?? null },
      secret: seal(config.secretKeys, `challenge:${hash}`, JSON.stringify(kept)),
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + journeyLastsMs) },
    }),
  )
  return { url, browser }
}

const knownToAsk = ['https://accounts.google.com', 'https://login.microsoftonline.com', 'https://github.com']

/** Others refuse the whole question for this word when they do not know it. */
function canAskWhich(configuration: client.Configuration): boolean {
  const { issuer, prompt_values_supported: prompts } = configuration.serverMetadata()
  return knownToAsk.includes(new URL(issuer).origin) || (Array.isArray(prompts) && prompts.includes('select_account'))
}

function addressAt(
  { service }: Context,
  provider: ProviderConfig,
  configuration: client.Configuration,
  parameters: Readonly<Record<string, string>>,
): string {
  try {
    return client.buildAuthorizationUrl(configuration, parameters).href
  } catch (error) {
    throw refusalOf(service, provider, error)
  }
}

/** Where the provider sends the browser back to. One address for each, so that none can answer in the name of another. */
export function callbackOf({ service }: Context, { id }: Pick<ProviderConfig, 'id'>): string {
  return `${service.config.url.origin}/api/v1/sign-in/providers/${id}/callback`
}

/** Ends the way that this state is of, whatever comes of it. Throws `way-over`. */
export async function takeJourney(
  context: Context,
  {
    provider,
    state,
    browser,
  }: { readonly provider: string; readonly state: string; readonly browser: string | undefined },
): Promise<Journey> {
  const { clock, config, database } = context.service
  const hash = hashSecret(state)
  const taken = await database.transact(everywhere, (tx) => queries.takeChallenge(tx, hash, clock.now()))
  if (taken === null) throw new ProviderRefusal('way-over')
  const kept = JSON.parse(unseal(config.secretKeys, `challenge:${hash}`, taken.secret ?? '')) as Kept
  if (kept.provider !== provider || browser === undefined || hashSecret(browser) !== kept.browser) {
    throw new ProviderRefusal('way-over')
  }
  const { userId: user, sessionId: session } = taken
  return { ...kept, state, linking: user === null || session === null ? null : { user, session } }
}
