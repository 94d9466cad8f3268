import { isActor } from '../../access/is-actor.ts'
import { lockScope } from '../../access/scopes.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem, type ProblemCode } from '../../errors.ts'
import type { ReviewId, UserId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { operationsHeld } from '../members/may-do.ts'
import type { Receipt } from '../members/receipt.ts'
import { scopeRoles } from '../members/scope-roles.ts'
import { carryOut, removesPlace, roleNow, type Wanted } from './carry-out.ts'
import { findLine, type LineKey, putDecision } from './line-queries.ts'
import type { LineRow } from './queries.ts'
import { requireOpen, requireReviewer } from './service.ts'

interface Chosen {
  readonly person: UserId
  /** `null`: the line of a member without a role. */
  readonly role: string | null
}

interface Deciding extends Omit<Wanted, 'newRole'> {
  readonly review: ReviewId
  readonly lines: readonly Chosen[]
  /** By id or key. */
  readonly newRole?: string | undefined
}

export interface Decided extends Chosen {
  readonly ok: boolean
  readonly outcome: 'done' | 'gone' | 'refused' | null
  readonly problem?: { readonly code: ProblemCode; readonly detail: string }
  readonly receipt?: Receipt
}

type Held = Awaited<ReturnType<typeof operationsHeld>>

/** C14: decides about each line in a change of its own, so that one that cannot be decided leaves the others as they are. */
export async function decide(context: ScopedContext, input: Deciding): Promise<readonly Decided[]> {
  const { service, scope } = context
  requireReviewer(context)
  const { review, lines, newRole, ...rest } = input
  requireNote(input)
  const [role] = newRole === undefined ? [] : scopeRoles(service.policy(), scope.type, [newRole], 'newRole')
  const wanted: Wanted = { ...rest, newRole: role?.key }
  await service.database.read(context.wall, (tx) => requireOpen(tx, context, review))
  const held = await operationsHeld(context, scope.id)
  const results: Decided[] = []
  for (const line of distinct(lines)) {
    const key = { review, user: line.person, role: line.role ?? '' }
    try {
      results.push({ ...line, ok: true, ...(await decideOne(context, key, wanted, held)) })
    } catch (error) {
      // What asks for a proof asks once for all of them, before anything was done.
      const asksFirst = error instanceof Problem && error.code === 'fresh-sign-in-needed'
      if (asksFirst && !results.some(({ ok }) => ok)) throw error
      // What was done before must be told all the same.
      if (!(error instanceof Problem) && !(error instanceof Refusal)) {
        service.log.error({ err: error, requestId: context.request.id }, 'One of many failed')
      }
      const problem = error instanceof Refusal ? error.problem : error instanceof Problem ? error : fault
      const told = { code: problem.code, detail: problem.details.detail }
      const isRefused = error instanceof Refusal && problem.code !== 'fresh-sign-in-needed'
      if (isRefused) await noteRefusal(context, key, wanted, told)
      results.push({ ...line, ok: false, outcome: isRefused ? 'refused' : null, problem: told })
    }
  }
  return results
}

/** What the people service says no to: it is kept with the line, which stays undecided. */
class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

async function decideOne(context: ScopedContext, key: LineKey, wanted: Wanted, held: Held) {
  return change(context, async (tx) => {
    const line = await requireDecidable(tx, context, key, wanted)
    requireHeld(context, line, wanted, held)
    const { outcome, event, receipt } = await carryOut(tx, context, line, wanted).catch((error: unknown) => {
      const asksFirst = error instanceof Problem && error.code === 'fresh-sign-in-needed'
      throw error instanceof Problem && !asksFirst ? new Refusal(error) : error
    })
    const { decision, note, newRole } = wanted
    await putDecision(tx, line, {
      ...{ decision, newRole: (decision === 'change' && newRole) || null, note: note || null },
      ...{ decidedBy: requireReviewer(context), decidedAt: context.service.clock.now() },
      ...{ outcome, outcomeDetail: null },
    })
    // X6: what the people service did is the change, and says which review it comes from.
    const carried = event && { ...event, after: { ...(event.after as object), review: key.review } }
    const told = carried ?? decidedEvent(context, key, { decision, outcome }, note)
    return { result: { outcome, ...(receipt && { receipt }) }, event: told }
  })
}

async function noteRefusal(
  context: ScopedContext,
  key: LineKey,
  { decision, note }: Wanted,
  { code, detail }: { readonly code: ProblemCode; readonly detail: string },
): Promise<void> {
  await change(context, async (tx) => {
    const line = await findLine(tx, key)
    // Decided by somebody else in between: theirs stands.
    if (line === undefined || line.decision !== null) return { result: undefined, event: null }
    await putDecision(tx, line, {
      ...{ decision: null, newRole: null, note: note || null },
      ...{ decidedBy: requireReviewer(context), decidedAt: context.service.clock.now() },
      ...{ outcome: 'refused', outcomeDetail: detail },
    })
    return { result: undefined, event: decidedEvent(context, key, { decision, outcome: 'refused', code }, note) }
  })
}

function decidedEvent({ scope }: ScopedContext, key: LineKey, after: object, note: string | undefined): AuditEvent {
  return {
    ...{ action: 'review.decided', scope: scope.id, target: { kind: 'person', id: key.user } },
    after: { ...after, review: key.review, role: key.role || null },
    ...(note === undefined ? {} : { personal: { note } }),
  }
}

/** Throws where nothing can be decided about the line (any more), and X4 about oneself. */
async function requireDecidable(tx: Tx, context: ScopedContext, key: LineKey, wanted: Wanted): Promise<LineRow> {
  await lockScope(tx, context.scope.id)
  await requireOpen(tx, context, key.review)
  const line = await findLine(tx, key)
  if (line === undefined) throw new Problem('not-found', { detail: 'There is no such line in this review.' })
  if (isActor(context, line.userId)) {
    throw new Problem('own-role', { detail: 'You cannot decide about yourself. Somebody else decides.' })
  }
  if (isFinal(line)) throw new Problem('conflict', { detail: 'This is final: nothing is left here to decide about.' })
  if (wanted.decision === 'keep' && roleNow(line) !== line.role) {
    throw new Problem('conflict', { detail: 'The role was changed already. Change it again, or take it away.' })
  }
  if (wanted.decision === 'change' && wanted.newRole === roleNow(line)) {
    throw new Problem('conflict', { detail: 'They have that role already. Keep it, or choose another.' })
  }
  return line
}

/** Once somebody's place or role is gone, only an invitation or a new role brings them back. */
export function isFinal({ decision, outcome }: Pick<LineRow, 'decision' | 'outcome'>): boolean {
  return outcome === 'gone' || (decision === 'remove' && outcome === 'done')
}

/** Running a review lets nobody do to members what they may not do otherwise. */
function requireHeld(context: ScopedContext, line: LineRow, { decision }: Wanted, held: Held): void {
  const takesPlace = decision === 'remove' && removesPlace(context, roleNow(line))
  if (decision === 'keep' || (takesPlace ? held.remove : held.changeRole)) return
  throw new Problem('not-allowed', {
    detail: takesPlace ? 'You may not remove members here.' : 'You may not change roles here.',
    more: { reason: 'no-role', help: [], requestAccess: null },
  })
}

function requireNote({ decision, newRole, note }: Deciding): void {
  if (decision === 'change' && newRole === undefined) {
    const message = 'Choose the role that they get instead.'
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'newRole', message }] })
  }
  if (decision === 'keep' || note) return
  const message = 'Say why. It is kept with the decision, and stands in the report.'
  throw new Problem('reason-needed', { detail: message, errors: [{ field: 'note', message }] })
}

function distinct(lines: readonly Chosen[]): readonly Chosen[] {
  return [...new Map(lines.map((line) => [`${line.person} ${line.role ?? ''}`, line])).values()]
}

const fault = new Problem('server-fault', { detail: 'Something failed in the server. It is written in its log.' })
