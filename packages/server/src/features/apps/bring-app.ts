import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ReceivedFile } from '../../files/file-store.ts'
import { newId, type ResourceId, type ScopeId, type TenantId, type VersionId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { actorName } from '../audit/actor.ts'
import { change } from '../audit/change.ts'
import { registerResourceIn } from '../resources/service.ts'
import { appsOf, appTypeOf } from './app-types.ts'
import { type Manifest, versionNumber } from './manifest.ts'
import * as queries from './queries.ts'
import { settleApp } from './settle-app.ts'

export interface BroughtApp {
  /** Where it goes to: the account, or the organization where it waits for one (A12). */
  readonly scope: { readonly id: ScopeId; readonly tenantId: TenantId | null }
  readonly externalId: string
  readonly name: string
  readonly type: string
  readonly description: string
  readonly belongsTo: ScopeId | null
  readonly archives: readonly {
    readonly file: ReceivedFile
    readonly manifest: Manifest
    readonly state: 'draft' | 'test' | 'published' | 'retired'
    readonly releaseNotes: string
  }[]
}

/** An app with all its versions as it was elsewhere, by the host: nothing of it is submitted or published anew. */
export async function bringApp(context: Context, app: BroughtApp): Promise<ResourceId> {
  const { service } = context
  const policy = service.policy()
  const versions = app.archives.map((archive) => ({ id: newId<VersionId>(service.clock), ...archive }))
  const kept: VersionId[] = []
  try {
    // Before the versions that name them: no version is ever without its file.
    for (const { id, file } of versions) {
      await file.keep(id)
      kept.push(id)
    }
    return await change(context, async (tx) => {
      const now = service.clock.now()
      const by = actorName(context)
      const { resource, typeIn } = appsOf(policy)
      const placeIn = appTypeOf(policy, app.type)?.belongsTo?.in
      const { id } = await registerResourceIn(tx, context, {
        ...{ kind: resource, scope: app.scope, ownerId: null, name: app.name },
        attributes: { [typeIn]: app.type, ...(placeIn && app.belongsTo && { [placeIn]: app.belongsTo }) },
      })
      await queries.insertApp(tx, {
        ...{ id, scopeId: app.scope.id, tenantId: app.scope.tenantId, name: app.name, nameKey: textKey(app.name) },
        ...{ type: app.type, belongsTo: app.belongsTo, description: app.description, state: 'empty' },
        ...{ latestVersion: null, publishedVersion: null, listed: false, externalId: app.externalId },
        ...{ createdAt: now, createdBy: by, changedAt: now },
      })
      for (const { id: version, file, manifest, state, releaseNotes } of versions) {
        const [major, minor, patch] = versionNumber(manifest.version)
        const { name, platformVersion, modules } = manifest
        await queries.insertVersion(tx, {
          ...{ id: version, appId: id, tenantId: app.scope.tenantId, version: manifest.version, major, minor, patch },
          ...{
            state,
            manifest: { name, platformVersion, modules },
            releaseNotes,
            sha256: file.sha256,
            size: file.size,
          },
          ...{ uploadedBy: by, uploadedAt: now, testedAt: state === 'test' ? now : null },
          ...{ publishedAt: state === 'published' ? now : null, retiredAt: state === 'retired' ? now : null },
        })
      }
      await settleApp(tx, policy, id, now)
      const numbers = versions.map(({ manifest }) => manifest.version)
      return {
        result: id,
        event: {
          ...{ action: 'app.created', scope: app.scope.id, target: { kind: 'app', id } },
          after: { type: app.type, belongsTo: app.belongsTo, externalId: app.externalId, versions: numbers },
          personal: { name: app.name },
        },
      }
    })
  } catch (error) {
    // Only what was refused is certain not to be there: after anything else a commit may have happened, and the sweep finds out.
    if (error instanceof Problem) for (const id of kept) await service.files.remove(id)
    throw error
  }
}
