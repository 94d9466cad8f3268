import { Deciding, kindInUse } from '../../access/deciding.ts'
import { resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { platformId, type ResourceId, type TenantId, type UserId, type VersionId } from '../../ids.ts'
import { appTypeOf } from '../apps/app-types.ts'
import { moveVersion } from '../apps/settle-app.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import { registerResourceIn } from '../resources/service.ts'
import * as queries from './queries.ts'

interface OfApp {
  readonly app: ResourceId
  readonly version: VersionId
}

export interface NewSubmission extends OfApp {
  /** Left out: as they are. */
  readonly releaseNotes?: string | undefined
  /** Only for the host: who submits. Otherwise it is whoever asks. */
  readonly by?: UserId | undefined
}

/** Gives a version to the reviewers, by the hash that it has (A14). */
export async function submitVersion(context: ScopedContext, input: NewSubmission) {
  const by = submitter(context, input)
  return changeApp(context, input, 'submit', async (tx, app, version) => {
    const { clock, policy } = context.service
    const submittedAt = clock.now()
    const versions = await queries.versionsOf(tx, app.id)
    refuseOutOfOrder(version, versions)
    const releaseNotes = input.releaseNotes ?? version.releaseNotes
    requireReleaseNotes(appTypeOf(policy(), app.type)?.releaseNotes === true, releaseNotes, version, versions)
    const moved = await moveVersion(tx, policy(), 'submit', app, version, submittedAt)
    if (releaseNotes !== version.releaseNotes) await queries.setReleaseNotes(tx, version.id, releaseNotes)
    const { id } = await register(tx, context, app, version)
    const { sha256 } = version
    await queries.insertSubmission(tx, {
      ...{ id, appId: app.id, versionId: version.id, tenantId: app.tenantId, sha256 },
      ...{ state: 'waiting', submittedBy: by, submittedAt },
    })
    await tellReviewers(tx, context, app.tenantId)
    return {
      result: { id, submittedAt },
      event: {
        ...{ action: 'app.version-submitted', scope: app.scopeId, target: { kind: 'app', id: app.id } },
        before: { version: version.version, state: moved.from },
        after: { version: version.version, state: moved.to, submission: id, sha256 },
        personal: { name: app.name },
      },
    }
  })
}

/** Takes a version back before anybody has decided about it. */
export async function withdrawVersion(context: ScopedContext, input: OfApp): Promise<void> {
  await changeApp(context, input, 'submit', async (tx, app, version) => {
    const now = context.service.clock.now()
    const moved = await moveVersion(tx, context.service.policy(), 'withdraw', app, version, now)
    const waiting = await queries.waitingSubmission(tx, version.id)
    if (waiting) await queries.endSubmission(tx, waiting.id, { state: 'withdrawn', decidedAt: now })
    return {
      result: undefined,
      event: {
        ...{ action: 'app.version-withdrawn', scope: app.scopeId, target: { kind: 'app', id: app.id } },
        before: { version: version.version, state: moved.from },
        after: { version: version.version, state: moved.to, submission: waiting?.id ?? null },
        personal: { name: app.name },
      },
    }
  })
}

type AppRow = NonNullable<Awaited<ReturnType<typeof queries.lockApp>>>

/** One change of a version by somebody who may do this to its app now. What the reviewers look at belongs to no organization. */
async function changeApp<Result>(
  context: ScopedContext,
  { app: id, version: versionId }: OfApp,
  action: string,
  work: (tx: Tx, app: AppRow, version: queries.VersionRow) => Promise<{ result: Result; event: AuditEvent }>,
): Promise<Result> {
  const { service, principal, scope, wall } = context
  const policy = service.policy()
  const kind = kindInUse(policy, 'apps') ?? ''
  const deciding = principal.kind === 'host' ? null : await Deciding.about(service, principal, kind, scope.id)
  return change({ ...context, wall: { ...wall, tenants: 'all' } }, async (tx) => {
    const app = await queries.lockApp(tx, id)
    const resource = (await resourcesById(tx, policy, [id])).get(id)
    if (app === undefined || resource === undefined || app.scopeId !== scope.id) throw unknownApp()
    deciding?.require(action, resourceOf(resource))
    const version = (await queries.versionsOf(tx, id)).find((each) => each.id === versionId)
    if (version === undefined) throw new Problem('not-found', { detail: 'There is no such version of this app.' })
    return work(tx, app, version)
  })
}

/** Somebody answers for what is submitted, and is told what became of it. */
function submitter({ principal }: Context, { by }: NewSubmission): UserId {
  if (principal.kind === 'person' || principal.kind === 'token') return principal.userId
  if (principal.kind === 'host' && by !== undefined) return by
  throw new Problem('not-allowed', {
    detail: 'A person submits a version, also by a token of their own: the reviewers answer to them.',
  })
}

/** One at a time, and upwards: what is approved later never takes the place of a higher version. */
function refuseOutOfOrder(version: queries.VersionRow, versions: readonly queries.VersionRow[]): void {
  const waiting = versions.find(({ id, state }) => id !== version.id && state === 'in-review')
  if (waiting) {
    throw new Problem('conflict', {
      detail: `Version ${waiting.version} of this app is in review. Withdraw it first, or wait for the answer.`,
    })
  }
  const above = versions.slice(versions.findIndex(({ id }) => id === version.id) + 1)
  const published = above.find(({ state }) => state === 'published')
  if (published) {
    throw new Problem('conflict', { detail: `A higher version, ${published.version}, is published already.` })
  }
}

function requireReleaseNotes(
  needed: boolean,
  releaseNotes: string,
  version: queries.VersionRow,
  versions: readonly queries.VersionRow[],
): void {
  if (!needed || releaseNotes !== '' || versions[0]?.id === version.id) return
  const message = `Say what is new in version ${version.version}: every version after the first needs release notes.`
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'releaseNotes', message }] })
}

/** What decides about reviewing it: a resource of the platform and of the organization whose app it is. */
function register(tx: Tx, context: Context, app: AppRow, { version }: queries.VersionRow) {
  const { submission, typeIn } = context.service.policy().blueprint.apps ?? {}
  if (submission === undefined || typeIn === undefined) {
    throw new Problem('conflict', { detail: 'Nobody reviews apps here.' })
  }
  return registerResourceIn(tx, context, {
    ...{ kind: submission, scope: { id: platformId, tenantId: app.tenantId }, ownerId: null },
    ...{ name: `${app.name} ${version}`, attributes: { [typeIn]: app.type } },
  })
}

async function tellReviewers(tx: Tx, context: Context, tenantId: TenantId | null): Promise<void> {
  const organization = tenantId === null ? '' : await queries.nameOfScope(tx, tenantId)
  const leftOut = tenantId === null ? [] : await queries.reviewersOf(tx, tenantId)
  const mail = { kind: 'submission-waiting', scope: platformId, values: { organization } } as const
  await queueMailToThoseWhoMay(tx, context, platformId, 'apps.review', mail, leftOut)
}

const unknownApp = () => new Problem('not-found', { detail: 'There is no such app here.' })
