import type { Resource } from '@portreeve/engine'
import { Deciding, kindInUse } from '../../access/deciding.ts'
import { resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, VersionId } from '../../ids.ts'
import * as queries from './queries.ts'

/** What whoever asks may do with apps of the scope. Before a transaction begins: it reads what they hold. */
export async function decidingAboutApps({ service, principal, scope }: ScopedContext): Promise<Deciding> {
  const kind = kindInUse(service.policy(), 'apps')
  if (kind === undefined) throw noSuchApp()
  return Deciding.about(service, principal, kind, scope.id)
}

export interface AppInChange {
  readonly app: queries.AppRow
  readonly resource: Resource
}

/**
 * The app, its row taken for this transaction, where the action is allowed on it as things are now (A11). Throws `not-found` to
 * whoever may not read it, `not-allowed` with the reason to everybody else.
 */
export async function requireApp(
  tx: Tx,
  { scope }: ScopedContext,
  deciding: Deciding,
  { id, action }: { readonly id: ResourceId; readonly action: string },
): Promise<AppInChange> {
  const app = await queries.lockApp(tx, scope.id, id)
  const found = app && (await resourcesById(tx, deciding.policy, [id])).get(id)
  if (app === undefined || found === undefined) throw noSuchApp()
  const resource = resourceOf(found)
  if (!deciding.allows('read', resource)) throw noSuchApp()
  deciding.require(action, resource)
  return { app, resource }
}

export async function requireVersion(tx: Tx, app: ResourceId, id: VersionId): Promise<queries.VersionRow> {
  const version = await queries.findVersion(tx, app, id)
  if (version === undefined) throw new Problem('not-found', { detail: 'There is no such version of this app.' })
  return version
}

export const noSuchApp = () => new Problem('not-found', { detail: 'There is no such app here.' })
