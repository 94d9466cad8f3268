import { isActor } from '../../access/is-actor.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { mayDoWith, type operationsHeld } from '../members/may-do.ts'
import { removesPlace, roleNow } from './carry-out.ts'
import { isFinal } from './decide.ts'
import type { Finding, Snapshot } from './findings.ts'
import { namesOf, standingNow } from './line-queries.ts'
import type { LineRow } from './queries.ts'

type Held = Awaited<ReturnType<typeof operationsHeld>>

/** A line as it is read: what was held when the review began, and what was decided about it. */
export async function statedLines(tx: Tx, { service }: ScopedContext, rows: readonly LineRow[]) {
  const policy = service.policy()
  const names = await namesOf(
    tx,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  )
  const named = (role: string) => ({ role, label: policy.role(role)?.label ?? role })
  return rows.map((row) => {
    const { decision, note, decidedAt, decidedBy, outcome, outcomeDetail } = row
    const { name, email, roleLabel, openDoors: _counted, ...held } = row.snapshot as unknown as Snapshot
    return {
      person: { id: row.userId, name, email },
      role: row.role === '' ? null : { role: row.role, label: roleLabel ?? row.role },
      ...held,
      findings: row.findings as Finding[],
      ...{ decision, note, decidedAt, outcome, outcomeDetail },
      newRole: row.newRole === null ? null : named(row.newRole),
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
    }
  })
}

/** The same with what whoever asks may decide about it now (X2, X4), as the decision itself will find. */
export async function decidableLines(
  tx: Tx,
  context: ScopedContext,
  { rows, held, isOpen }: { readonly rows: readonly LineRow[]; readonly held: Held; readonly isOpen: boolean },
) {
  const { service, scope } = context
  const policy = service.policy()
  const mayDo = await mayDoWith(tx, context, scope.id, held)
  const people = rows.map(({ userId }) => userId)
  const standing = new Map(
    (await standingNow(tx, scope.id, people, service.clock.now())).map((now) => [now.userId, now]),
  )
  const stated = await statedLines(tx, context, rows)
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
