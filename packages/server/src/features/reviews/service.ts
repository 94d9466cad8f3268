import type { PersonPrincipal, TokenPrincipal } from '../../access/principal.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ReviewId, UserId } from '../../ids.ts'
import { actorName, readActorName } from '../audit/actor.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { operationsHeld } from '../members/may-do.ts'
import { type Finding, findings } from './findings.ts'
import * as queries from './queries.ts'
import { organizationsSeen } from './seen-shares.ts'
import { namesOfActors } from './snapshot-queries.ts'

export async function listReviews(context: ScopedContext, page: { readonly after: string | null; limit: number }) {
  return context.service.database.read(context.wall, async (tx) => {
    const rows = await queries.reviewsOf(tx, context.scope.id, page)
    return described(tx, context, rows)
  })
}

/** One with all that its page begins with: how far it is, what was found, and what whoever asks may do about it. */
export async function readReview(context: ScopedContext, id: ReviewId) {
  const { service, scope, wall } = context
  const policy = service.policy()
  const held = await operationsHeld(context, scope.id)
  const seen = await organizationsSeen(context)
  const reviewer = reviewerOf(context)
  return service.database.read(wall, async (tx) => {
    const row = await requireReview(tx, context, id)
    const [review] = await described(tx, context, [row])
    if (review === undefined) throw noReview()
    const { findings: counted = {}, roles = [], administrators = null } = row.facts
    const linesWith = async (finding: Finding) => {
      const lines = counted[finding] ?? 0
      return lines > 0 && finding === 'shares-widely' && seen !== null ? queries.countSharing(tx, id, seen) : lines
    }
    const found: { finding: Finding; lines: number }[] = []
    for (const finding of findings) found.push({ finding, lines: await linesWith(finding) })
    return {
      ...review,
      findings: found.filter(({ lines }) => lines > 0),
      roles: roles
        .map((role) => ({ role, label: policy.role(role)?.label ?? role }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      administrators,
      newcomers: row.newcomers ?? (await queries.countNewcomers(tx, row)),
      /** X4: somebody else decides about them. */
      ownUndecided: reviewer !== null && (await queries.isUndecided(tx, id, reviewer)),
      may: { change: held.changeRole, remove: held.remove },
    }
  })
}

async function described(tx: Tx, { service }: Context, rows: readonly queries.ReviewRow[]) {
  const names = await namesOfActors(
    tx,
    rows.flatMap(({ openedBy, closedBy }) => [openedBy, closedBy ?? '']),
  )
  const now = service.clock.now()
  return rows.map((row) => {
    const { id, name, state, openedAt, dueAt, inactiveDays, closedAt, note } = row
    return {
      ...{ id, name, state, openedAt, dueAt, inactiveDays, closedAt, note },
      openedBy: names.get(row.openedBy) ?? null,
      bySchedule: readActorName(row.openedBy).kind === 'host',
      closedBy: names.get(row.closedBy ?? '') ?? null,
      overdue: state === 'open' && dueAt < now,
      counts: queries.countsOf(row),
    }
  })
}

/** Ends a review without a result; what was decided stays done. */
export async function cancelReview(context: ScopedContext, id: ReviewId, reason: string): Promise<void> {
  const { service } = context
  requireReviewer(context)
  await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    const review = await requireOpen(tx, context, id)
    await queries.closeReview(tx, id, {
      ...{ state: 'cancelled', note: reason, newcomers: await queries.countNewcomers(tx, review) },
      ...{ closedBy: actorName(context), closedAt: service.clock.now() },
    })
    const event: AuditEvent = {
      ...{ action: 'review.cancelled', scope: scope.id, target: { kind: 'review', id } },
      ...{ before: { state: 'open' }, after: { state: 'cancelled' }, personal: { reason } },
    }
    return { result: undefined, event }
  })
}

export async function requireReview(tx: Tx, { scope }: { readonly scope: ScopeRow }, id: ReviewId) {
  const review = await queries.findReview(tx, scope.id, id)
  if (review) return review
  throw noReview()
}

/** After the end nothing changes any more. */
export async function requireOpen(tx: Tx, context: { readonly scope: ScopeRow }, id: ReviewId) {
  const review = await requireReview(tx, context, id)
  if (review.state === 'open') return review
  throw new Problem('conflict', {
    detail:
      review.state === 'signed-off'
        ? 'This review was signed off. Nothing in it changes any more.'
        : 'This review was cancelled. Nothing in it changes any more.',
  })
}

/** Reviews are decided by people: a machine answers for nobody's access. */
export function requireReviewer(context: Context): UserId {
  const reviewer = reviewerOf(context)
  if (reviewer !== null) return reviewer
  throw new Problem('session-needed', { detail: 'This takes a person. A service account cannot do it.' })
}

function reviewerOf({ principal }: Context): UserId | null {
  return isPerson(principal) ? principal.userId : null
}

function isPerson(principal: Context['principal']): principal is PersonPrincipal | TokenPrincipal {
  return principal.kind === 'person' || principal.kind === 'token'
}

const noReview = () => new Problem('not-found', { detail: 'There is no such review here.' })
