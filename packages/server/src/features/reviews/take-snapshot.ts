import { isAdministrative } from '../../access/administrative.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ReviewId, UserId } from '../../ids.ts'
import { readActorName } from '../audit/actor.ts'
import type { OpenDoors } from './doors.ts'
import { addedBy, findingsOf, type Snapshot } from './findings.ts'
import * as queries from './snapshot-queries.ts'
import { type Counted, Tally } from './tally.ts'

interface Opened {
  readonly id: ReviewId
  readonly scope: ScopeRow
  readonly inactiveDays: number
  readonly doors: OpenDoors
}

/** So many people are read and written at once. */
const batch = 500

/** C14: writes down who holds what, why and since when: a line for every role of every member. */
export async function takeSnapshot(tx: Tx, service: Service, review: Opened): Promise<Counted> {
  const tally = new Tally()
  let after: { readonly nameKey: string; readonly userId: UserId } | null = null
  for (;;) {
    const members: Member[] = await queries.membersAfter(tx, review.scope.id, after, batch)
    const rows = await linesOf(tx, service, review, members, tally)
    await queries.insertLines(tx, rows)
    const last = members.at(-1)?.member
    if (last === undefined || members.length < batch) return tally.counted()
    after = { nameKey: last.nameKey, userId: last.userId }
  }
}

type Member = Awaited<ReturnType<typeof queries.membersAfter>>[number]
type Assigned = Awaited<ReturnType<typeof queries.rolesHeldBy>>[number]

async function linesOf(tx: Tx, service: Service, review: Opened, members: readonly Member[], tally: Tally) {
  const { id: reviewId, scope } = review
  const policy = service.policy()
  const now = service.clock.now()
  const ids = members.map(({ user }) => user.id)
  if (ids.length === 0) return []
  const assigned = byPerson(await queries.rolesHeldBy(tx, scope.id, ids, now))
  const used = byPerson(await queries.usesBy(tx, scope.id, ids))
  const givers = [...assigned.values()].flat().map(({ grantedBy }) => grantedBy)
  const names = await queries.namesOfActors(tx, [...givers, ...members.map(({ member }) => member.addedBy)])
  const sponsors = await queries.sponsorsAmong(
    tx,
    scope.id,
    members.flatMap(({ member }) => member.sponsorId ?? []),
  )
  const shared = byPerson(
    (await queries.sharedWidely(tx, scope, ids)).flatMap(({ ownerId, ...of }) =>
      ownerId === null ? [] : [{ ...of, userId: ownerId }],
    ),
  )

  return members.flatMap(({ member, user }) => {
    const held = assigned.get(user.id) ?? []
    const roles = held.flatMap(({ role }) => policy.role(role) ?? [])
    const uses = new Map((used.get(user.id) ?? []).map(({ permission, lastUsedAt }) => [permission, lastUsedAt]))
    const line = (assignment: Assigned | null) => {
      const role = assignment === null ? null : (policy.role(assignment.role) ?? null)
      const others = roles.filter((other) => other !== role)
      const adds = role === null ? [] : addedBy(role, others)
      const given = assignment?.grantedBy ?? member.addedBy
      const snapshot: Snapshot = {
        ...{ name: user.name, email: user.email },
        roleLabel: assignment === null ? null : (role?.label ?? assignment.role),
        reason: assignment?.reason ?? null,
        since: (assignment?.grantedAt ?? member.since).toISOString(),
        givenBy: { kind: readActorName(given).kind, name: names.get(given) ?? null },
        until: assignment?.expiresAt?.toISOString() ?? null,
        membership: member.status === 'disabled' ? 'disabled' : 'active',
        account: user.status,
        lastActiveAt: user.lastActiveAt?.toISOString() ?? null,
        lastUsedAt: latest(adds, uses),
        doors: review.doors.get(user.id) ?? [],
        sharesWidely: Object.fromEntries(
          (shared.get(user.id) ?? []).map(({ tenantId, count }) => [tenantId ?? '', count]),
        ),
        sponsor: member.sponsorId === null ? null : (sponsors.get(member.sponsorId) ?? gone),
      }
      const administrative = role !== null && isAdministrative(role)
      const found = findingsOf({ snapshot, role, administrative, adds, now, inactiveDays: review.inactiveDays })
      return {
        ...{ reviewId, tenantId: scope.tenantId, userId: user.id, role: assignment?.role ?? '' },
        ...{ nameKey: user.nameKey, snapshot: { ...snapshot } },
        findings: found,
      }
    }
    const lines = held.length === 0 ? [line(null)] : held.map(line)
    tally.add(lines, { canAct: member.status === 'active' && user.status === 'active', factors: user.factors })
    return lines
  })
}

function byPerson<Row extends { readonly userId: UserId }>(rows: readonly Row[]): ReadonlyMap<UserId, readonly Row[]> {
  const grouped = new Map<UserId, Row[]>()
  for (const row of rows) {
    const those = grouped.get(row.userId)
    if (those) those.push(row)
    else grouped.set(row.userId, [row])
  }
  return grouped
}

const gone = { name: '', isActive: false }

function latest(permissions: readonly string[], uses: ReadonlyMap<string, Date | null>): string | null {
  const times = permissions.flatMap((id) => uses.get(id)?.getTime() ?? [])
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
}
