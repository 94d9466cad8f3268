import type { Role } from '@portreeve/engine'
import { isAdministrative } from '../../access/administrative.ts'
import { asksOf, countsFor, type SecondFactorRules } from '../../access/second-factor.ts'
import type { Service } from '../../context.ts'
import { Problem } from '../../errors.ts'

export type RulesEdit = Omit<SecondFactorRules, 'since' | 'sinceOf'>

const graceDaysMost = 90
const rememberChoices: readonly number[] = [0, 30]

/** The roles of which a second factor can be asked in a scope of the type: its own and those below, of the population. */
export function rolesToAsk(
  { policy }: Pick<Service, 'policy'>,
  scopeType: string,
  population: string,
): readonly Role[] {
  const { scopeTypes, roles } = policy()
  const isWithin = (id: string): boolean => {
    const type = scopeTypes.find((candidate) => candidate.id === id)
    return id === scopeType || (type?.parent != null && isWithin(type.parent))
  }
  const types = scopeTypes.filter((type) => type.population === population && isWithin(type.id)).map(({ id }) => id)
  return roles.filter((role) => types.includes(role.scopeType))
}

/** Throws `invalid-input`, with each fault at its field. `before`: a day that has passed may stay, and not be newly chosen. */
export function checkRules(
  { clock, config }: Service,
  roles: readonly Role[],
  rules: RulesEdit,
  before: SecondFactorRules,
): void {
  const { required, graceDays, requiredBy, methods, rememberDays } = rules
  const tried = { ...before, ...rules }
  const asked = required === 'nobody' ? [] : roles.filter((role) => asksOf(tried, role))
  const unmet = asked.find((role) => !methods.some((kind) => countsFor(tried, role, kind)))
  const unknown =
    typeof required === 'string' ? undefined : required.find((key) => !roles.some((role) => role.key === key))
  const isNewDay = requiredBy !== null && before.requiredBy !== requiredBy
  const errors = [
    typeof required !== 'string' && required.length === 0 && fault('required', 'Choose at least one role, or nobody.'),
    unknown !== undefined && fault('required', `There is no role "${unknown}" here.`),
    !(graceDays >= 0 && graceDays <= graceDaysMost) &&
      fault('graceDays', `The time to set one up can be from 0 to ${graceDaysMost} days.`),
    isNewDay && new Date(requiredBy) <= clock.now() && fault('requiredBy', 'Choose a day that is still to come.'),
    methods.length === 0 && fault('methods', 'Choose at least one kind of second factor.'),
    methods.includes('email-code') &&
      config.mail === null &&
      fault('methods', 'Codes by email need a mail server, and this deployment has none.'),
    methods.length > 0 &&
      unmet !== undefined &&
      isAdministrative(unmet) &&
      fault(
        'methods',
        `Codes by email do not count for roles that look after others, and ${unmet.label} is one: choose another kind as well.`,
      ),
    !rememberChoices.includes(rememberDays) &&
      fault('rememberDays', 'A device can be remembered for 30 days, or not at all.'),
  ].filter((found) => found !== false)
  const [first] = errors
  if (first !== undefined) throw new Problem('invalid-input', { detail: first.message, errors })
}

function fault(field: string, message: string) {
  return { field: `rules.${field}`, message }
}

/**
 * The rules with since when they ask: of whom they asked before, since then; of whoever comes to it now, from now on. So a grace period
 * that has begun never begins anew by a change.
 */
export function withSince(
  edit: RulesEdit,
  before: SecondFactorRules,
  roles: readonly Role[],
  now: Date,
): SecondFactorRules {
  const isAsking = (rules: RulesEdit) => rules.required !== 'nobody'
  if (!isAsking(edit)) return { ...edit, since: null, sinceOf: {} }
  const asked = (rules: SecondFactorRules) =>
    isAsking(rules) ? roles.filter((role) => asksOf(rules, role)).map(({ key }) => key) : []
  const former = asked(before)
  const coming = asked({ ...before, ...edit })
  const sinceOf = Object.fromEntries(
    coming
      .filter((key) => former.includes(key))
      .map((key) => [key, before.sinceOf[key] ?? before.since ?? now.toISOString()]),
  )
  const isWider = coming.some((key) => !former.includes(key))
  return { ...edit, since: isWider ? now.toISOString() : (before.since ?? now.toISOString()), sinceOf }
}
