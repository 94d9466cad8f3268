import { peopleWithWayIn } from '../../access/way-in.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { type Guest, guestsOf } from './guests-of.ts'
import { type MayDo, mayDoWith, operationsHeld } from './may-do.ts'
import * as queries from './queries.ts'
import { scopeRoles } from './scope-roles.ts'

export interface MemberDetails {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly roles: readonly {
    readonly role: string
    readonly label: string
    readonly grantedAt: Date
    readonly reason: string | null
    readonly expiresAt: Date | null
  }[]
  /** Roles that open sessions still have until the next sign-in; none where nothing waits (A9). */
  readonly rolesUntilNextSession: readonly string[] | null
  /** In this scope. */
  readonly status: 'active' | 'disabled'
  /** Of the whole account. */
  readonly account: 'active' | 'archived' | 'blocked'
  readonly since: Date
  readonly lastActiveAt: Date | null
  readonly guest: Guest | null
  readonly may: MayDo
}

export interface MemberList {
  readonly scope: ScopeId
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly status?: queries.MemberState | undefined
  /** Nothing was seen of them anywhere for so many days; never counts. */
  readonly inactiveDays?: number | undefined
  readonly after?: { readonly nameKey: string; readonly id: UserId } | undefined
  readonly limit: number
}

const dayMs = 24 * 60 * 60_000

/** Members by name; one more than asked for tells that there are more. */
export async function listMembers(context: Context, { scope, search, role, inactiveDays, ...filter }: MemberList) {
  const type = (await context.service.scopes.find(scope))?.type ?? ''
  const key = search === undefined ? {} : { search: textKey(search) }
  const held =
    role === undefined ? {} : { role: scopeRoles(context.service.policy(), type, [role], 'role')[0]?.key ?? '' }
  const now = context.service.clock.now().getTime()
  const quiet = inactiveDays === undefined ? {} : { inactiveSince: new Date(now - inactiveDays * dayMs) }
  return describe(context, scope, { ...filter, ...key, ...held, ...quiet })
}

export async function readMember(context: Context, scope: ScopeId, user: UserId): Promise<MemberDetails> {
  const [member] = await describe(context, scope, { person: user, limit: 1 })
  if (member) return member
  throw new Problem('not-found', { detail: 'There is no such member here.' })
}

async function describe(context: Context, scope: ScopeId, filter: queries.MemberFilter) {
  const members = await describePage(context, scope, filter)
  const ids = members.map(({ id }) => id)
  const guests = await guestsOf(context, scope, ids)
  return members.map((member) => ({ ...member, guest: guests.get(member.id) ?? null }))
}

async function describePage(context: Context, scope: ScopeId, filter: queries.MemberFilter) {
  const { service } = context
  const policy = service.policy()
  const now = service.clock.now()
  const held = await operationsHeld(context, scope)
  return service.database.read(context.wall, async (tx) => {
    const mayDo = await mayDoWith(tx, context, scope, held)
    const rows = await queries.listMembers(tx, scope, filter, now)
    const ids = rows.map(({ user }) => user.id)
    const assigned = await queries.rolesOfMembers(tx, scope, ids, now)
    const pinned = await queries.pinnedRoles(tx, scope, ids, now)
    const comingIn = await peopleWithWayIn(tx, service, ids)
    return rows.map(({ user, membership }) => {
      const roles = assigned
        .filter(({ userId }) => userId === user.id)
        .map(({ role, grantedAt, reason, expiresAt }) => ({
          ...{ role, label: policy.role(role)?.label ?? role, grantedAt, expiresAt },
          // Why somebody has a role is for those who decide about roles (C5).
          reason: held.changeRole ? reason : null,
        }))
      const status = membership.status === 'disabled' ? ('disabled' as const) : ('active' as const)
      const { id, name, email, nameKey, lastActiveAt } = user
      const waiting = { rolesUntilNextSession: pinned.get(id) ?? null }
      const target = { id, status, roles: roles.flatMap(({ role }) => policy.role(role) ?? []) }
      return {
        ...{ id, name, email, nameKey, roles, ...waiting, status, account: user.status },
        ...{ since: membership.since, lastActiveAt },
        // What a role that is handed on takes (A4, X11).
        may: mayDo({
          ...target,
          canSignIn: user.status === 'active' && user.emailProvedAt !== null && comingIn.has(id),
        }),
      }
    })
  })
}
