import { authenticate } from '../../access/authenticate.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { openProviders, signInSettings } from '../../access/sign-in-settings.ts'
import type { ProviderConfig } from '../../config.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { openSessionIn, type SignedIn, usualPopulation } from '../sign-in/service.ts'
import { linkIdentity } from './identities.ts'
import { type Begun, begin, callbackOf, type Journey, takeJourney } from './journey.ts'
import { type ProviderClients, refusalOf } from './provider-clients.ts'
import { type ProviderProblem, ProviderRefusal } from './provider-refusal.ts'
import * as queries from './queries.ts'
import { type Identified, whoAnswered } from './who-answered.ts'

interface StartSignIn {
  readonly provider: string
  /** A path of this site. */
  readonly next: string
  readonly population: string | undefined
  readonly browser: string | undefined
}

/** Sends somebody who is not signed in to a provider. Throws a `ProviderRefusal`. */
export async function startSignIn(context: Context, clients: ProviderClients, input: StartSignIn): Promise<Begun> {
  const { service } = context
  const population = input.population ?? null
  const populations =
    population === null ? Object.keys(service.policy().blueprint.populations ?? { people: {} }) : [population]
  const provider = await service.database.read(everywhere, async (tx) => {
    for (const each of populations) {
      const found = await offered(tx, context, each, input.provider)
      if (found !== null) return found
    }
    return null
  })
  if (provider === null) throw new ProviderRefusal('provider-not-offered')
  return begin(context, clients, provider, { linking: null, next: input.next, population, browser: input.browser })
}

async function offered(tx: Tx, { service }: Context, population: string, id: string): Promise<ProviderConfig | null> {
  const said = await signInSettings(tx, service, population)
  return openProviders(service, population, said).find((provider) => provider.id === id) ?? null
}

interface ComeBack {
  readonly provider: string
  /** What follows the `?` of the address that the provider sent the browser to. */
  readonly search: string
  /** What the browser shows in its cookies. */
  readonly browser: string | undefined
  readonly session: string | undefined
}

export type CameBack =
  | { readonly kind: 'signed-in'; readonly next: string; readonly signedIn: SignedIn }
  | { readonly kind: 'linked'; readonly next: string }
  | { readonly kind: 'refused'; readonly next: string; readonly isLinking: boolean; readonly problem: ProviderProblem }

/** Ends a way to a provider and back: somebody is signed in, or has linked an account, or is told why not. */
export async function comeBack(context: Context, clients: ProviderClients, input: ComeBack): Promise<CameBack> {
  let journey: Journey | null = null
  try {
    const states = new URLSearchParams(input.search).getAll('state')
    journey = await takeJourney(context, { ...input, state: states.length === 1 ? (states[0] ?? '') : '' })
    const provider = context.service.config.providers.find(({ id }) => id === input.provider)
    if (provider === undefined) throw new ProviderRefusal('provider-not-offered')
    const who = await identify(context, clients, provider, journey, input.search)
    const { next } = journey
    if (journey.linking === null) {
      return { kind: 'signed-in', next, signedIn: await signInWith(context, provider, journey, who) }
    }
    await linkTo(context, provider, journey.linking, { who, session: input.session })
    return { kind: 'linked', next }
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return { kind: 'refused', problem, next: journey?.next ?? '/', isLinking: (journey?.linking ?? null) !== null }
  }
}

function problemOf(error: unknown): ProviderProblem | null {
  if (error instanceof ProviderRefusal) return error.problem
  if (!(error instanceof Problem)) return null
  return error.code === 'account-archived' || error.code === 'account-blocked' ? error.code : null
}

async function identify(
  context: Context,
  clients: ProviderClients,
  provider: ProviderConfig,
  journey: Journey,
  search: string,
): Promise<Identified> {
  const configuration = await clients.of(provider)
  const address = new URL(callbackOf(context, provider))
  address.search = search
  try {
    return await whoAnswered(configuration, provider, address, journey)
  } catch (error) {
    throw refusalOf(context.service, provider, error)
  }
}

/** X11: whoever has linked this account is signed in; an address alone makes nobody somebody. */
async function signInWith(
  context: Context,
  provider: ProviderConfig,
  { population }: Journey,
  { issuer, subject }: Identified,
): Promise<SignedIn> {
  const { clock, database } = context.service
  const way = `provider:${provider.id}` as const
  let found: queries.IdentityRow | null = null
  try {
    return await database.transact(everywhere, async (tx) => {
      const all = await queries.identitiesOf(tx, issuer, subject)
      found = chooseIdentity(context, all, population)
      if (found === null) throw new ProviderRefusal('identity-unknown')
      if ((await offered(tx, context, found.population, provider.id)) === null) {
        throw new ProviderRefusal('provider-not-offered')
      }
      const { principal: _, ...signedIn } = await openSessionIn(tx, context, found.userId, way)
      await queries.setUsed(tx, found, clock.now())
      return signedIn
    })
  } catch (error) {
    const reason = problemOf(error)
    if (reason !== null) await recordRefusal(context, found, { reason, way })
    throw error
  }
}

/** Of the kind of account that was asked for, else of the one that comes to work here, else of any. */
function chooseIdentity(
  context: Context,
  found: readonly queries.IdentityRow[],
  population: string | null,
): queries.IdentityRow | null {
  const usual = population ?? usualPopulation(context)
  const fitting = found.find((identity) => identity.population === usual)
  return fitting ?? (population === null ? (found[0] ?? null) : null)
}

async function recordRefusal(
  context: Context,
  identity: { readonly userId: UserId } | null,
  detail: { readonly reason: string; readonly way: string },
): Promise<void> {
  await context.service.database.transact(everywhere, (tx) =>
    recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-in.refused', user: identity?.userId ?? null, scope: null, detail },
    }),
  )
}

/** Only the session that asked for it gets it: whoever came back may be signed in as somebody else by now. */
async function linkTo(
  context: Context,
  provider: ProviderConfig,
  linking: NonNullable<Journey['linking']>,
  { who, session }: { readonly who: Identified; readonly session: string | undefined },
): Promise<void> {
  const { service } = context
  const { principal, awaits } = await authenticate(service, { cookie: session, authorization: undefined })
  if (principal.kind !== 'person' || principal.sessionId !== linking.session || awaits !== null) {
    throw new ProviderRefusal('way-over')
  }
  const own: Context & { readonly principal: PersonPrincipal } = {
    ...context,
    ...{ principal, wall: { tenants: 'all', person: principal.userId } },
  }
  await linkIdentity(own, provider, who)
}
