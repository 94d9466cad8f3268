import { type Answer, canDoOnSome, canOnSome, type Grants, permissionsOf } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import { namesOfHolders } from '../../access/role-holders.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { platformId, type ResourceId, type ScopeId, type UserId } from '../../ids.ts'
import { type RegisteredResource, resourcesById } from '../resources/service.ts'
import { type Asked, cutOff, decidingScope, explainAsked } from './decide.ts'
import { findSubjects } from './queries.ts'
import { sentence, sentenceOf } from './reasons.ts'
import { type Requested, requestedPermission } from './requested-permission.ts'

/** What is asked: a permission, on a registered resource or on any; or what can be done with a resource. */
export interface Ask {
  readonly permission?: string | undefined
  readonly resource?: string | undefined
  readonly action?: string | undefined
}

/** May somebody do it in the scope of the URL, why, or what would change that and who could (X8)? */
export async function explainOther(context: ScopedContext, userId: UserId, ask: Ask) {
  const path = await context.service.scopes.pathOf(context.scope.id)
  const person = await context.service.grants.of(userId)
  if (!person || !isKnownHere(person, path)) throw missing('person')
  const { service, principal, scope: named } = context
  return explainFor(context, path, person, ask, {
    grantsIn: (scope) => person.scopes.get(scope)?.grants ?? null,
    // Roles in a scope above are for those who may check access there (X14).
    mayAsk: async (scope) => scope === named.id || (await mayOperate(service, principal, scope, 'access.check')),
  })
}

/** The same about oneself, with the roles that hold in this session (A9), in a scope that one has to do with. */
export async function explainOwn(context: Context, scopeId: ScopeId, ask: Ask) {
  const { principal, service } = context
  const person = principal.kind === 'person' ? await service.grants.of(principal.userId) : null
  const path = await service.scopes.pathOf(scopeId)
  if (!person || path.length === 0 || !isKnownHere(person, path)) throw missing('place')
  return explainFor(context, path, person, ask, {
    grantsIn: (scope) => principalGrants(service, principal, scope),
    mayAsk: async () => true,
  })
}

interface Asker {
  readonly grantsIn: (scope: ScopeId) => Promise<Grants | null> | Grants | null
  /** Whether the asker may know who holds what in the scope that decides. */
  readonly mayAsk: (scope: ScopeId) => Promise<boolean>
}

async function explainFor(
  context: Context,
  path: readonly ScopeRow[],
  person: PersonAccess,
  ask: Ask,
  { grantsIn, mayAsk }: Asker,
) {
  const policy = context.service.policy()
  const { subject, resource } = await look(context, path, person.userId, ask)
  const requested = requestOf(context, ask, resource)
  const deciding = decidingScope(path, requested)
  if (!deciding || !(await mayAsk(deciding.id))) throw missing('permission')
  const cut = cutOff(person, deciding.id)
  const grants = cut ? null : await grantsIn(deciding.id)
  const evaluation = {
    subject: { type: 'user', id: person.userId },
    action: { name: '' },
    resource: { type: '', id: '' },
  }
  const place = { path, resource }
  const asked: Asked = {
    policy,
    requested,
    place,
    deciding,
    person,
    attributes: subject.attributes,
    grants,
    evaluation,
  }
  const explanation = explainAsked(asked)
  const refused = explanation.allowed ? null : explanation
  return {
    person: { id: person.userId, name: subject.name },
    permission: { id: requested.permission.id, label: requested.permission.label },
    scope: { id: deciding.id, type: deciding.type, name: deciding.name },
    resource: resource && { id: resource.id, kind: resource.kind, name: resource.name },
    allowed: explanation.allowed,
    answer: explanation.allowed ? 'always' : onSome(asked),
    code: explanation.allowed ? 'granted' : (cut ?? explanation.reason),
    reason: cut ? sentence(cut) : sentenceOf(policy, explanation.allowed ? 'granted' : explanation.reason, explanation),
    grantedBy: explanation.allowed
      ? explanation.because.map(({ role, from, when }) => ({ role: role.id, label: role.label, from, when }))
      : [],
    conditions: refused?.conditions ?? [],
    leastRole: refused?.leastRole && !cut ? { id: refused.leastRole.id, label: refused.leastRole.label } : null,
    // Somebody cut off needs to be let in again, not another role.
    canBeGivenBy:
      refused && !cut
        ? await givers(
            context,
            path,
            refused.givenBy.map(({ key }) => key),
          )
        : [],
  }
}

/** Without a resource a condition cannot be answered: then it depends on which. */
function onSome({ policy, requested, grants, place }: Asked): Answer {
  if (!grants || place.resource) return 'never'
  return requested.kind
    ? canDoOnSome(policy, grants, requested.kind.id, requested.action.id)
    : canOnSome(grants, requested.permission)
}

async function look({ service, wall }: Context, path: readonly ScopeRow[], userId: UserId, ask: Ask) {
  const found = await service.database.read(wall, async (tx) => ({
    subjects: await findSubjects(tx, 'id', [userId]),
    resources: ask.resource === undefined ? null : await resourcesById(tx, [ask.resource as ResourceId]),
  }))
  const [subject] = found.subjects
  if (!subject) throw missing('person')
  const resource = found.resources?.get(ask.resource ?? '') ?? null
  if (found.resources && resource?.scopeId !== path[0]?.id) throw missing('resource')
  return { subject, resource }
}

function requestOf({ service }: Context, ask: Ask, resource: RegisteredResource | null): Requested {
  const policy = service.policy()
  const permission = ask.permission === undefined ? undefined : policy.permission(ask.permission)
  if (permission) return { permission, kind: null, action: null }
  const requested = resource && ask.action !== undefined ? requestedPermission(policy, resource.kind, ask.action) : null
  if (requested) return requested
  throw missing('permission')
}

/** Everything that a person may do in the scope of the URL, each with the roles that grant it. */
export async function everythingOf(context: ScopedContext, userId: UserId) {
  const { service, scope, wall } = context
  const policy = service.policy()
  const path = await service.scopes.pathOf(scope.id)
  const person = await service.grants.of(userId)
  if (!person || !isKnownHere(person, path)) throw missing('person')
  const [subject] = await service.database.read(wall, (tx) => findSubjects(tx, 'id', [userId]))
  if (!subject) throw missing('person')
  const here = person.scopes.get(scope.id)
  const grants = here?.grants ?? policy.grants([])
  const cut = cutOff(person, scope.id)
  return {
    person: { id: userId, name: subject.name },
    scope: { id: scope.id, type: scope.type, name: scope.name },
    epoch: here?.epoch ?? null,
    cutOff: cut && { code: cut, reason: sentence(cut) },
    roles: (here?.roles ?? []).map(({ id, label }) => ({ id, label })),
    permissions: permissionsOf(grants).map(({ id, held }) => ({
      id,
      label: policy.permission(id)?.label ?? id,
      held,
      grantedBy: grants.roles
        .filter((role) => role.grants.some(({ permission }) => permission.id === id))
        .map((role) => role.id),
    })),
  }
}

/** Whoever has nothing to do with the scope, or with its organization, does not exist for whoever asks about it. */
function isKnownHere(person: PersonAccess, path: readonly ScopeRow[]): boolean {
  const [scope] = path
  if (!scope) return false
  if (scope.id === platformId || person.scopes.has(scope.id)) return true
  return scope.tenantId !== null && person.organizations.includes(scope.tenantId)
}

/** Enough names to know whom to ask. */
const giversMost = 10

/** People who can give one of these roles here, by name, and only to people of the same organization (X8). */
async function givers(context: Context, path: readonly ScopeRow[], roles: readonly string[]) {
  const { principal, service } = context
  if (principal.kind !== 'person' || roles.length === 0) return []
  const asker = await service.grants.of(principal.userId)
  const scopes = path.filter(({ id, tenantId }) =>
    tenantId === null ? asker?.scopes.get(id)?.membership === 'active' : asker?.organizations.includes(tenantId),
  )
  if (scopes.length === 0) return []
  const ids = scopes.map(({ id }) => id)
  const rows = await service.database.read({ tenants: 'all', person: null }, (tx) =>
    namesOfHolders(tx, { within: { scopes: ids }, roles, now: service.clock.now(), limit: giversMost }),
  )
  return rows.map(({ id, name, role }) => ({ id, name, role: service.policy().role(role)?.label ?? role }))
}

function missing(what: 'person' | 'place' | 'resource' | 'permission'): Problem {
  return new Problem('not-found', { detail: `There is no such ${what} here, or you cannot see it.` })
}
