import type { Policy, Role } from '@portreeve/engine'
import type { RandomWorld } from './random-world.ts'
import type { State } from './state.ts'
import type { Told } from './told.ts'

interface Held {
  readonly role: Role
  readonly endsAt: Date | null
}

interface Membership {
  readonly status: string
  readonly roles: readonly Held[]
}

interface Claim {
  readonly by: string
  readonly at: Date
}

const nobody: Membership = { status: 'none', roles: [] }

/** Who holds what, as a beginning and the audit log's events say it, in nothing but the blueprint's words. */
export class ReplayedAccess {
  readonly #policy: Policy
  readonly #world: RandomWorld
  #status = new Map<string, string>()
  #memberships = new Map<string, Membership>()
  #inviters = new Map<string, string>()
  #claims = new Map<string, Claim>()

  constructor(policy: Policy, world: RandomWorld) {
    this.#policy = policy
    this.#world = world
  }

  begin(state: State): void {
    for (const { id, status } of state.people) this.#status.set(id, status)
    for (const { person, scope, status } of state.memberships) {
      const rows = state.assignments.filter((row) => row.person === person && row.scope === scope)
      const roles = rows.map(({ role, endsAt }) => ({ role: this.#role(role), endsAt: dateOf(endsAt) }))
      this.#memberships.set(keyOf(person, scope), { status, roles })
    }
  }

  copy(): ReplayedAccess {
    const copy = new ReplayedAccess(this.#policy, this.#world)
    copy.#status = new Map(this.#status)
    copy.#memberships = new Map(this.#memberships)
    copy.#inviters = new Map(this.#inviters)
    copy.#claims = new Map(this.#claims)
    return copy
  }

  status(person: string): string {
    return this.#status.get(person) ?? 'none'
  }

  membership(person: string, scope: string): string {
    return this.#of(person, scope).status
  }

  /** Roles that have not ended, whether or not they count. */
  kept(person: string, scope: string, now: Date): readonly Role[] {
    return this.#of(person, scope).roles.flatMap(({ role, endsAt }) => (endsAt && endsAt <= now ? [] : [role]))
  }

  live(person: string, scope: string, now: Date): readonly Role[] {
    const counts = this.status(person) === 'active' && this.membership(person, scope) === 'active'
    return counts ? this.kept(person, scope, now) : []
  }

  /** The roles of an event's field. */
  named(keys: unknown): readonly Role[] {
    return ((keys ?? []) as readonly string[]).map((key) => this.#role(key))
  }

  /** Who stands behind an invitation: whoever sent it last. */
  inviter(invitation: unknown): string | undefined {
    return this.#inviters.get(String(invitation))
  }

  claim(id: unknown): Claim | undefined {
    return this.#claims.get(String(id))
  }

  /** X3: everybody who could mend a place, by a role that must be held there. */
  holders(scope: string): readonly string[] {
    return [...this.#memberships].flatMap(([key, { status, roles }]) => {
      const [person = '', at] = key.split(' ')
      const holds = roles.some(({ role, endsAt }) => role.atLeast > 0 && endsAt === null)
      return at === scope && status === 'active' && holds && this.status(person) === 'active' ? [person] : []
    })
  }

  apply(event: Told): void {
    const { person, scope } = event
    const { status, roles } = this.#of(person, scope)
    const after = event.after ?? {}
    const endsAt = dateOf(after.expiresAt)
    switch (event.action) {
      case 'member.added':
      case 'invitation.accepted':
        if (after.joined) this.#become(person, this.named(after.joined))
        this.#join(person, scope, lasting(this.named(after.roles), endsAt))
        break
      case 'member.roles-changed':
      case 'member.roles-change-cancelled': {
        const named = this.named(after.roles)
        // Given roles come last, and only they have the end that the event tells.
        const given = endsAt === null ? undefined : named.at(-1)
        const former = (role: Role) => (role === given ? undefined : roles.find((held) => held.role === role))
        const now = named.map((role) => former(role) ?? { role, endsAt: role === given ? endsAt : null })
        this.#set(person, scope, status, now)
        break
      }
      case 'member.ownership-transferred':
        this.#set(event.actor, scope, 'active', lasting(this.named(after.giver), null))
        this.#set(person, scope, 'active', lasting(this.named(after.receiver), null))
        break
      case 'scope.claim-completed':
        this.#set(person, scope, 'active', lasting(this.named([after.role]), null))
        break
      case 'member.disabled':
        this.#set(person, scope, 'disabled', roles)
        break
      case 'member.enabled':
        this.#set(person, scope, 'active', roles)
        break
      case 'member.removed':
      case 'member.left':
        this.#set(person, scope, 'removed', [])
        break
      case 'invitation.created':
      case 'invitation.resent':
        this.#inviters.set(event.target, event.actor)
        break
      case 'scope.claimed':
        this.#claims.set(String(after.claim), { by: event.actor, at: new Date(event.at) })
        break
      case 'person.created':
        this.#become(person, this.named(after.joined))
        break
      case 'person.archived':
      case 'person.blocked':
      case 'person.unarchived':
      case 'person.unblocked': {
        this.#status.set(person, String(after.status))
        const losses = (after.rolesLost ?? []) as readonly { readonly scope: string; readonly role: string }[]
        for (const { id } of this.#world.places) {
          const membership = this.#of(person, id)
          const lost = new Set(this.named(losses.flatMap(({ scope, role }) => (scope === id ? [role] : []))))
          if (membership.roles.some(({ role }) => lost.has(role)))
            this.#set(
              person,
              id,
              membership.status,
              membership.roles.filter(({ role }) => !lost.has(role)),
            )
        }
        break
      }
    }
  }

  /** What the log explains and the database does not say, and the other way round. */
  differencesTo(state: State, now: Date): readonly string[] {
    const known = new Set(this.#world.people.map(({ id }) => String(id)))
    const line = (person: string, scope: string, status: string, roles: readonly string[]) =>
      `${person} in ${scope}: ${status} ${roles.toSorted()}`
    const told = [...this.#memberships].flatMap(([key, { status }]) => {
      const [person = '', scope = ''] = key.split(' ')
      return known.has(person)
        ? [
            line(
              person,
              scope,
              status,
              this.kept(person, scope, now).map((role) => role.key),
            ),
          ]
        : []
    })
    const stored = state.memberships.map(({ person, scope, status }) => {
      const rows = state.assignments.filter((row) => row.person === person && row.scope === scope)
      const held = rows.filter(({ endsAt }) => endsAt === null || new Date(endsAt) > now)
      return line(
        person,
        scope,
        status,
        held.map(({ role }) => role),
      )
    })
    const toldPeople = [...this.#status].flatMap(([id, status]) => (known.has(id) ? [`${id} is ${status}`] : []))
    const storedPeople = state.people.map(({ id, status }) => `${id} is ${status}`)
    const log = new Set([...told, ...toldPeople])
    const database = new Set([...stored, ...storedPeople])
    return [
      ...[...log].filter((one) => !database.has(one)).map((one) => `only the log says: ${one}`),
      ...[...database].filter((one) => !log.has(one)).map((one) => `only the database says: ${one}`),
    ]
  }

  /** Where a person has several roles, what they became by themselves on the way stays. */
  #join(person: string, scope: string, roles: readonly Held[]): void {
    const type = this.#world.places.find(({ id }) => id === scope)?.type ?? ''
    const isOne = this.#policy.scopeType(type)?.definition.rolesPerPerson === 'one'
    this.#set(person, scope, 'active', isOne ? roles : [...this.#of(person, scope).roles, ...roles])
  }

  #become(person: string, roles: readonly Role[]): void {
    this.#status.set(person, 'active')
    for (const role of roles) {
      const place = this.#world.places.find(({ type }) => type === role.scopeType)
      if (place) this.#set(person, place.id, 'active', lasting([role], null))
    }
  }

  #of(person: string, scope: string): Membership {
    return this.#memberships.get(keyOf(person, scope)) ?? nobody
  }

  #set(person: string, scope: string, status: string, roles: readonly Held[]): void {
    this.#memberships.set(keyOf(person, scope), { status, roles })
  }

  #role(key: string): Role {
    const role = this.#policy.role(key)
    if (role === undefined) throw new Error(`The log names a role ${key} that there is not`)
    return role
  }
}

const lasting = (roles: readonly Role[], endsAt: Date | null) => roles.map((role) => ({ role, endsAt }))
const keyOf = (person: string, scope: string) => `${person} ${scope}`
const dateOf = (text: unknown) => (typeof text === 'string' ? new Date(text) : null)
