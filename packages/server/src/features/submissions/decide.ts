import { isActor } from '../../access/is-actor.ts'
import { resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, UserId } from '../../ids.ts'
import { moveVersion } from '../apps/settle-app.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'
import { reviewing, unknownSubmission } from './reviewing.ts'

/** What a reviewer can do, and what then becomes of the submission. */
const outcomes = {
  approve: { state: 'approved', action: 'app.version-approved' },
  'request-changes': { state: 'changes-requested', action: 'app.version-returned' },
  reject: { state: 'rejected', action: 'app.version-rejected' },
} as const

export type Decision = keyof typeof outcomes

export interface NewDecision {
  readonly id: ResourceId
  readonly decision: Decision
  /** Of what was looked at: the decision is about that and nothing else. */
  readonly sha256: string
  readonly note?: string | undefined
}

/** Decides about a version that waits, once (A14). Approved, it is published. */
export async function decide(context: Context, { id, decision, sha256, note = '' }: NewDecision): Promise<void> {
  const { service, principal } = context
  const policy = service.policy()
  const decidedBy = decider(context)
  const deciding = await reviewing(service, principal)
  await change(context, async (tx) => {
    const seen = await queries.findSubmission(tx, id)
    const app = seen && (await queries.lockApp(tx, seen.appId))
    // Read again: somebody else may have decided, or withdrawn it, while this waited for the app.
    const submission = await queries.findSubmission(tx, id)
    const resource = (await resourcesById(tx, policy, [id])).get(id)
    if (!submission || !app || !resource || !deciding?.allows('read', resourceOf(resource))) throw unknownSubmission()
    deciding.require('review', resourceOf(resource))
    refuseOwn(context, submission)
    if (submission.state !== 'waiting') throw await over(tx, submission)
    const version = (await queries.versionsOf(tx, app.id)).find((each) => each.id === submission.versionId)
    if (version === undefined) throw unknownSubmission()
    if (submission.sha256 !== sha256 || version.sha256 !== sha256) throw otherArchive()
    const now = service.clock.now()
    const moved = await moveVersion(tx, policy, decision, app, version, now)
    const { state, action } = outcomes[decision]
    await queries.endSubmission(tx, id, { state, decidedBy, decidedAt: now, note: note || null })
    await queueMail(tx, context, {
      ...{ kind: 'submission-decided', to: { user: submission.submittedBy }, scope: app.scopeId },
      values: {
        place: await queries.nameOfScope(tx, app.scopeId),
        ...{ app: app.name, appId: app.id, version: version.version, decision: state, note: note || null },
      },
    })
    return {
      result: undefined,
      event: {
        ...{ action, scope: app.scopeId, target: { kind: 'app', id: app.id } },
        before: { version: version.version, state: moved.from },
        after: { version: version.version, state: moved.to, submission: id, sha256, retired: moved.retired },
        personal: { name: app.name, ...(note && { note }) },
      },
    }
  })
}

function decider({ principal }: Context): UserId {
  if (principal.kind === 'person' || principal.kind === 'token') return principal.userId
  throw new Problem('not-allowed', { detail: 'A person decides about apps, also by a token of their own.' })
}

/** X4. */
function refuseOwn(context: Context, { submittedBy }: queries.SubmissionRow): void {
  if (!isActor(context, submittedBy)) return
  throw new Problem('own-role', { detail: 'You submitted this version yourself, so somebody else reviews it.' })
}

async function over(tx: Tx, { id }: queries.SubmissionRow): Promise<Problem> {
  const details = await queries.readSubmission(tx, id)
  const who = details?.decidedBy?.name
  const state = details?.submission.state ?? 'withdrawn'
  const words = {
    approved: `${who ?? 'Somebody'} has approved it already.`,
    'changes-requested': `${who ?? 'Somebody'} has asked for changes already.`,
    rejected: `${who ?? 'Somebody'} has rejected it already.`,
    withdrawn: 'The developers have withdrawn it.',
    waiting: 'It waits.',
  }
  return new Problem('conflict', { detail: `Nothing is to be decided here any more. ${words[state]}` })
}

const otherArchive = () =>
  new Problem('changed-meanwhile', {
    detail: 'This is not the archive that was submitted. Open the submission again, and look at what it holds now.',
  })
