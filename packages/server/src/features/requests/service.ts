import type { Permission } from '@portreeve/engine'
import { personAccess } from '../../access/grant-cache.ts'
import { mayRequest } from '../../access/may-request.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { visibleScope } from '../../access/visible-scope.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { newId, platformId, type RequestId, type ScopeId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { holdsWhatIsAsked } from '../members/settle-request.ts'
import { offersRequest } from '../session/service.ts'
import * as queries from './queries.ts'
import { requestOver } from './request-over.ts'
import { statedRequest, stateOf } from './stated-request.ts'
import { tellOfRequest } from './tell-of-request.ts'

export interface NewRequest {
  readonly scope: ScopeId
  /** None: to be let in, or enabled again. */
  readonly permission?: string | undefined
  readonly note?: string | undefined
}

const dayMs = 24 * 60 * 60_000
const lastsMs = 30 * dayMs
/** Each is told to everybody who could answer it, whatever became of the ones before. */
const asksMostInADay = 3

/** Asks for access, where a page or a refusal offers it. One open request per person and scope: nobody floods. */
export async function makeRequest(context: Context, input: NewRequest) {
  const { service } = context
  const principal = personAsking(context)
  const { scope: found, permission } = await requireAskable(context, principal, input)
  const { userId } = principal
  return change(behind(context, found), async (tx) => {
    const scope = await lockScope(tx, found.id)
    const createdAt = service.clock.now()
    const policy = service.policy()
    const access = await personAccess(tx, policy, createdAt, userId)
    // Given at this very moment, by somebody who did not wait to be asked.
    if (holdsWhatIsAsked(policy, access, scope, permission?.id ?? null)) throw alreadyHeld()
    const former = await queries.findOpen(tx, scope.id, userId)
    if (former && stateOf(former, createdAt) === 'open') throw alreadyAsked(former)
    const since = new Date(createdAt.getTime() - dayMs)
    if ((await queries.countRequests(tx, scope.id, userId, since)) >= asksMostInADay) throw askedTooOften()
    if (former) await queries.endRequest(tx, former.id, { state: 'expired' })
    const id = newId<RequestId>(service.clock)
    const expiresAt = new Date(createdAt.getTime() + lastsMs)
    const asked = { id, permission: permission?.id ?? null, expiresAt }
    const at = { userId, scopeId: scope.id, tenantId: scope.tenantId, createdAt }
    await queries.insertRequest(tx, { ...asked, ...at, state: 'open', note: input.note || null })
    await tellOfRequest(tx, context, scope, { userId, asksFor: permission?.label ?? null, note: input.note || null })
    const event: AuditEvent = {
      action: 'request.made',
      scope: scope.id,
      target: { kind: 'person', id: userId },
      after: { request: id, permission: asked.permission, expiresAt },
      ...(input.note ? { personal: { note: input.note } } : {}),
    }
    return { result: { id, madeAt: createdAt, expiresAt }, event }
  })
}

/** Throws `not-found` like for an unknown scope where the person is not offered to ask and cannot see it (X8). */
async function requireAskable(context: Context, principal: PersonPrincipal, input: NewRequest) {
  const { service } = context
  const offered = await offersRequest(context, input.scope)
  const scope = offered
    ? await service.scopes.find(input.scope)
    : (await visibleScope(service, principal, input.scope)).scope
  if (scope === null) throw nowhere()
  const permission = readPermission(context, scope, input.permission)
  if (offered) return { scope, permission }
  if (permission === null) throw new Problem('conflict', { detail: insideAlready })
  switch (await mayRequest(service, principal, scope, permission)) {
    case 'yes':
      return { scope, permission }
    case 'held':
      throw alreadyHeld()
    case 'nobody':
      throw new Problem('conflict', { detail: `Nobody can give "${permission.label}" to anybody here.` })
    case 'elsewhere':
      throw nowhere()
  }
}

function readPermission({ service }: Context, scope: ScopeRow, id: string | undefined): Permission | null {
  if (id === undefined) return null
  const permission = service.policy().permission(id)
  if (permission?.scopeType === scope.type) return permission
  throw wrongPermission(`There is no permission ${id} here.`)
}

export interface OwnPage {
  readonly after: string | null
  readonly limit: number
}

/** What the person asked for, the newest first. */
export async function listOwnRequests(context: Context, page: OwnPage) {
  const { service, wall } = context
  const { userId } = personAsking(context)
  const rows = await service.database.read(wall, (tx) => queries.requestsOf(tx, userId, page))
  const policy = service.policy()
  const now = service.clock.now()
  return Promise.all(
    rows.map(async (row) => {
      const scope = await service.scopes.find(row.scopeId)
      const type = scope?.type ?? ''
      const typeLabel = policy.scopeType(type)?.definition.label ?? type
      const id = row.scopeId === platformId ? null : row.scopeId
      return { ...statedRequest(policy, row, now), scope: { id, type, typeLabel, name: scope?.name ?? '' } }
    }),
  )
}

/** Takes one's own open request back. */
export async function withdrawRequest(context: Context, id: RequestId): Promise<void> {
  const { service, wall } = context
  const { userId } = personAsking(context)
  const own = await service.database.read(wall, (tx) => queries.findRequest(tx, id))
  const found = own?.userId === userId ? await service.scopes.find(own.scopeId) : null
  if (found === null) throw unknownRequest()
  await change(behind(context, found), async (tx) => {
    const scope = await lockScope(tx, found.id)
    const request = await queries.findRequest(tx, id)
    if (request === undefined) throw unknownRequest()
    const decidedAt = service.clock.now()
    const state = stateOf(request, decidedAt)
    if (state !== 'open') throw requestOver(state)
    await queries.endRequest(tx, id, { state: 'withdrawn', decidedAt })
    const target = { kind: 'person', id: userId }
    const event: AuditEvent = { action: 'request.withdrawn', scope: scope.id, target, after: { request: id } }
    return { result: undefined, event }
  })
}

function personAsking({ principal }: Context): PersonPrincipal {
  if (principal.kind === 'person') return principal
  throw new Error('Only somebody who has signed in asks for access')
}

/** Whoever is not let in does not see the scope: what they ask for is written where its people find it. */
function behind(context: Context, { tenantId }: ScopeRow): Context {
  return { ...context, wall: { ...context.wall, tenants: tenantId === null ? 'all' : [tenantId] } }
}

const insideAlready = 'You are here already. To ask for more than you may do now, say which permission you need.'
const nowhere = () => new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
const unknownRequest = () => new Problem('not-found', { detail: 'There is no such request of yours.' })
const askedTooOften = () =>
  new Problem('too-many-requests', {
    detail: `You have asked for access here ${asksMostInADay} times in the last 24 hours. Wait until tomorrow, or ask somebody there directly.`,
  })

const alreadyHeld = () => new Problem('conflict', { detail: 'You have that already, or will at your next sign-in.' })
const wrongPermission = (message: string) =>
  new Problem('invalid-input', { detail: message, errors: [{ field: 'permission', message }] })

function alreadyAsked({ id, createdAt }: queries.RequestRow): Problem {
  return new Problem('request-open', {
    detail: 'You have asked here already, and nobody has answered yet. You can take that request back and ask anew.',
    more: { request: { id, madeAt: createdAt } },
  })
}
