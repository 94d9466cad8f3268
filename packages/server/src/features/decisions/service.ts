import type { Attributes, Grants } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import type { Context } from '../../context.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import { type Asked, answer, cutOff, decidingScope, explainAsked, type Place } from './decide.ts'
import { type Facts, gather, type Query, queryOf, sessionIdOf, subjectKeyOf } from './gather.ts'
import { type Code, no } from './reasons.ts'
import type { Decision, Evaluation, EvaluationsSemantic } from './schemas.ts'

/** One item of a batch: a request, or why it is none. */
export type Item = Evaluation | { readonly invalid: string }

/**
 * Answers each request for the service account that asks (AuthZEN, sections 6 and 7), in their order; under the two
 * short-circuiting semantics up to and including the one that settles it. A service account is answered about its own scope
 * and what lies below it; about anything else it learns nothing.
 */
export async function evaluateAll(
  context: Context,
  items: readonly Item[],
  semantic: EvaluationsSemantic = 'execute_all',
): Promise<Decision[]> {
  const queries = items.map((item) => ('invalid' in item ? null : queryOf(context, item)))
  const facts = await gather(
    context,
    queries.filter((query) => query !== null),
  )
  const decisions: Decision[] = []
  for (const [index, item] of items.entries()) {
    const decision = 'invalid' in item ? notRead(item.invalid) : await decide(context, facts, queries[index] ?? null)
    decisions.push(decision)
    context.service.metrics.decisions.inc({ door: 'authzen', outcome: decision.decision ? 'allowed' : 'refused' })
    if (semantic === 'deny_on_first_deny' && !decision.decision) break
    if (semantic === 'permit_on_first_permit' && decision.decision) break
  }
  return decisions
}

/** Section 7.2.1: what is wrong with one item is said in its own answer. */
function notRead(message: string): Decision {
  return { decision: false, context: { error: { status: 400, message } } }
}

async function decide(context: Context, facts: Facts, query: Query | null): Promise<Decision> {
  if (!query) return no('unknown-action')
  const found = await lookUp(context, facts, query)
  if (typeof found === 'string') return no(found)
  const { person, asked } = found
  const cut = cutOff(person, asked.deciding.id)
  if (cut) return no(cut)
  const explanation = explainAsked(asked)
  // An application asks when somebody is about to do it: that is what a review calls using a permission (C14).
  if (explanation.allowed) context.service.use.record(person.userId, asked.deciding, explanation.permission)
  return answer(asked, explanation)
}

interface Found {
  readonly person: PersonAccess
  readonly asked: Asked
}

async function lookUp(context: Context, facts: Facts, query: Query): Promise<Found | Code> {
  const { evaluation, requested } = query
  const policy = context.service.policy()
  const place = await placeOf(context, facts, query)
  if (typeof place === 'string') return place
  const reach = reachOf(context, place)
  if (reach.length === 0) return 'unknown-resource'
  const deciding = decidingScope(place.path, requested)
  if (!deciding) return 'wrong-scope'
  // The scope that was named lies within reach; what decides about it may lie above.
  if (!reach.includes(deciding.id)) return 'unknown-resource'
  const subject = subjectOf(context, facts, evaluation, policy.scopeType(deciding.type)?.population)
  if (!subject || !isWithinReach(subject.person, reach, deciding)) return 'unknown-subject'
  const person = await atLeastEpoch(context, evaluation, subject.person, deciding.id)
  if (!person) return 'epoch-not-reached'
  const grants = await grantsOf(context, facts, evaluation, person, deciding.id)
  if (grants === 'unknown-session') return grants
  const who = { id: person.userId, organizations: person.organizations, attributes: subject.attributes }
  const epoch = person.scopes.get(deciding.id)?.epoch ?? null
  return { person, asked: { policy, requested, place, deciding, grants, evaluation, subject: who, epoch } }
}

async function placeOf(context: Context, facts: Facts, { evaluation, named }: Query): Promise<Place | Code> {
  const { scopes } = context.service
  switch (named.kind) {
    case 'nowhere':
      return 'scope-missing'
    case 'unknown':
      return 'unknown-resource'
    case 'resource': {
      const resource = facts.resources.get(named.resourceId)
      if (resource?.kind !== evaluation.resource.type) return 'unknown-resource'
      return { path: await scopes.pathOf(resource.scopeId), resource }
    }
    case 'member':
      if (!facts.members.has(`${named.scopeId}:${named.userId}`)) return 'unknown-resource'
      return { path: await scopes.pathOf(named.scopeId), resource: null }
    case 'scope': {
      const path = await scopes.pathOf(named.scopeId)
      if (named.type !== null && path[0]?.type !== named.type) return 'unknown-resource'
      return { path, resource: null }
    }
  }
}

/** The person as the scope was at the epoch that the request names, or later; null where it has not come so far. */
async function atLeastEpoch(
  { service }: Context,
  { context }: Evaluation,
  known: PersonAccess,
  scopeId: ScopeId,
): Promise<PersonAccess | null> {
  const epoch = context?.atLeastEpoch
  if (epoch === undefined) return known
  if (typeof epoch !== 'number') return null
  const person = await service.grants.of(known.userId, { scopeId, epoch })
  // Read just now, whoever is no member has nothing that could be out of date.
  return (person?.scopes.get(scopeId)?.epoch ?? epoch) >= epoch ? person : null
}

/** Those of the scopes from the named one upwards about which the caller is answered: up to its own scope. */
function reachOf({ principal }: Context, { path }: Place): readonly ScopeId[] {
  if (principal.kind !== 'service-account') return []
  const ids = path.map(({ id }) => id)
  return ids.slice(0, ids.indexOf(principal.scopeId) + 1)
}

/** Somebody of another organization is answered about like somebody who does not exist. */
function isWithinReach(person: PersonAccess, reach: readonly ScopeId[], deciding: Asked['deciding']): boolean {
  if (reach.includes(platformId)) return true
  if (deciding.tenantId !== null && person.organizations.includes(deciding.tenantId)) return true
  return reach.some((scope) => person.scopes.has(scope))
}

function subjectOf(
  context: Context,
  facts: Facts,
  { subject }: Evaluation,
  population: string | undefined,
): { readonly person: PersonAccess; readonly attributes: Attributes } | null {
  const populations = Object.keys(context.service.policy().blueprint.populations ?? { people: null })
  const isPopulation = populations.includes(subject.type)
  if (!isPopulation && subject.type !== 'user') return null
  for (const { id, attributes } of facts.subjects.get(subjectKeyOf(context, subject.id)) ?? []) {
    const person = facts.people.get(id)
    if (!person) continue
    // By address or external id the type, or else the scope that decides, says whose account is meant.
    const wanted = isPopulation ? subject.type : context.service.config.subjectKey === 'id' ? null : population
    if (wanted === null || person.population === wanted) return { person, attributes }
  }
  return null
}

/** The live roles, unless the request names one of the subject's open sessions, whose pinned roles then count (A9). */
async function grantsOf(
  context: Context,
  facts: Facts,
  evaluation: Evaluation,
  person: PersonAccess,
  scope: ScopeId,
): Promise<Grants | null | 'unknown-session'> {
  if (evaluation.context?.session === undefined) return person.scopes.get(scope)?.grants ?? null
  const session = facts.sessions.get(sessionIdOf(evaluation) ?? '')
  const now = context.service.clock.now()
  const isOpen = session?.userId === person.userId && session.endedAt === null && session.awaits === null
  if (!isOpen || session.expiresAt <= now) return 'unknown-session'
  if (context.service.activity.idleEnd(session.id, session.idleExpiresAt) <= now) return 'unknown-session'
  const { id: sessionId, userId, pinned, secondFactorAt, provedAt, methods } = session
  const proved = { secondFactorAt, provedAt, methods, factors: person.factors }
  const principal = { kind: 'person', userId, sessionId, pinned, ...proved } as const
  return principalGrants(context.service, principal, scope)
}
