import { keeperOf } from '../../access/keeper.ts'
import { asWhole, type OwnContext } from '../../access/own-account.ts'
import { openProviders, signInSettings } from '../../access/sign-in-settings.ts'
import { credentialsOf, hasWayIn } from '../../access/way-in.ts'
import type { ProviderConfig } from '../../config.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { type Begun, begin } from './journey.ts'
import type { ProviderClients } from './provider-clients.ts'
import { ProviderRefusal } from './provider-refusal.ts'
import * as queries from './queries.ts'
import type { Identified } from './who-answered.ts'

function nameOf({ service }: Context, id: string): string {
  return service.config.providers.find((provider) => provider.id === id)?.label ?? id
}

async function offeredTo(tx: Tx, { service, principal }: OwnContext): Promise<readonly ProviderConfig[]> {
  const population = await queries.populationOf(tx, principal.userId)
  return openProviders(service, population, await signInSettings(tx, service, population))
}

/** What one has linked, and what one could. */
export async function listIdentities(asking: Context) {
  const context = asWhole(asking)
  return context.service.database.read(context.wall, async (tx) => {
    const linked = await queries.identitiesOfPerson(tx, context.principal.userId)
    const offered = await offeredTo(tx, context)
    return {
      items: linked.map(({ provider, email, linkedAt, lastUsedAt }) => ({
        ...{ provider, label: nameOf(context, provider), email, linkedAt, lastUsedAt },
        usable: offered.some(({ id }) => id === provider),
      })),
      offered: offered
        .filter(({ id }) => !linked.some(({ provider }) => provider === id))
        .map(({ id, label }) => ({ id, label })),
    }
  })
}

interface StartLinking {
  readonly provider: string
  readonly next: string
  readonly browser: string | undefined
}

/** Sends somebody to a provider to link an account there with the one here: their own consent (X11). */
export async function startLinking(asking: Context, clients: ProviderClients, input: StartLinking): Promise<Begun> {
  const context = asWhole(asking)
  const { userId: user, sessionId: session } = context.principal
  const offered = await context.service.database.read(context.wall, (tx) => offeredTo(tx, context))
  const provider = offered.find(({ id }) => id === input.provider)
  if (provider === undefined) throw new Problem('not-found', { detail: 'There is no such provider to link.' })
  try {
    return await begin(context, clients, provider, { ...input, population: null, linking: { user, session } })
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    throw new Problem('provider-failed', {
      detail: `${provider.label} does not answer as it should, so nothing was linked. Try again later.`,
    })
  }
}

/** Throws `identity-taken`, `provider-linked`: whose it is, is nobody's business. */
export async function linkIdentity(context: OwnContext, provider: ProviderConfig, who: Identified): Promise<void> {
  const { service, principal } = context
  const { userId } = principal
  await change(context, async (tx) => {
    const person = await queries.lockPerson(tx, userId)
    if (person === null) throw new ProviderRefusal('way-over')
    const { population } = person
    const inserted = await queries.insertIdentity(tx, {
      ...{ userId, population, provider: provider.id, linkedAt: service.clock.now(), ...who },
    })
    if (!inserted) {
      const known = await queries.identitiesOf(tx, who.issuer, who.subject)
      const holder = known.find((identity) => identity.population === population)
      if (holder?.userId === userId) return { result: undefined, event: null }
      throw new ProviderRefusal(holder === undefined ? 'provider-linked' : 'identity-taken')
    }
    const scope = await tell(tx, context, population, { provider: provider.label, email: who.email, how: 'linked' })
    const event = {
      action: 'person.identity-linked',
      ...{ scope, target: { kind: 'person', id: userId } },
      after: { provider: provider.id },
      personal: { email: who.email, issuer: who.issuer, subject: who.subject },
    } as const
    return { result: undefined, event }
  })
}

/** Throws `conflict` where nothing would be left to sign in by. */
export async function unlinkIdentity(asking: Context, provider: string): Promise<void> {
  const context = asWhole(asking)
  const { service, principal } = context
  const { userId } = principal
  await change(context, async (tx) => {
    const person = await queries.lockPerson(tx, userId)
    const deleted = person && (await queries.deleteIdentity(tx, userId, provider))
    if (!deleted) throw new Problem('not-found', { detail: 'No account of this provider is linked with yours.' })
    const { population, email, issuer, subject } = deleted
    const [left] = await credentialsOf(tx, [userId])
    if (left === undefined || !hasWayIn(service, left, await signInSettings(tx, service, population))) {
      throw new Problem('conflict', {
        detail: `Without ${nameOf(context, provider)} you could not sign in any more. Choose a password or add a passkey first.`,
      })
    }
    const scope = await tell(tx, context, population, { provider: nameOf(context, provider), email, how: 'unlinked' })
    const event = {
      action: 'person.identity-unlinked',
      ...{ scope, target: { kind: 'person', id: userId } },
      ...{ before: { provider }, personal: { email, issuer, subject } },
    } as const
    return { result: undefined, event }
  })
}

interface Told {
  readonly provider: string
  readonly email: string | null
  readonly how: 'linked' | 'unlinked'
}

/** Mails the person, who may not be whoever did it. Returns the scope that keeps their account. */
async function tell(tx: Tx, context: OwnContext, population: string, values: Told) {
  const scope = await keeperOf(tx, context.service, population)
  await queueMail(tx, context, { kind: 'identity-changed', to: { user: context.principal.userId }, scope, values })
  return scope
}
