import { resourceOf } from '../../access/registered-resources.ts'
import { lockScope } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, ScopeId, UserId, VersionId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { actorName } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { deleteResourcesIn, registerResourceIn } from '../resources/service.ts'
import { decidingAboutApps, requireApp, requireVersion } from './app-in-change.ts'
import { appsOf, appTypeOf } from './app-types.ts'
import { readAppIn } from './list-apps.ts'
import * as queries from './queries.ts'
import { moveVersion, type VersionMoved } from './settle-app.ts'
import { versionActs, whyNot } from './version-states.ts'

export interface NewApp {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly belongsTo?: string | undefined
}

/** Makes an app without a version. Throws `not-allowed` where the state of what it belongs to forbids it (A11), `invalid-input`, `conflict`. */
export async function createApp(context: ScopedContext, input: NewApp) {
  const { service, scope } = context
  const deciding = await decidingAboutApps(context)
  const { typeIn } = appsOf(deciding.policy)
  return change(context, async (tx) => {
    await lockScope(tx, scope.id)
    const belongsTo = await readBelongsTo(tx, context, input)
    const registered = await registerResourceIn(tx, context, {
      ...{ kind: deciding.kind, scope, name: input.name, ownerId: ownerOf(context) },
      attributes: { [typeIn]: input.type, ...belongsTo?.attribute },
    })
    deciding.require('create', resourceOf(registered))
    // X8: only whoever may make one learns which names are taken.
    await requireFreeName(tx, scope.id, input.name, null)
    const now = service.clock.now()
    const row: queries.AppRow = {
      ...{ id: registered.id, scopeId: scope.id, tenantId: scope.tenantId },
      ...{ name: input.name, nameKey: textKey(input.name), type: input.type, description: input.description },
      ...{ belongsTo: belongsTo?.id ?? null, state: 'empty', latestVersion: null, publishedVersion: null },
      ...{ listed: false, externalId: null, createdAt: now, createdBy: actorName(context), changedAt: now },
    }
    await queries.insertApp(tx, row)
    return {
      result: await readAppIn(tx, context, deciding, row.id),
      event: {
        action: 'app.created',
        scope: scope.id,
        target: { kind: 'app', id: row.id },
        after: { type: row.type, belongsTo: row.belongsTo },
        personal: { name: row.name },
      },
    }
  })
}

function ownerOf({ principal }: Context): UserId | null {
  return principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
}

/** The scope of the same organization that an app of the type belongs to besides. */
async function readBelongsTo(tx: Tx, { service, scope }: ScopedContext, { type: id, belongsTo }: NewApp) {
  const type = appTypeOf(service.policy(), id)
  if (type === undefined) throw invalid('type', `There is no type of apps “${id}” here.`)
  if (type.belongsTo === undefined) {
    if (belongsTo === undefined) return null
    throw invalid('belongsTo', `An app of the type “${type.label}” belongs to nothing besides.`)
  }
  const label = service.policy().scopeType(type.belongsTo.scope)?.definition.label.toLowerCase() ?? ''
  if (belongsTo === undefined) throw invalid('belongsTo', `Say to which ${label} the app belongs.`)
  const place = await queries.findPlace(tx, belongsTo as ScopeId)
  const fits = place?.type === type.belongsTo.scope && place.tenantId === scope.tenantId
  if (!place || !fits) throw invalid('belongsTo', `There is no such ${label} in this organization.`)
  return { id: place.id, attribute: { [type.belongsTo.in]: place.id as string } }
}

async function requireFreeName(tx: Tx, scopeId: ScopeId, name: string, except: ResourceId | null): Promise<void> {
  if (!(await queries.hasName(tx, scopeId, textKey(name), except))) return
  throw new Problem('conflict', {
    detail: `There is an app named “${name}” here already. Choose another name.`,
    errors: [{ field: 'name', message: 'An app here has this name already.' }],
  })
}

export interface AppChange {
  readonly id: ResourceId
  readonly name?: string | undefined
  readonly description?: string | undefined
}

export async function changeApp(context: ScopedContext, { id, name, description }: AppChange) {
  const deciding = await decidingAboutApps(context)
  return change(context, async (tx) => {
    if (name !== undefined) await lockScope(tx, context.scope.id)
    const { app } = await requireApp(tx, context, deciding, { id, action: 'update' })
    const renamed = name !== undefined && name !== app.name
    const described = description !== undefined && description !== app.description
    if (!renamed && !described) return { result: await readAppIn(tx, context, deciding, id), event: null }
    const changedAt = context.service.clock.now()
    if (renamed) {
      await requireFreeName(tx, app.scopeId, name, id)
      await queries.renameResource(tx, id, { name, nameKey: textKey(name) })
    }
    await queries.updateApp(tx, id, {
      ...(renamed && { name, nameKey: textKey(name) }),
      ...(described && { description }),
      changedAt,
    })
    return {
      result: await readAppIn(tx, context, deciding, id),
      event: {
        action: 'app.updated',
        scope: app.scopeId,
        target: { kind: 'app', id },
        after: { changed: [...(renamed ? ['name'] : []), ...(described ? ['description'] : [])] },
        personal: { name: name ?? app.name, ...(renamed && { nameBefore: app.name }) },
      },
    }
  })
}

/** Deletes the app with its versions and their archives. Throws `conflict` while a version is in review. */
export async function deleteApp(context: ScopedContext, id: ResourceId): Promise<void> {
  const deciding = await decidingAboutApps(context)
  const archives = await change(context, async (tx) => {
    const { app } = await requireApp(tx, context, deciding, { id, action: 'delete' })
    const versions = await queries.versionsOf(tx, id)
    if (versions.some(({ state }) => state === 'in-review')) {
      throw new Problem('conflict', {
        detail: 'A version of this app is in review. Withdraw it, or wait for the decision, and delete the app then.',
      })
    }
    return {
      result: await deleteResourcesIn(tx, [id]),
      event: {
        action: 'app.deleted',
        scope: app.scopeId,
        target: { kind: 'app', id },
        before: { type: app.type, versions: versions.map(({ version }) => version) },
        personal: { name: app.name },
      },
    }
  })
  // Whatever is left of them by a server that is killed now, the sweep finds.
  for (const archive of archives) await context.service.files.remove(archive)
}

export interface VersionOfApp {
  readonly app: ResourceId
  readonly version: VersionId
}

/** A14: puts a version under test, publishes or retires it, with what has to make room for it. */
export async function actOnVersion(
  context: ScopedContext,
  act: 'test' | 'publish' | 'retire',
  which: VersionOfApp,
): Promise<VersionMoved> {
  const deciding = await decidingAboutApps(context)
  return change(context, async (tx) => {
    const { action, event } = versionActs[act]
    const { app } = await requireApp(tx, context, deciding, { id: which.app, action })
    const version = await requireVersion(tx, app.id, which.version)
    const moved = await moveVersion(tx, deciding.policy, act, app, version, context.service.clock.now())
    const { retired, backToDraft } = moved
    return {
      result: moved,
      event: {
        action: event,
        scope: app.scopeId,
        target: { kind: 'app', id: app.id },
        before: { state: moved.from },
        after: {
          ...{ version: version.version, state: moved.to },
          ...(retired.length > 0 && { retired }),
          ...(backToDraft.length > 0 && { backToDraft }),
        },
        personal: { name: app.name },
      },
    }
  })
}

export async function editReleaseNotes(
  context: ScopedContext,
  { releaseNotes, ...which }: VersionOfApp & { readonly releaseNotes: string },
): Promise<void> {
  const deciding = await decidingAboutApps(context)
  await change(context, async (tx) => {
    const { app } = await requireApp(tx, context, deciding, { id: which.app, action: 'update' })
    const version = await requireVersion(tx, app.id, which.version)
    const type = appTypeOf(deciding.policy, app.type)
    const refusal = type && whyNot('edit-notes', type, version.state)
    if (refusal) throw new Problem('conflict', { detail: refusal })
    if (releaseNotes === version.releaseNotes) return { result: undefined, event: null }
    await queries.updateVersion(tx, version.id, { releaseNotes })
    await queries.updateApp(tx, app.id, { changedAt: context.service.clock.now() })
    return {
      result: undefined,
      event: {
        action: 'app.updated',
        scope: app.scopeId,
        target: { kind: 'app', id: app.id },
        after: { version: version.version, changed: ['releaseNotes'] },
        personal: { name: app.name },
      },
    }
  })
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid-input', { detail: message, errors: [{ field, message }] })
}
