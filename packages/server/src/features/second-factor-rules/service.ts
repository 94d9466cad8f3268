import type { Operation } from '@portreeve/engine'
import { isAdministrative } from '../../access/administrative.ts'
import { findSettings, requireVersion, writeSettings } from '../../access/kept-settings.ts'
import { lockScope } from '../../access/scopes.ts'
import { type SecondFactorRules, usualSecondFactorRules } from '../../access/second-factor.ts'
import { populationFor, type Whose } from '../../access/whose-settings.ts'
import type { ScopedContext, Service } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import { actorName } from '../audit/actor.ts'
import type { AuditAction } from '../audit/areas.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { change } from '../audit/change.ts'
import { checkRules, type RulesEdit, rolesToAsk, withSince } from './check-rules.ts'
import { effectOf } from './effect.ts'
import { actorCutOff, holdsFromAbove, placesCutOff } from './last-way-in.ts'
import { describeEffect, readersOf } from './preview.ts'
import { forgetTold } from './reminder-queries.ts'

const area = 'second-factor'

export const guards = {
  members: 'members.second-factor',
  people: 'people.second-factor',
} as const satisfies Record<Whose, Operation>

const actions: Readonly<Record<Whose, AuditAction>> = {
  members: 'members-second-factor.changed',
  people: 'people-second-factor.changed',
}

/** Who needs a second factor in a place and below it, and what there is to choose from. */
export async function readRules(context: ScopedContext, whose: Whose) {
  const { service, scope } = context
  const population = populationFor(context, scope, whose)
  const { version, document, changedAt } = await service.database.read(context.wall, (tx) =>
    findSettings(tx, scope, { area, population: population.id }),
  )
  const { sinceOf: _, ...rules } = rulesIn(service, document)
  const policy = service.policy()
  const roles = rolesToAsk(service, scope.type, population.id).map((role) => ({
    ...{ key: role.key, label: role.label, administrative: isAdministrative(role) },
    place: policy.scopeType(role.scopeType)?.definition.label ?? role.scopeType,
  }))
  return { population, version, changedAt, rules, choices: { mail: service.config.mail !== null, roles } }
}

/** What the rules would do today. Changes nothing. */
export async function previewRules(context: ScopedContext, whose: Whose, edit: RulesEdit) {
  const { service, scope } = context
  const population = populationFor(context, scope, whose)
  const roles = rolesToAsk(service, scope.type, population.id)
  const isFromAbove = await holdsFromAbove(context, guards[whose])
  const mayRead = await readersOf(context, whose)
  return service.database.read(context.wall, async (tx) => {
    const { document } = await findSettings(tx, scope, { area, population: population.id })
    const before = rulesIn(service, document)
    checkRules(service, roles, edit, before)
    const rules = withSince(edit, before, roles, service.clock.now())
    const effect = await effectOf(tx, context, { scope: scope.id, population: population.id, rules, roles })
    const own = isFromAbove ? null : await actorCutOff(tx, context, guards[whose], effect)
    const refusal: Problem | null = own ?? (await placesCutOff(tx, context, effect))
    return {
      ...(await describeEffect(tx, context, effect, { whose, mayRead })),
      refusal: refusal?.details.detail ?? null,
    }
  })
}

interface Change {
  readonly version: number
  readonly rules: RulesEdit
}

/** Counts at once, and on entering each place there and below (C9). Throws `last-way-in`. */
export async function changeRules(context: ScopedContext, whose: Whose, input: Change) {
  const { service, scope } = context
  const population = populationFor(context, scope, whose)
  const roles = rolesToAsk(service, scope.type, population.id)
  const isFromAbove = await holdsFromAbove(context, guards[whose])
  await change(context, async (tx) => {
    await lockScope(tx, scope.id)
    const key = { area, population: population.id } as const
    const kept = await findSettings(tx, scope, key)
    requireVersion(kept, input.version)
    const before = rulesIn(service, kept.document)
    checkRules(service, roles, input.rules, before)
    const rules = withSince(input.rules, before, roles, service.clock.now())
    if (canonicalJson(before) === canonicalJson(rules)) return { result: undefined, event: null }
    const effect = await effectOf(tx, context, { scope: scope.id, population: population.id, rules, roles })
    const own = isFromAbove ? null : await actorCutOff(tx, context, guards[whose], effect)
    const refusal = own ?? (await placesCutOff(tx, context, effect))
    if (refusal !== null) throw refusal
    if (rules.since !== null && rules.since !== before.since) await forgetTold(tx, scope.id)
    await writeSettings(tx, context, scope, { ...key, document: { ...rules } }, actorName(context))
    const target = { kind: 'population', id: population.id }
    return { result: undefined, event: { action: actions[whose], scope: scope.id, target, before, after: rules } }
  })
  return readRules(context, whose)
}

function rulesIn({ config }: Service, document: Record<string, unknown>): SecondFactorRules {
  const { methods } = usualSecondFactorRules
  const usable = config.mail === null ? methods.filter((kind) => kind !== 'email-code') : methods
  return { ...usualSecondFactorRules, methods: usable, ...(document as Partial<SecondFactorRules>) }
}
