import { type Duration, durationMs, type Policy, type ReviewPeriod } from '@portreeve/engine'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { nextPeriod } from './periods.ts'
import * as queries from './schedule-queries.ts'
import { requireReviewer } from './service.ts'

/** How often a review begins by itself, how long there is to decide, and when somebody counts as inactive. */
interface Schedule {
  readonly every: ReviewPeriod | 'never'
  readonly dueDays: number
  readonly inactiveDays: number
}

const dayMs = 24 * 60 * 60_000
const unsaid: Schedule = { every: 'never', dueDays: 30, inactiveDays: 90 }

/** C14: when the next review begins by itself, and who said so: somebody here, else the blueprint (version 0). */
export async function readSchedule(context: ScopedContext) {
  const { service, scope, wall } = context
  const row = await service.database.read(wall, (tx) => queries.findSchedule(tx, scope.id))
  return stated(context, row)
}

/** What applies from now on. The next one begins with the next period: what has begun is not reviewed from its middle. */
export async function changeSchedule(context: ScopedContext, input: Schedule & { readonly version: number }) {
  requireReviewer(context)
  const { clock } = context.service
  const { version: seen, ...said } = input
  await change(context, async (tx) => {
    const scope = await lockScope(tx, context.scope.id)
    const row = await queries.findSchedule(tx, scope.id)
    const version = row?.version ?? 0
    if (version !== seen) throw changedMeanwhile(version)
    const before = applying(context.service.policy(), scope, row)
    if (version > 0 && isSame(before, said)) return { result: undefined, event: null }
    const nextAt = nextOf(said, clock.now())
    await queries.putSchedule(tx, {
      ...said,
      scopeId: scope.id,
      tenantId: scope.tenantId,
      nextAt,
      version: version + 1,
    })
    const event: AuditEvent = {
      ...{ action: 'review.schedule-changed', scope: scope.id, target: { kind: 'scope', id: scope.id } },
      ...{ before, after: said },
    }
    return { result: undefined, event }
  })
  return readSchedule(context)
}

/** What the blueprint says about places of a type. */
export function scheduleOfType(policy: Policy, type: string): Schedule | null {
  const said = policy.scopeType(type)?.definition.reviews
  if (said === undefined) return null
  const days = (duration: Duration) => Math.max(1, Math.round(durationMs(duration) / dayMs))
  return { every: said.every, dueDays: days(said.due), inactiveDays: days(said.inactive) }
}

/** What applies in a place: what somebody said there, else the blueprint. */
export function applying(
  policy: Policy,
  scope: Pick<ScopeRow, 'type'>,
  row: queries.ScheduleRow | undefined,
): Schedule {
  if (row === undefined || row.version === 0) return scheduleOfType(policy, scope.type) ?? unsaid
  const { every, dueDays, inactiveDays } = row
  return { every, dueDays, inactiveDays }
}

export function nextOf({ every }: Schedule, now: Date): Date | null {
  return every === 'never' ? null : nextPeriod(every, now)
}

function stated({ service, scope }: ScopedContext, row: queries.ScheduleRow | undefined) {
  const said = applying(service.policy(), scope, row)
  const isKept = row !== undefined && said.every === row.every
  return { ...said, nextAt: isKept ? row.nextAt : nextOf(said, service.clock.now()), version: row?.version ?? 0 }
}

function isSame(one: Schedule, other: Schedule): boolean {
  return one.every === other.every && one.dueDays === other.dueDays && one.inactiveDays === other.inactiveDays
}

function changedMeanwhile(version: number): Problem {
  return new Problem('conflict', {
    detail: 'Somebody else changed the schedule since you opened it. Look at it again before you save.',
    more: { version },
  })
}
