import type { Readable } from 'node:stream'
import { principalNow } from '../../access/still.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { FileTooLarge, type ReceivedFile } from '../../files/file-store.ts'
import { newId, type ResourceId, type VersionId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { decidingAboutApps, requireApp } from './app-in-change.ts'
import { inspectArchive, mostBytes, tooLarge } from './archive.ts'
import { ArchiveRefused } from './archive-refused.ts'
import { readAppIn, type ShownVersion } from './list-apps.ts'
import { compareVersions, type Manifest, versionNumber } from './manifest.ts'
import * as queries from './queries.ts'
import { settleApp } from './settle-app.ts'

/**
 * A13: takes an archive while it arrives and makes it a version of the app, a draft. What is refused or breaks off leaves nothing.
 * Throws `archive-refused` with the reason.
 */
export async function uploadVersion(context: ScopedContext, app: ResourceId, content: Readable): Promise<ShownVersion> {
  const file = await receive(context, content)
  try {
    const manifest = await inspectArchive(file.path)
    return await addVersion(await asNow(context), app, file, manifest)
  } finally {
    await file.discard()
  }
}

async function receive({ service }: ScopedContext, content: Readable): Promise<ReceivedFile> {
  try {
    return await service.files.receive(content, { mostBytes })
  } catch (error) {
    if (error instanceof FileTooLarge) throw tooLarge()
    if (isFull(error)) {
      throw new Problem('not-ready', {
        detail: 'The server has no room for the file. Tell whoever runs it.',
        cause: error,
      })
    }
    // The end of the connection, not of the stream: there is nobody left to be answered.
    if (content.readableAborted) {
      throw new Problem('bad-request', { detail: 'The upload broke off. Send the archive again.', cause: error })
    }
    throw error
  }
}

/** X5: whoever was cut off while the file came, or asked in a session that has ended since, adds nothing. */
async function asNow(context: ScopedContext): Promise<ScopedContext> {
  const principal = await principalNow(context.service, context.principal)
  if (principal !== null) return { ...context, principal }
  throw new Problem('not-signed-in', {
    detail: 'Your session or token ended while the archive was uploaded. Sign in and upload it again.',
  })
}

async function addVersion(
  context: ScopedContext,
  app: ResourceId,
  file: ReceivedFile,
  manifest: Manifest,
): Promise<ShownVersion> {
  const { service } = context
  const id = newId<VersionId>(service.clock)
  const deciding = await decidingAboutApps(context)
  // Before the version that names it: no version is ever without its file.
  await file.keep(id)
  try {
    return await change(context, async (tx) => {
      const { app: row } = await requireApp(tx, context, deciding, { id: app, action: 'upload' })
      await requireHigher(tx, app, manifest)
      const now = service.clock.now()
      await queries.insertVersion(tx, {
        ...versionRow(manifest),
        ...writtenBy(context, now),
        id,
        appId: app,
        tenantId: row.tenantId,
        sha256: file.sha256,
        size: file.size,
      })
      await settleApp(tx, deciding.policy, app, now)
      const shown = (await readAppIn(tx, context, deciding, app)).versions.find((version) => version.id === id)
      if (shown === undefined) throw new Error('The version that was added is not there')
      return {
        result: shown,
        event: {
          action: 'app.version-uploaded',
          scope: row.scopeId,
          target: { kind: 'app', id: app },
          after: { version: manifest.version, state: shown.state, sha256: file.sha256, size: file.size },
          personal: { name: row.name },
        },
      }
    })
  } catch (error) {
    // Only what was refused is certain not to be there: after anything else a commit may have happened, and the sweep finds out.
    if (error instanceof Problem) await service.files.remove(id)
    throw error
  }
}

/** With the app's row taken: of two uploads at once the second sees what the first added. */
async function requireHigher(tx: Tx, app: ResourceId, { version }: Manifest): Promise<void> {
  const [highest] = await queries.versionsOf(tx, app)
  if (highest === undefined) return
  const order = compareVersions(versionNumber(version), [highest.major, highest.minor, highest.patch])
  if (order > 0) return
  const there = order === 0 ? 'is there already' : `is lower than ${highest.version}, the highest so far`
  throw new ArchiveRefused(
    'version-not-higher',
    `Version ${version} of this app ${there}. Give the new one a higher number in manifest.json.`,
  )
}

function versionRow({ version, name, platformVersion, modules }: Manifest) {
  const [major, minor, patch] = versionNumber(version)
  return { version, major, minor, patch, manifest: { name, platformVersion, modules } }
}

function writtenBy(context: ScopedContext, uploadedAt: Date) {
  const notYet = { testedAt: null, publishedAt: null, retiredAt: null }
  return { state: 'draft' as const, releaseNotes: '', uploadedBy: actorName(context), uploadedAt, ...notYet }
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
}
