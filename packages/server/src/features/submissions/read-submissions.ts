import type { Deciding } from '../../access/deciding.ts'
import { isActor } from '../../access/is-actor.ts'
import { type RegisteredResource, resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { Context } from '../../context.ts'
import type { ResourceId } from '../../ids.ts'
import { type OpenedArchive, openArchive } from '../apps/open-archive.ts'
import { whereAllowed } from '../resources/service.ts'
import * as queries from './queries.ts'
import { reviewing, unknownSubmission } from './reviewing.ts'

export interface SubmissionFilter {
  readonly state?: queries.SubmissionState | undefined
  readonly after: string | null
  readonly limit: number
}

/** What was submitted, as far as the reader may see it: never of an account of their own organization (A14). */
export async function listSubmissions(context: Context, filter: SubmissionFilter) {
  const { service, principal, wall } = context
  const deciding = await reviewing(service, principal)
  if (deciding === null) return []
  const { policy, kind, question } = deciding
  const allowed = whereAllowed(policy, kind, 'read', deciding.grantsFor('read'), question)
  const rows = await service.database.read(wall, (tx) => queries.listSubmissions(tx, allowed, filter))
  return rows.map((row) => stated(context, row))
}

/** One of them, with everything that a decision needs. */
export async function readSubmission(context: Context, id: ResourceId) {
  const { details, resource, deciding } = await requireReadable(context, id)
  const why = whyNotDecide(context, deciding, resource, details.submission)
  return {
    ...stated(context, details),
    description: details.app.description,
    releaseNotes: details.version.releaseNotes,
    manifest: details.version.manifest,
    publishedVersion: details.app.publishedVersion,
    mayDecide: details.submission.state === 'waiting' && why === null,
    whyNot: details.submission.state === 'waiting' ? why : null,
  }
}

/** The archive that was submitted, for whoever may see the submission. */
export async function openSubmission(context: Context, id: ResourceId): Promise<OpenedArchive> {
  const { details } = await requireReadable(context, id)
  return openArchive(context.service, { ...details.version, name: details.app.name })
}

async function requireReadable(context: Context, id: ResourceId) {
  const { service, principal, wall } = context
  const deciding = await reviewing(service, principal)
  const { details, resource } = await service.database.read(wall, async (tx) => ({
    details: await queries.readSubmission(tx, id),
    resource: (await resourcesById(tx, service.policy(), [id])).get(id),
  }))
  if (!deciding || !details || !resource || resource.kind !== deciding.kind) throw unknownSubmission()
  if (!deciding.allows('read', resourceOf(resource))) throw unknownSubmission()
  return { details, resource, deciding }
}

function whyNotDecide(
  context: Context,
  deciding: Deciding,
  resource: RegisteredResource,
  { submittedBy }: queries.SubmissionRow,
): string | null {
  if (!deciding.allows('review', resourceOf(resource))) return deciding.stateWords('review')
  return isActor(context, submittedBy) ? 'You submitted it yourself, so somebody else decides.' : null
}

function stated({ service }: Context, { submission, app, version, ...row }: queries.SubmissionDetails) {
  const { id, state, sha256, submittedAt, decidedAt, note } = submission
  const typeLabel = service.policy().blueprint.apps?.types[app.type]?.label ?? app.type
  return {
    ...{ id, state, sha256, submittedAt, decidedAt, note },
    app: { id: app.id, name: app.name, type: app.type, typeLabel },
    version: version.version,
    size: version.size,
    ...row,
  }
}
