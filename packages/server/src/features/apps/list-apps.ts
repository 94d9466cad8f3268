import type { Deciding } from '../../access/deciding.ts'
import { type RegisteredResource, resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ResourceId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { readActorName } from '../audit/actor.ts'
import { listEventsAbout } from '../audit/service.ts'
import { whereAllowed } from '../resources/service.ts'
import { decidingAboutApps, noSuchApp } from './app-in-change.ts'
import { appTypeOf } from './app-types.ts'
import * as queries from './queries.ts'
import { actsOn } from './version-states.ts'

/** The apps of the scope that whoever asks may read: those on which a check of `read` would say yes. */
export async function listApps(context: ScopedContext, page: Omit<queries.AppPage, 'scopeId'>) {
  const deciding = await decidingAboutApps(context)
  const { policy, kind, question } = deciding
  const readable = whereAllowed(policy, kind, 'read', deciding.grantsFor('read'), question)
  const search = page.search === undefined ? undefined : textKey(page.search)
  return context.service.database.read(context.wall, async (tx) => {
    const rows = await queries.listApps(tx, { ...page, search, scopeId: context.scope.id }, readable)
    return appsFor(tx, deciding, rows)
  })
}

/** One app, with its versions. The route has checked that whoever asks may read it. */
export async function readApp(context: ScopedContext, id: ResourceId) {
  const deciding = await decidingAboutApps(context)
  return context.service.database.read(context.wall, async (tx) => readAppIn(tx, context, deciding, id))
}

/** The same inside a change, as things are after it. */
export async function readAppIn(tx: Tx, { scope }: ScopedContext, deciding: Deciding, id: ResourceId) {
  const row = await queries.showApp(tx, scope.id, id)
  if (row === undefined) throw noSuchApp()
  const [app] = await appsFor(tx, deciding, [row])
  if (app === undefined) throw noSuchApp()
  return { ...app, versions: await versionsFor(tx, deciding, app) }
}

async function appsFor(tx: Tx, deciding: Deciding, rows: readonly queries.ShownApp[]) {
  const registered = await resourcesById(
    tx,
    deciding.policy,
    rows.map(({ app }) => app.id),
  )
  return rows.flatMap(({ app, owner, belongsTo }) => {
    const resource = registered.get(app.id)
    return resource === undefined ? [] : [{ ...shownApp(app), owner, belongsTo, ...standing(deciding, resource) }]
  })
}

function shownApp(app: queries.AppRow) {
  const { id, name, nameKey, type, description, state, latestVersion, publishedVersion, createdAt, changedAt } = app
  return { id, name, nameKey, type, description, state, latestVersion, publishedVersion, createdAt, changedAt }
}

/** What is allowed on it, and why it is not more where only its state is in the way (A11). */
function standing(deciding: Deciding, registered: RegisteredResource) {
  const resource = resourceOf(registered)
  const isReadOnly = deciding.allowsSome('update') && deciding.isRefusedByState('update', resource)
  return {
    may: [...deciding.allowed(resource)],
    readOnly: isReadOnly ? deciding.stateWords('update') : null,
  }
}

async function versionsFor(tx: Tx, { policy }: Deciding, app: { id: ResourceId; type: string; may: string[] }) {
  const rows = await queries.versionsOf(tx, app.id)
  const reviews = await queries.lastReviews(tx, app.id)
  const names = await queries.namesOf(
    tx,
    rows.flatMap(({ uploadedBy }) => readActorName(uploadedBy).id ?? []),
  )
  const type = appTypeOf(policy, app.type)
  return rows.map((row) => {
    const uploader = readActorName(row.uploadedBy).id ?? ''
    const name = names.get(uploader)
    const review = reviews.get(row.id)
    const { id, version, state, size, sha256, releaseNotes, uploadedAt, testedAt, publishedAt, retiredAt } = row
    return {
      ...{ id, version, state, size, sha256, releaseNotes, uploadedAt, testedAt, publishedAt, retiredAt },
      manifest: manifestOf(row),
      uploadedBy: name === undefined ? null : { id: uploader, name },
      review: review === undefined ? null : shownReview(review),
      may: type === undefined ? [] : actsOn(type, state, app.may),
    }
  })
}

/** A version as it was made by an upload whose answer shows it. */
export type ShownVersion = Awaited<ReturnType<typeof versionsFor>>[number]

function shownReview({ submission, decidedBy }: queries.ShownReview) {
  const { state, note, decidedAt } = submission
  return { state, note, decidedAt, decidedBy }
}

/** What is shown of the manifest, as the upload checked it. */
export function manifestOf({ manifest }: Pick<queries.VersionRow, 'manifest'>) {
  const { name, platformVersion, modules } = manifest
  return {
    name: typeof name === 'string' ? name : '',
    platformVersion: typeof platformVersion === 'string' ? platformVersion : '',
    modules: Array.isArray(modules) ? modules.filter((each) => typeof each === 'string') : [],
  }
}

/** Everything that was done to the app, the newest first: for whoever may read it (A14). */
export async function listActivity(
  { service, wall }: ScopedContext,
  { id, ...page }: { readonly id: ResourceId; readonly after: string | null; readonly limit: number },
) {
  return service.database.read(wall, (tx) => listEventsAbout(tx, { kind: 'app', id }, page))
}
