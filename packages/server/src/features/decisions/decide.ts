import {
  type Attributes,
  type Explanation,
  explain,
  explainDo,
  type Grants,
  type Policy,
  type Question,
} from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import type { RegisteredResource } from '../../access/registered-resources.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import { type Code, sentenceOf } from './reasons.ts'
import type { Requested } from './requested-permission.ts'
import type { Decision, Evaluation } from './schemas.ts'

/** What is asked about, looked up: the scope that was named, what is above it, and which of them decides. */
export interface Place {
  /** The scope that was named and everything above it, the platform last. */
  readonly path: readonly ScopeRow[]
  readonly resource: RegisteredResource | null
}

/** The scope whose roles decide: the nearest of the permission's scope type, from the named one upwards. */
export function decidingScope(path: readonly ScopeRow[], requested: Requested): ScopeRow | undefined {
  return path.find(({ type }) => type === requested.permission.scopeType)
}

/** Who is asked about, as conditions see them. */
export interface AskedSubject {
  readonly id: string
  readonly organizations: readonly string[]
  readonly attributes: Attributes
}

export interface Asked {
  readonly policy: Policy
  readonly requested: Requested
  readonly place: Place
  readonly deciding: ScopeRow
  readonly subject: AskedSubject
  /** The state of the deciding scope in which the grants were read. Whoever is no member has none. */
  readonly epoch: number | null
  readonly grants: Grants | null
  readonly evaluation: Evaluation
}

/** What the engine says, from the grants in the scope that decides. */
export function explainAsked(asked: Asked): Explanation {
  const { policy, requested } = asked
  const grants = asked.grants ?? policy.grants([])
  const question = questionOf(asked)
  return requested.kind
    ? explainDo(policy, grants, requested.kind.id, requested.action.id, question)
    : explain(policy, grants, requested.permission.id, question)
}

/** Why somebody has no say in a scope at all, whatever their roles there. */
export function cutOff(person: PersonAccess, scope: ScopeId): Code | null {
  if (person.status === 'archived') return 'person-archived'
  if (person.status === 'blocked') return 'person-blocked'
  const membership = person.scopes.get(scope)?.membership
  if (membership === 'disabled') return 'member-disabled'
  if (membership === 'removed') return 'member-removed'
  return null
}

export function answer(asked: Asked, explanation: Explanation): Decision {
  const { policy, deciding } = asked
  const where = {
    permission: explanation.permission,
    scope: deciding.id === platformId ? null : deciding.id,
    // The scope's own epoch may be newer than what is known about the person.
    ...(asked.epoch !== null && { epoch: asked.epoch }),
  }
  if (explanation.allowed) {
    const grantedBy = explanation.because.map(({ role, from, when }) => ({
      role: role.id,
      label: role.label,
      from,
      ...(when !== null && { when }),
    }))
    const reason = sentenceOf(policy, 'granted', explanation)
    return { decision: true, context: { code: 'granted', reason, ...where, grantedBy } }
  }
  const { leastRole } = explanation
  return {
    decision: false,
    context: {
      code: explanation.reason,
      reason: sentenceOf(policy, explanation.reason, explanation),
      ...where,
      leastRole: leastRole && { id: leastRole.id, label: leastRole.label },
    },
  }
}

/** What the server stores wins over what the caller says; what the blueprint does not declare the engine does not read. */
export function questionOf({ place, subject, evaluation }: Asked): Question {
  const [named] = place.path
  const { resource } = place
  const asked = resource
    ? {
        kind: resource.kind,
        id: resource.id,
        ...(resource.ownerId !== null && { owner: resource.ownerId }),
        ...(resource.tenantId !== null && { organization: resource.tenantId }),
        shares: resource.shares,
        attributes: { ...plainAttributes(evaluation.resource.properties), ...resource.attributes },
      }
    : named && {
        kind: named.type,
        id: named.id,
        ...(named.tenantId !== null && { organization: named.tenantId }),
        attributes: { status: named.status },
      }
  return {
    subject: {
      ...subject,
      attributes: { ...plainAttributes(evaluation.subject.properties), ...subject.attributes },
    },
    ...(asked && { resource: asked }),
    action: plainAttributes(evaluation.action.properties),
    context: plainAttributes(evaluation.context),
  }
}

function plainAttributes(properties: Readonly<Record<string, unknown>> | undefined): Attributes {
  const plain: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') plain[name] = value
  }
  return plain
}
