import { findSettings, requireVersion, writeSettings } from '../../access/kept-settings.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { type SignInSettings, usualSignInSettings } from '../../access/sign-in-settings.ts'
import { madeBySigningUp } from '../../access/sign-up-offer.ts'
import { populationFor, type Whose } from '../../access/whose-settings.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { actorName } from '../audit/actor.ts'
import type { AuditAction } from '../audit/areas.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { change } from '../audit/change.ts'
import { checkSettings, longestMost, minutesLeast } from './check-settings.ts'
import { requireWayInLeft } from './last-way-in.ts'

const area = 'sign-in'

const actions: Readonly<Record<Whose, AuditAction>> = {
  members: 'members-sign-in.changed',
  people: 'people-sign-in.changed',
}

/** How the people of a place sign in, as it is now, and what there is to choose from. */
export async function readSignInSettings(context: ScopedContext, whose: Whose) {
  const population = requirePopulation(context, whose)
  return context.service.database.read(context.wall, (tx) => describe(tx, context, population))
}

interface Change {
  readonly version: number
  readonly settings: SignInSettings
}

/** Holds from the very next sign-in on (B7). Sessions that are open go on as they began. */
export async function changeSignInSettings(context: ScopedContext, whose: Whose, input: Change) {
  const { service, scope } = context
  const population = requirePopulation(context, whose)
  checkSettings(service, population.id, input.settings)
  const { sessions } = input.settings
  // What does not count is kept at something that could.
  const idleMinutes = Math.min(sessions.idleMinutes, sessions.longestMinutes)
  const settings: SignInSettings = { ...input.settings, sessions: { ...sessions, idleMinutes } }
  await change(everybody(context), async (tx) => {
    await lockScope(tx, scope.id)
    const key = { area, population: population.id } as const
    const kept = await findSettings(tx, scope, key)
    requireVersion(kept, input.version)
    const before = settingsOf(context, kept.document)
    if (canonicalJson(before) === canonicalJson(settings)) return { result: undefined, event: null }
    await requireWayInLeft(tx, everybody(context), population.id, settings)
    await writeSettings(tx, context, scope, { ...key, document: { ...settings } }, actorName(context))
    const target = { kind: 'population', id: population.id }
    return { result: undefined, event: { action: actions[whose], scope: scope.id, target, before, after: settings } }
  })
  return readSignInSettings(context, whose)
}

/** A kind of people signs in alike everywhere: no organization says it for the others. */
function requirePopulation(context: ScopedContext, whose: Whose) {
  const population = populationFor(context, context.scope, whose)
  if (context.scope.tenantId === null) return population
  throw new Problem('not-found', { detail: 'How these people sign in is not decided here.' })
}

async function describe(tx: Tx, context: ScopedContext, population: { readonly id: string; readonly label: string }) {
  const { service, scope } = context
  const { version, document, changedAt } = await findSettings(tx, scope, { area, population: population.id })
  const makes = madeBySigningUp(service)
  const providers = service.config.providers.filter(({ population: only }) => only === null || only === population.id)
  return {
    ...{ population, version, changedAt, settings: settingsOf(context, document) },
    choices: {
      mail: service.config.mail !== null,
      signUp: makes !== null && makes.population === population.id ? { makes: makes.definition.label } : null,
      providers: providers.map(({ id, label }) => ({ id, label })),
      minutes: { least: minutesLeast, most: longestMost(service, population.id) },
    },
  }
}

function settingsOf({ service }: Context, document: Record<string, unknown>): SignInSettings {
  return { ...usualSignInSettings(service), ...(document as Partial<SignInSettings>) }
}

/** Roles anywhere count: the way in is the same for all of them. */
function everybody<Given extends { readonly scope: ScopeRow | null } & Context>(context: Given): Given {
  return { ...context, wall: { ...context.wall, tenants: 'all' } }
}
