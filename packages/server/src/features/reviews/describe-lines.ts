import { isActor } from '../../access/is-actor.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { mayDoWith, type operationsHeld } from '../members/may-do.ts'
import { removesPlace, roleNow } from './carry-out.ts'
import { isFinal } from './decide.ts'
import type { Finding, Snapshot } from './findings.ts'
import { namesOf, standingNow } from './line-queries.ts'
import type { LineRow } from './queries.ts'
import { sharesSeen } from './seen-shares.ts'

type Held = Awaited<ReturnType<typeof operationsHeld>>

interface Decidable {
  readonly rows: readonly LineRow[]
  readonly held: Held
  /** Of which organizations whoever asks learns what is shared; `null`: of all. */
  readonly seen: readonly string[] | null
  readonly isOpen: boolean
}

/** A line as it is read: what was held when the review began, and what was decided about it. */
export async function statedLines(
  tx: Tx,
  { service }: ScopedContext,
  { rows, seen }: { readonly rows: readonly LineRow[]; readonly seen: readonly string[] | null },
) {
  const policy = service.policy()
  const names = await namesOf(
    tx,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  )
  const named = (role: string) => ({ role, label: policy.role(role)?.label ?? role })
  return rows.map((row) => {
    const { decision, note, decidedAt, decidedBy, outcome, outcomeDetail } = row
    const snapshot = row.snapshot as unknown as Snapshot
    const { name, email, roleLabel, reason, since, givenBy, until, membership, account, doors = [] } = snapshot
    const { lastActiveAt, lastUsedAt, sponsor } = snapshot
    const sharesWidely = sharesSeen(snapshot, seen)
    return {
      person: { id: row.userId, name, email },
      role: row.role === '' ? null : { role: row.role, label: roleLabel ?? row.role },
      ...{ reason, since, givenBy, until, membership, account, lastActiveAt, lastUsedAt, sponsor },
      ...{ doors, sharesWidely },
      findings: (row.findings as Finding[]).filter((finding) => finding !== 'shares-widely' || sharesWidely > 0),
      ...{ decision, note, decidedAt, outcome, outcomeDetail },
      newRole: row.newRole === null ? null : named(row.newRole),
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
    }
  })
}

/** The same with what whoever asks may decide about it now (X2, X4), as the decision itself will find. */
export async function decidableLines(tx: Tx, context: ScopedContext, { rows, held, seen, isOpen }: Decidable) {
  const { service, scope } = context
  const policy = service.policy()
  const mayDo = await mayDoWith(tx, context, scope.id, held)
  const people = rows.map(({ userId }) => userId)
  const standing = new Map(
    (await standingNow(tx, scope.id, people, service.clock.now())).map((now) => [now.userId, now]),
  )
  const stated = await statedLines(tx, context, { rows, seen })
  return rows.map((row, at) => {
    const now = standing.get(row.userId)
    const isOwn = isActor(context, row.userId)
    const isOver = !isOpen || isOwn || isFinal(row)
    const isThere = now !== undefined && now.status !== 'removed'
    const may = isThere
      ? mayDo({
          ...{ id: row.userId, status: now.status === 'disabled' ? ('disabled' as const) : ('active' as const) },
          ...{ roles: now.roles.flatMap((role) => policy.role(role) ?? []), canSignIn: false },
        })
      : { changeRole: true, remove: true }
    const takesPlace = removesPlace(context, roleNow(row))
    return {
      ...stated[at]!,
      isOwn,
      removes: takesPlace ? ('place' as const) : ('role' as const),
      may: {
        keep: !isOver && roleNow(row) === row.role,
        change: !isOver && may.changeRole,
        remove: !isOver && (takesPlace ? may.remove : may.changeRole),
      },
    }
  })
}
