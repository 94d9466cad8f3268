import type { Grants, Permission } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { platformId, type ScopeId, type ServiceAccountId, type UserId } from '../../ids.ts'
import { serviceAccountIn } from '../service-accounts/service.ts'
import { type AskedSubject, cutOff } from './decide.ts'
import { findSubjects } from './queries.ts'
import type { Code } from './reasons.ts'

/** Whom an explanation is about. */
export interface ExplainedSubject {
  readonly kind: 'person' | 'service-account'
  readonly name: string
  readonly asked: AskedSubject
  epochIn(scope: ScopeId): number | null
  grantsIn(scope: ScopeId): Promise<Grants | null> | Grants | null
  /** Why no role could help: cut off, or a machine where none has a say. */
  closed(scope: ScopeId, permission: Permission): Code | null
}

/** Which person or machine: one of the two. */
export type SubjectReference = { readonly person: UserId } | { readonly serviceAccount: ServiceAccountId }

/** Whoever can be asked about in the scope of the URL. Throws `not-found` for everybody else. */
export async function subjectIn(
  context: ScopedContext,
  path: readonly ScopeRow[],
  reference: SubjectReference,
): Promise<ExplainedSubject> {
  if ('serviceAccount' in reference) return machine(context, path, reference.serviceAccount)
  const person = await context.service.grants.of(reference.person)
  if (!person || !isKnownHere(person, path)) throw missing('person')
  return personAsked(context, person, (scope) => person.scopes.get(scope)?.grants ?? null)
}

/** A person, with the grants that count: the live ones about others, those of the session about oneself (A9). */
export async function personAsked(
  { service, wall }: Context,
  person: PersonAccess,
  grantsIn: ExplainedSubject['grantsIn'],
): Promise<ExplainedSubject> {
  const [found] = await service.database.read(wall, (tx) => findSubjects(tx, 'id', [person.userId]))
  if (!found) throw missing('person')
  const { attributes, name } = found
  return {
    kind: 'person',
    name,
    asked: { id: person.userId, organizations: person.organizations, attributes },
    epochIn: (scope) => person.scopes.get(scope)?.epoch ?? null,
    grantsIn,
    closed: (scope) => cutOff(person, scope),
  }
}

/** A machine of this scope, or of one above it for whoever may check access there (X14). */
async function machine(
  context: ScopedContext,
  path: readonly ScopeRow[],
  id: ServiceAccountId,
): Promise<ExplainedSubject> {
  const account = await serviceAccountIn(context, await scopesWithMachines(context, path), id)
  if (!account) throw missing('service account')
  const { scopeId, tenantId, role } = account
  const principal = { kind: 'service-account', serviceAccountId: id, scopeId, role } as const
  return {
    kind: 'service-account',
    name: account.name,
    asked: { id, organizations: tenantId === null ? [] : [tenantId], attributes: {} },
    epochIn: () => null,
    grantsIn: (scope) => principalGrants(context.service, principal, scope),
    closed: (scope, permission) => {
      if (permission.sessionOnly) return 'session-only'
      return scope === scopeId ? null : 'decided-elsewhere'
    },
  }
}

/** The scopes from the named one upwards whose machines the asker may ask about. */
export async function scopesWithMachines(
  { service, principal, scope }: ScopedContext,
  path: readonly ScopeRow[],
): Promise<readonly ScopeId[]> {
  const open: ScopeId[] = []
  for (const { id } of path) {
    if (id === scope.id || (await mayOperate(service, principal, id, 'access.check'))) open.push(id)
  }
  return open
}

/** Whoever has nothing to do with the scope, or with its organization, does not exist for whoever asks about it. */
export function isKnownHere(person: PersonAccess, path: readonly ScopeRow[]): boolean {
  const [scope] = path
  if (!scope) return false
  if (scope.id === platformId || person.scopes.has(scope.id)) return true
  return scope.tenantId !== null && person.organizations.includes(scope.tenantId)
}

/** `missing` in the answer: a page with several fields says it beside the one that it is about. */
export function missing(what: 'person' | 'service account' | 'place' | 'resource' | 'permission'): Problem {
  return new Problem('not-found', {
    detail: `There is no such ${what} here, or you cannot see it.`,
    more: { missing: what },
  })
}
