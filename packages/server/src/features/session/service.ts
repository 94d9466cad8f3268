import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { entryOf } from './entry.ts'
import { describeScope, heldScopes, menusOf } from './held-scopes.ts'
import * as queries from './queries.ts'

/** Who is signed in and everything that they may do, in one answer. */
export async function describeSession(context: Context, input: { readonly into?: ScopeId | undefined }) {
  const { service, principal } = context
  if (principal.kind !== 'person') throw new Error('A session is a person’s')
  const { userId, sessionId } = principal
  const row = await service.database.read(context.wall, (tx) => queries.personAndSession(tx, userId, sessionId))
  const access = await service.grants.of(userId)
  if (row === null || access === null)
    throw new Problem('not-signed-in', { detail: 'Your session has ended. Sign in first.' })
  const { expiresAt, ...person } = row
  const { held, complete } = await heldScopes(service, principal, access)
  return {
    person,
    session: { id: sessionId, expiresAt: expiresAt.toISOString() },
    entry: await entryOf(context, access, held, input.into),
    scopes: held.map((scope) => describeScope(service, scope)),
    menus: await menusOf(service, held),
    complete,
  }
}
