import type { Permission, Policy, Role } from '@portreeve/engine'
import type { Place } from './random-world.ts'
import type { State, StoredSession, StoredToken } from './state.ts'

/**
 * Who may do what, found out from the state alone and without the server's code: every role and guard is looked up in the
 * compiled policy, none is named.
 */
export class Standing {
  readonly #policy: Policy
  readonly #state: State
  readonly #now: Date

  constructor(policy: Policy, state: State, now: Date) {
    this.#policy = policy
    this.#state = state
    this.#now = now
  }

  status(person: string): string | undefined {
    return this.#state.people.find(({ id }) => id === person)?.status
  }

  isActive(person: string): boolean {
    return this.status(person) === 'active'
  }

  membership(person: string, scope: string): string | undefined {
    return this.#state.memberships.find((row) => row.person === person && row.scope === scope)?.status
  }

  /** Roles kept in a scope, whether or not they count now. */
  kept(person: string, scope: string): readonly Role[] {
    return this.#state.assignments
      .filter((row) => row.person === person && row.scope === scope && !this.isPast(row.endsAt))
      .flatMap(({ role }) => this.#policy.role(role) ?? [])
  }

  /** Roles that count in a scope: of an active member with an active account. */
  live(person: string, scope: string): readonly Role[] {
    const counts = this.isActive(person) && this.membership(person, scope) === 'active'
    return counts ? this.kept(person, scope) : []
  }

  /** The same as a session has them, which can keep roles of before (A9). */
  inSession(session: StoredSession, scope: string): readonly Role[] {
    const pinned = session.pinned[scope]
    const counts = this.isActive(session.person) && this.membership(session.person, scope) === 'active'
    if (pinned === undefined || !counts) return this.live(session.person, scope)
    return pinned.flatMap((key) => this.#policy.role(key) ?? [])
  }

  /** A session of theirs keeps roles of before there (A9). */
  isWaiting(person: string, scope: string): boolean {
    return this.#state.sessions.some(
      (session) => session.person === person && !session.ended && scope in session.pinned,
    )
  }

  isPast(at: string | null): boolean {
    return at !== null && new Date(at) <= this.#now
  }

  /** `null` where nobody can tell from outside: what a node saw of a session's use reaches the database later. */
  isOpen(session: StoredSession): boolean | null {
    if (session.ended || this.isPast(session.expiresAt) || !this.isActive(session.person)) return false
    return this.isPast(session.idleExpiresAt) ? null : true
  }

  isValid(token: StoredToken): boolean {
    return !token.ended && !this.isPast(token.endsAt) && token.person !== null && this.isActive(token.person)
  }

  passes(session: StoredSession, place: Place, operation: string): boolean {
    return this.#guards(place, operation).some(({ permission, scope }) =>
      grantsAlways(this.inSession(session, scope), permission),
    )
  }

  passesWithToken(token: StoredToken, place: Place, operation: string): boolean {
    return this.#guards(place, operation).some(
      ({ permission, scope }) =>
        scope === token.scope &&
        token.person !== null &&
        token.permissions.includes(permission.id) &&
        grantsAlways(this.live(token.person, scope), permission),
    )
  }

  /** X3: who could mend the place now and for as long as nobody does anything. */
  usableHolders(scope: string, role: Role): readonly string[] {
    return this.#state.assignments
      .filter((row) => row.scope === scope && row.role === role.key && row.endsAt === null)
      .map(({ person }) => person)
      .filter((person) => this.isActive(person) && this.membership(person, scope) === 'active')
      .filter((person) => this.#state.people.find(({ id }) => id === person)?.hasPassword)
  }

  /** The permissions that open an operation in a place, each with the scope whose roles decide about it. */
  #guards(place: Place, operation: string): { readonly permission: Permission; readonly scope: string }[] {
    const guards = this.#policy.scopeType(place.type)?.guardsOf(operation) ?? []
    return guards.flatMap((permission) => {
      const deciding = place.up.find(({ type }) => type === permission.scopeType)
      return deciding ? [{ permission, scope: deciding.id }] : []
    })
  }
}

function grantsAlways(roles: readonly Role[], permission: Permission): boolean {
  return roles.some(({ grants }) =>
    grants.some((grant) => grant.permission.id === permission.id && grant.when === null),
  )
}
