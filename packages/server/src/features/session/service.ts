import type { PersonAccess } from '../../access/grant-cache.ts'
import { sessionEnded } from '../../access/own-account.ts'
import type { PersonPrincipal } from '../../access/principal.ts'
import { visibleScope } from '../../access/visible-scope.ts'
import type { Context } from '../../context.ts'
import type { ScopeId } from '../../ids.ts'
import { describeRole, describeScope } from './describe-scope.ts'
import { entryOf } from './entry.ts'
import { heldScope, heldScopes, wireId } from './held-scopes.ts'
import { menusOf } from './menus.ts'
import * as queries from './queries.ts'
import { visibleScopes } from './visible-scopes.ts'

/** Who is signed in and everything that they may do, in one answer. */
export async function describeSession(context: Context, input: { readonly into?: ScopeId | undefined }) {
  const { service } = context
  const { principal, access } = await whoAsks(context)
  const { userId, sessionId } = principal
  const row = await service.database.read(context.wall, (tx) => queries.personAndSession(tx, userId, sessionId))
  if (row === null) throw sessionEnded()
  const { expiresAt, ...person } = row
  const { held, complete } = await heldScopes(service, principal, access)
  const visible = visibleScopes(service, principal)
  return {
    person,
    session: { id: sessionId, expiresAt: expiresAt.toISOString() },
    entry: await entryOf(context, access, held, input.into),
    scopes: await Promise.all(held.map((scope) => describeScope(service, visible, scope))),
    menus: await menusOf(service, visible, held),
    viewAs: described(principal),
    complete,
  }
}

/**
 * One scope as the session's answer tells it, for every scope in which the person is somebody or may do something: an operator
 * is a member of few of the places that they look after. Throws `not-found`.
 */
export async function describeSessionScope(context: Context, scopeId: ScopeId) {
  const { service } = context
  const { principal, access } = await whoAsks(context)
  const { scope: row } = await visibleScope(service, principal, scopeId)
  const held = await heldScope(service, principal, access, row)
  const nothing = { roles: [], secondFactor: null, rolesAtNextSignIn: null }
  const outside = { row, grants: service.policy().grants([]), ...nothing }
  return describeScope(service, visibleScopes(service, principal), held ?? outside)
}

function described({ viewAs }: PersonPrincipal) {
  return viewAs ? { scope: wireId(viewAs.scopeId), role: describeRole(viewAs.role) } : null
}

async function whoAsks(context: Context): Promise<{ principal: PersonPrincipal; access: PersonAccess }> {
  const { principal, service } = context
  if (principal.kind !== 'person') throw new Error('A session is a person’s')
  const access = await service.grants.of(principal.userId)
  if (access === null) throw sessionEnded()
  return { principal, access }
}

/** Whether the page that this person meets at the scope's door offers to ask for access (A5). */
export async function offersRequest(context: Context, scope: ScopeId): Promise<boolean> {
  const { principal, access } = await whoAsks(context)
  const { held } = await heldScopes(context.service, principal, access)
  return (await entryOf(context, access, held, scope)).requestAccess
}
