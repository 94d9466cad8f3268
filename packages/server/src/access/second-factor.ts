import type { Role } from '@portreeve/engine'
import { isAdministrative } from './administrative.ts'
import type { ScopeAccess } from './grant-cache.ts'
import type { CachedScope } from './scopes.ts'

/** What somebody can have beside a password. A recovery code stands for any of them, once. */
export const factorKinds = ['authenticator', 'passkey', 'email-code'] as const
export type FactorKind = (typeof factorKinds)[number]

/** Who needs a second factor in a scope and below it, as it is kept in `settings`. */
export interface SecondFactorRules {
  readonly required: 'nobody' | 'all' | readonly string[]
  /** When it was first required: grace periods begin here, or later where somebody comes later. */
  readonly since: string | null
  /** The same for roles of which it was required before it was of the others, by their keys. */
  readonly sinceOf: Readonly<Record<string, string>>
  readonly graceDays: number
  /** A day for everybody, whoever comes when (B4). */
  readonly requiredBy: string | null
  /** Those that count. */
  readonly methods: readonly FactorKind[]
  /** How long a device may be remembered; 0: never. */
  readonly rememberDays: number
}

export const usualSecondFactorRules: SecondFactorRules = {
  required: 'nobody',
  since: null,
  sinceOf: {},
  graceDays: 7,
  requiredBy: null,
  methods: factorKinds,
  rememberDays: 0,
}

/** What is known of the person who asks: what they have, and in a session how it was proved. A token has what its owner has. */
export interface Proof {
  readonly factors: readonly FactorKind[]
  /** `null`: not a session. */
  readonly methods: readonly string[] | null
}

export interface SecondFactorStanding {
  /** The roles that may be used as things are. */
  readonly usable: readonly Role[]
  /** What is missing for the others: a proof in this session, or a factor at all. */
  readonly missing: 'prove' | 'enrol' | null
  /** The first day from which one is needed that the person does not have. */
  readonly due: Date | null
  /** What would count, where something is missing or due. */
  readonly methods: readonly FactorKind[]
}

/** Nothing is said about signing in along this way up: most ways, and the answer of most checks. */
export function asksNothing(path: Asked['path']): boolean {
  return path.every(({ settings }) => settings.length === 0)
}

interface Asked {
  /** The scope and those above it. */
  readonly path: readonly Pick<CachedScope, 'settings'>[]
  /** Of the members of the scope. */
  readonly population: string
  readonly access: Pick<ScopeAccess, 'startedAt' | 'grantedAt'>
  readonly roles: readonly Role[]
  readonly proof: Proof
  readonly now: Date
}

/**
 * C9: each scope's own rules are asked on entering it, and those of every scope above it. What asks for a second factor that was
 * not shown gives nothing; the person's other roles go on.
 */
export function secondFactorStanding({ path, population, ...asked }: Asked): SecondFactorStanding {
  const rules = path.flatMap(({ settings }) =>
    settings.flatMap((row) =>
      row.area === 'second-factor' && row.population === population
        ? [row.document as unknown as SecondFactorRules]
        : [],
    ),
  )
  const asking = rules.filter(({ required }) => required !== 'nobody')
  if (asking.length === 0) return { usable: asked.roles, missing: null, due: null, methods: [] }
  const usable: Role[] = []
  let [missing, due]: [SecondFactorStanding['missing'], Date | null] = [null, null]
  let methods: readonly FactorKind[] = factorKinds
  for (const role of asked.roles) {
    let isUsable = true
    for (const rule of asking.filter((rule) => asksOf(rule, role))) {
      if (isShown(rule, role, asked.proof)) continue
      const hasOne = asked.proof.factors.some((kind) => countsFor(rule, role, kind))
      const day = dueDay(rule, role, asked.access)
      methods = methods.filter((kind) => countsFor(rule, role, kind))
      if (day > asked.now) {
        if (!hasOne && (due === null || day < due)) due = day
        continue
      }
      isUsable = false
      missing = hasOne && missing !== 'enrol' ? 'prove' : 'enrol'
    }
    if (isUsable) usable.push(role)
  }
  return { usable: usable.length === asked.roles.length ? asked.roles : usable, missing, due, methods }
}

export function asksOf({ required }: SecondFactorRules, role: Role): boolean {
  return required === 'all' || (required !== 'nobody' && required.includes(role.key))
}

/** Email codes do not count for who looks after others: whoever has the mailbox has the password too. */
export function countsFor({ methods }: SecondFactorRules, role: Role, kind: FactorKind): boolean {
  return methods.includes(kind) && (kind !== 'email-code' || !isAdministrative(role))
}

export const rememberedPrefix = 'remembered:'

function isShown(rules: SecondFactorRules, role: Role, { factors, methods }: Proof): boolean {
  if (methods === null) return factors.some((kind) => countsFor(rules, role, kind))
  return methods.some((method) => {
    if (method === 'recovery-code') return true
    const isRemembered = method.startsWith(rememberedPrefix)
    if (isRemembered && rules.rememberDays === 0) return false
    const kind = isRemembered ? method.slice(rememberedPrefix.length) : method
    return factorKinds.some((known) => known === kind && countsFor(rules, role, known))
  })
}

/**
 * From when on the role takes a second factor. A date that never moves later by itself: it goes by when the person first came, not
 * by what was done with their membership since. A role that asks for one and is given later has no grace: it works from then on
 * when there is one.
 */
export function dueDay(rules: SecondFactorRules, role: Role, { startedAt, grantedAt }: Asked['access']): Date {
  if (rules.requiredBy !== null) return new Date(rules.requiredBy)
  const since = new Date(rules.sinceOf?.[role.key] ?? rules.since ?? 0)
  const granted = grantedAt.get(role.key) ?? startedAt
  if (rules.required !== 'all' && granted > since) return granted
  return new Date(Math.max(since.getTime(), startedAt.getTime()) + rules.graceDays * 24 * 60 * 60_000)
}
