import { type Answer, type Condition, canDoOnSome, canOnSome, conditionWords, permissionsOf } from '@portreeve/engine'
import { ownWall } from '../../access/deciding.ts'
import { mayOperate } from '../../access/may-operate.ts'
import { principalGrants } from '../../access/principal-grants.ts'
import { type RegisteredResource, resourcesById } from '../../access/registered-resources.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Wall } from '../../db/database.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import { type Asked, cutOff, decidingScope, explainAsked, type Place } from './decide.ts'
import {
  type ExplainedSubject,
  isKnownHere,
  missing,
  personAsked,
  type SubjectReference,
  subjectIn,
} from './explained-subject.ts'
import { givers, managersOfMachines } from './givers.ts'
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
export async function explainOther(context: ScopedContext, reference: SubjectReference, ask: Ask) {
  const { service, principal, scope: named } = context
  const path = await service.scopes.pathOf(named.id)
  const subject = await subjectIn(context, path, reference)
  const resource = await resourceOf(context, context.wall, ask)
  if (resource !== null && resource.scopeId !== named.id) throw missing('resource')
  return explainFor(context, { path, resource }, subject, ask, {
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
  const subject = await personAsked(context, person, (scope) => principalGrants(service, principal, scope))
  const { place, onlyYes } = await ownPlace(context, path, ask)
  const answer = await explainFor(context, place, subject, ask, { mayAsk: async () => true })
  if (onlyYes && !answer.allowed) throw missing('resource')
  return answer
}

/**
 * Where one's own question is about. A resource may lie further down than the scope that was named: the role that decides
 * about it can be one above (A14). Whoever does not see the resource learns of it only what they may do with it.
 */
async function ownPlace(
  context: Context,
  path: readonly ScopeRow[],
  ask: Ask,
): Promise<{ readonly place: Place; readonly onlyYes: boolean }> {
  const { service, wall } = context
  const [named] = path
  const seen = await resourceOf(context, wall, ask, 'optional')
  if (ask.resource === undefined || seen?.scopeId === named?.id)
    return { place: { path, resource: seen }, onlyYes: false }
  const resource = seen ?? (await resourceOf(context, { ...wall, tenants: 'all' }, ask))
  const below = resource === null ? [] : await service.scopes.pathOf(resource.scopeId)
  // Under its own scope's name, whoever does not see a resource gets no other answer than for none.
  const isBelow = below.slice(1).some(({ id }) => id === named?.id)
  if (!isBelow) throw missing('resource')
  return { place: { path: below, resource }, onlyYes: seen === null }
}

interface Asker {
  /** Whether the asker may know who holds what in the scope that decides. */
  readonly mayAsk: (scope: ScopeId) => Promise<boolean>
}

async function explainFor(context: Context, place: Place, subject: ExplainedSubject, ask: Ask, { mayAsk }: Asker) {
  const policy = context.service.policy()
  const { path, resource } = place
  const requested = requestOf(context, ask, resource)
  const { permission } = requested
  const deciding = decidingScope(path, requested)
  if (!deciding || !(await mayAsk(deciding.id))) throw missing('permission')
  const closed = subject.closed(deciding.id, permission)
  const asked: Asked = {
    ...{ policy, requested, place, deciding, subject: subject.asked, epoch: subject.epochIn(deciding.id) },
    grants: closed ? null : await subject.grantsIn(deciding.id),
    evaluation: { subject: { type: 'user', id: subject.asked.id }, action: { name: '' }, resource: nothing },
  }
  const explanation = explainAsked(asked)
  // Somebody cut off needs to be let in again, not another role.
  const refused = explanation.allowed || closed ? null : explanation
  const words = (when: Condition) => conditionWords(policy, when, resource?.kind)
  const able =
    subject.kind === 'person'
      ? (refused?.givenBy ?? [])
      : managersOfMachines(refused?.givenBy ?? [], policy.scopeType(deciding.type))
  return {
    subject: { kind: subject.kind, id: subject.asked.id, name: subject.name },
    permission: { id: permission.id, label: permission.label },
    scope: { id: deciding.id, type: deciding.type, name: deciding.name },
    resource: resource && { id: resource.id, kind: resource.kind, name: resource.name },
    allowed: explanation.allowed,
    answer: explanation.allowed ? ('always' as const) : onSome(asked),
    code: explanation.allowed ? 'granted' : (closed ?? explanation.reason),
    reason: closed
      ? sentence(closed)
      : sentenceOf(policy, explanation.allowed ? 'granted' : explanation.reason, explanation),
    grantedBy: explanation.allowed
      ? explanation.because.map(({ role, from, when }) => ({
          ...{ role: role.id, label: role.label, from, when, words: when && words(when) },
        }))
      : [],
    conditions: (refused?.conditions ?? []).map((when) => ({ when, words: words(when) })),
    leastRole: refused?.leastRole ? { id: refused.leastRole.id, label: refused.leastRole.label } : null,
    canBeGivenBy: await givers(context, path, able),
  }
}

const nothing = { type: '', id: '' }

/** Without a resource a condition cannot be answered: then it depends on which. */
function onSome({ policy, requested, grants, place }: Asked): Answer {
  if (!grants || place.resource) return 'never'
  return requested.kind
    ? canDoOnSome(policy, grants, requested.kind.id, requested.action.id)
    : canOnSome(grants, requested.permission)
}

/**
 * The resource that is asked about, none where none is. Throws `not-found` where the wall shows none of that id, and where whoever asks
 * is not of the organization that its kind stays in (C10): neither their role nor that it was once shared with them opens that.
 */
async function resourceOf(
  { service, principal }: Context,
  wall: Wall,
  ask: Ask,
  how?: 'optional',
): Promise<RegisteredResource | null> {
  if (ask.resource === undefined) return null
  const id = ask.resource as ResourceId
  const resource = (await service.database.read(wall, (tx) => resourcesById(tx, service.policy(), [id]))).get(id)
  const { kinds, organizations } = await ownWall(service, principal)
  const isElsewhere =
    resource !== undefined && kinds.includes(resource.kind) && !organizations.some((id) => id === resource.tenantId)
  if ((!resource || isElsewhere) && how !== 'optional') throw missing('resource')
  return isElsewhere ? null : (resource ?? null)
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
