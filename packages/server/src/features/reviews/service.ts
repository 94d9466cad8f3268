import type { PersonPrincipal, TokenPrincipal } from '../../access/principal.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ReviewId, type UserId } from '../../ids.ts'
import { actorName } from '../audit/actor.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { operationsHeld } from '../members/may-do.ts'
import { findings } from './findings.ts'
import { rolesInReview } from './line-queries.ts'
import * as queries from './queries.ts'
import { namesOfActors } from './snapshot-queries.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface NewReview {
  readonly name: string
  readonly dueAt: Date
  readonly inactiveDays: number
}

/** C14: begins a review with everybody as they are now. One at a time in a place. */
export async function openReview(context: ScopedContext, input: NewReview) {
  const { service } = context
  requireReviewer(context)
  requireDue(input.dueAt, service.clock.now())
  // What was used a moment ago counts as used.
  await service.use.flush()
  const id = await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    if (await queries.findOpenReview(tx, scope.id)) throw oneAtATime()
    const review = newId<ReviewId>(service.clock)
    await queries.insertReview(tx, {
      ...{ id: review, scopeId: scope.id, tenantId: scope.tenantId, state: 'open' },
      ...{ openedBy: actorName(context), openedAt: service.clock.now() },
      ...input,
    })
    const lines = await takeSnapshot(tx, service, { id: review, scope, inactiveDays: input.inactiveDays })
    const { name, dueAt, inactiveDays } = input
    const event: AuditEvent = {
      ...{ action: 'review.opened', scope: scope.id, target: { kind: 'review', id: review } },
      after: { name, dueAt, inactiveDays, lines },
    }
    return { result: review, event }
  })
  return readReview(context, id)
}

function requireDue(dueAt: Date, now: Date): void {
  if (dueAt > now) return
  const message = 'That moment has passed. Choose one to come.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'dueAt', message }] })
}

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
  return service.database.read(wall, async (tx) => {
    const row = await requireReview(tx, context, id)
    const [review] = await described(tx, context, [row])
    if (review === undefined) throw noReview()
    const counted = new Map((await queries.countFindings(tx, id)).map(({ finding, lines }) => [finding, lines]))
    const undecided = await queries.undecidedPeople(tx, id)
    const keys = await rolesInReview(tx, id)
    const roles = keys.map((role) => ({ role, label: policy.role(role)?.label ?? role }))
    return {
      ...review,
      findings: findings.flatMap((finding) => {
        const lines = counted.get(finding)
        return lines === undefined ? [] : [{ finding, lines }]
      }),
      roles: roles.sort((a, b) => a.label.localeCompare(b.label)),
      newcomers: await queries.countNewcomers(tx, row),
      /** X4: somebody else decides about them. */
      ownUndecided: undecided.some((person) => person === reviewerOf(context)),
      may: { change: held.changeRole, remove: held.remove },
    }
  })
}

async function described(tx: Tx, { service }: Context, rows: readonly queries.ReviewRow[]) {
  const counts = await queries.countLines(
    tx,
    rows.map(({ id }) => id),
  )
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
      closedBy: names.get(row.closedBy ?? '') ?? null,
      overdue: state === 'open' && dueAt < now,
      counts: counts.get(id) ?? { lines: 0, people: 0, undecided: 0, keep: 0, change: 0, remove: 0, refused: 0 },
    }
  })
}

/** Ends a review without a result; what was decided stays done. */
export async function cancelReview(context: ScopedContext, id: ReviewId, reason: string): Promise<void> {
  const { service } = context
  requireReviewer(context)
  await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    await requireOpen(tx, context, id)
    await queries.closeReview(tx, id, {
      ...{ state: 'cancelled', note: reason },
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
const oneAtATime = () =>
  new Problem('conflict', { detail: 'A review is open here already. Sign it off or cancel it first.' })
