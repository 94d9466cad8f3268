import type { Operation } from '@portreeve/engine'
import { mayOperate } from '../../access/may-operate.ts'
import { requireStill } from '../../access/still.ts'
import type { ScopedContext } from '../../context.ts'
import type { UserId } from '../../ids.ts'
import { listMembers } from '../members/list-members.ts'
import { listPeople } from '../people/service.ts'
import type { Column } from './columns.ts'
import * as queries from './queries.ts'

/** A line as an import takes it, and the state of the person, which it leaves alone. */
export type ExportedPerson = Readonly<Record<Column, string>> & { readonly status: string }

/** So many at a time: no transaction stays open for as long as somebody's connection takes. */
const pageLength = 500

interface Listed {
  readonly id: UserId
  readonly nameKey: string
}

interface Exported {
  readonly name: string
  readonly email: string
  readonly status: string
  readonly roles: readonly { readonly role: string; readonly expiresAt: Date | null; readonly reason: string | null }[]
}

/** Everybody in a place by name, so that importing it there again changes nothing. */
export async function* exportMembers(context: ScopedContext): AsyncGenerator<ExportedPerson> {
  const { id: scope } = context.scope
  const read = (after: Listed | undefined) => listMembers(context, { scope, after, limit: pageLength })
  for await (const members of pagesOf(context, ['members.read'], read)) {
    for (const { account, status, ...member } of members) {
      yield* linesOf(context, { ...member, status: account === 'active' ? status : account })
    }
  }
}

/** Every account that is kept in a place by name, with the roles that its people have right there, for whoever may see those. */
export async function* exportAccounts(context: ScopedContext): AsyncGenerator<ExportedPerson> {
  const { service, principal, scope, wall } = context
  const isHost = principal.kind === 'host'
  const withRoles = isHost || (await mayOperate(service, principal, scope.id, 'members.read'))
  // Why somebody has a role is for those who decide about roles (C5).
  const withReasons = isHost || (await mayOperate(service, principal, scope.id, 'members.change-role'))
  const operations: Operation[] = withRoles ? ['people.read', 'members.read'] : ['people.read']
  const read = (after: Listed | undefined) => listPeople(context, { scope: scope.id, after, limit: pageLength })
  for await (const people of pagesOf(context, operations, read)) {
    const ids = withRoles ? people.map(({ id }) => id) : []
    const held = await service.database.read(wall, (tx) => queries.rolesIn(tx, scope.id, ids, service.clock.now()))
    for (const { id, name, email, status } of people) {
      const own = held.filter(({ userId }) => userId === id)
      const roles = withReasons ? own : own.map((role) => ({ ...role, reason: null }))
      yield* linesOf(context, { name, email, status, roles })
    }
  }
}

/** Page by page, as long as the asker may: somebody who is cut off meanwhile gets no more (X5). */
async function* pagesOf<Row extends Listed>(
  context: ScopedContext,
  operations: readonly Operation[],
  read: (after: Listed | undefined) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined
  do {
    await requireStill(context, operations)
    const rows: readonly Row[] = await read(after)
    yield rows
    after = rows.length < pageLength ? undefined : rows.at(-1)
  } while (after !== undefined)
}

/** One line, or one for each end where roles end at different times. */
function* linesOf({ service, scope }: ScopedContext, person: Exported): Generator<ExportedPerson> {
  const { name, email, status, roles } = person
  const ends = [...new Set(roles.map(({ expiresAt }) => expiresAt?.toISOString() ?? ''))]
  for (const end of ends.length === 0 ? [''] : ends) {
    const here = roles.filter(({ expiresAt }) => (expiresAt?.toISOString() ?? '') === end)
    const ids = here.map(({ role }) => service.policy().role(role)?.id ?? role.replace(`${scope.type}:`, ''))
    const reason = here.find((role) => role.reason !== null)?.reason ?? ''
    yield { email, name, role: ids.join('; '), ends: end, reason, note: '', status }
  }
}
