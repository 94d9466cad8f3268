import { Readable } from 'node:stream'
import type { Demo } from '@portreeve/blueprints'
import { strToU8, zipSync } from 'fflate'
import type { PersonPrincipal } from '../../access/principal.ts'
import { endSession, openSession } from '../../access/sessions.ts'
import type { Context, ScopedContext } from '../../context.ts'
import { platformId, type ResourceId, type ScopeId, type UserId, type VersionId } from '../../ids.ts'
import { appTypeOf } from '../apps/app-types.ts'
import { actOnVersion, createApp, editReleaseNotes } from '../apps/service.ts'
import { uploadVersion } from '../apps/upload.ts'
import { decide } from '../submissions/decide.ts'
import { submitVersion } from '../submissions/submit.ts'

type DemoApp = NonNullable<Demo['apps']>[number]
type DemoVersion = NonNullable<DemoApp['versions']>[number]

/** What the demo has made, by its names. */
interface Places {
  scope(key: string): ScopeId
  person(key: string): UserId
}

/**
 * Apps with real archives, made by the people who own them and reviewed by those who review, so that what the console tells of them is
 * what it tells of everybody's.
 */
export async function makeDemoApps(context: Context, apps: readonly DemoApp[], places: Places): Promise<void> {
  const names = apps.flatMap(({ owner, versions = [] }) => [
    owner,
    ...versions.flatMap(({ reviewer }) => reviewer ?? []),
  ])
  const people = await signInAll(context, [...new Set(names)], places)
  for (const app of apps) {
    const by = await asPerson(context, places.scope(app.in), people.get(app.owner))
    const { type, name, description = '' } = app
    const belongsTo = app.belongsTo === undefined ? undefined : places.scope(app.belongsTo)
    const { id } = await createApp(by, { type, name, description, belongsTo })
    for (const version of app.versions ?? []) await makeVersion(by, id, app, version, people)
  }
  const { database } = context.service
  for (const { sessionId } of people.values()) {
    await database.transact(context.wall, (tx) => endSession(tx, context.service, sessionId))
  }
}

async function makeVersion(
  by: ScopedContext,
  id: ResourceId,
  { type, name }: DemoApp,
  { version, state, notes, reviewer, note }: DemoVersion,
  people: ReadonlyMap<string, PersonPrincipal>,
): Promise<void> {
  const uploaded = await uploadVersion(by, id, archiveOf(name, version))
  const which = { app: id, version: uploaded.id as VersionId }
  const isReviewed = appTypeOf(by.service.policy(), type)?.reviewed === true
  // Whoever submits says what is new with it.
  if (notes !== undefined && (!isReviewed || state === 'draft')) {
    await editReleaseNotes(by, { ...which, releaseNotes: notes })
  }
  if (state === 'draft') return
  if (!isReviewed) {
    await actOnVersion(by, 'test', which)
    if (state === 'published') await actOnVersion(by, 'publish', which)
    return
  }
  const submission = await submitVersion(by, { ...which, releaseNotes: notes })
  if (state === 'in-review') return
  const reviewing = await asPerson(by, platformId, people.get(reviewer ?? ''))
  const decision = ({ published: 'approve', rejected: 'reject' } as const)[state as string] ?? 'request-changes'
  await decide(reviewing, { id: submission.id, decision, sha256: uploaded.sha256, note })
}

/** The same bytes every time. */
function archiveOf(name: string, version: string): Readable {
  const manifest = { name, version, 'platform-version': '3.0', modules: ['sidebar', 'dashboard'] }
  const files = {
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
    'app/index.html': strToU8(`<!doctype html>\n<title>${name}</title>\n`),
  }
  return Readable.from([Buffer.from(zipSync(files, { mtime: new Date('2026-01-01T00:00:00Z') }))])
}

async function signInAll({ service, wall }: Context, names: readonly string[], places: Places) {
  const now = service.clock.now()
  const people = new Map<string, PersonPrincipal>()
  for (const name of names) {
    const userId = places.person(name)
    const { id } = await service.database.transact(wall, (tx) =>
      openSession(tx, service, { userId, ip: null, agent: null }),
    )
    const proof = { secondFactorAt: null, provedAt: now, methods: ['password'], factors: [] }
    people.set(name, { kind: 'person', userId, sessionId: id, pinned: {}, ...proof })
  }
  return people
}

async function asPerson(
  context: Context,
  scopeId: ScopeId,
  principal: PersonPrincipal | undefined,
): Promise<ScopedContext> {
  const scope = await context.service.scopes.find(scopeId)
  if (scope === null || principal === undefined)
    throw new Error('The demo names somebody or a place that it does not make')
  return { ...context, principal, scope }
}
