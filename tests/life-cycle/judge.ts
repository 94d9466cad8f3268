import { mayActOn, mayGive, type Role } from '@portreeve/engine'
import type { Place, RandomWorld } from './random-world.ts'
import type { ReplayedAccess } from './replayed-access.ts'
import type { Told } from './told.ts'

/** How long former holders can object to a claim (X3). */
const claimMs = 72 * 60 * 60_000

/**
 * Lives through what happened at the same moment once more, and tells what no legitimate path explains: whoever gave or took a
 * role had one that `assigns` it, whoever acted on somebody reached every role of that person (X2), and nobody acted on
 * themselves (X4). Afterwards `access` is what the events leave.
 *
 * Events of one scope come in the order in which they happened, since each takes the scope's row. Between scopes nobody can
 * tell: there every role counts that the actor had at some moment, and of the person only what they had all the time.
 */
export function judgeBatch(world: RandomWorld, access: ReplayedAccess, events: readonly Told[]): readonly string[] {
  const moments = [access.copy()]
  for (const event of events) {
    const next = moments.at(-1)!.copy()
    next.apply(event)
    moments.push(next)
  }
  const problems = events.flatMap((event, index) => {
    const before = moments[index]!
    const judge = new Judge(world, moments, before, event)
    judge.judge()
    return judge.problems.map(
      (what) => `${event.action} by ${event.actor} on ${event.person} in ${event.scope}: ${what}`,
    )
  })
  for (const event of events) access.apply(event)
  return problems
}

class Judge {
  readonly problems: string[] = []
  readonly #world: RandomWorld
  readonly #moments: readonly ReplayedAccess[]
  readonly #before: ReplayedAccess
  readonly #event: Told
  readonly #now: Date

  constructor(world: RandomWorld, moments: readonly ReplayedAccess[], before: ReplayedAccess, event: Told) {
    this.#world = world
    this.#moments = moments
    this.#before = before
    this.#event = event
    this.#now = new Date(event.at)
  }

  judge(): void {
    const { action, actor, person, scope, after, actorKind } = this.#event
    if (actorKind === 'host') return
    const held = this.#before.kept(person, scope, this.#now)
    switch (action) {
      case 'member.added': {
        const roles = this.#before.named(after?.roles)
        this.#requireGive(actor, roles)
        this.#require(!['active', 'disabled'].includes(this.#before.membership(person, scope)), 'they were a member')
        this.#require(actor !== person || !roles.some(isAdministrative), 'they let themselves in')
        break
      }
      case 'member.roles-changed': {
        const named = this.#before.named(after?.roles)
        const changed = oneSided(held, named)
        this.#requireGive(actor, changed)
        if (actor === person) this.#require(!changed.some(isAdministrative), 'it is their own role')
        else this.#requireReach(actor, held)
        break
      }
      case 'member.roles-change-cancelled': {
        const named = this.#before.named(after?.roles)
        this.#requireGive(actor, oneSided(held, named))
        this.#requireReach(actor, held)
        this.#require(actor !== person, 'it is their own role')
        break
      }
      case 'member.ownership-transferred': {
        const [role] = this.#before.named([after?.role])
        this.#require(
          this.#before.live(actor, scope, this.#now).some((own) => own === role && own.transfer !== null),
          'they had nothing to hand on',
        )
        this.#require(this.#before.membership(person, scope) === 'active', 'whoever gets it is no active member')
        this.#require(!this.#before.named(after?.giver).some((own) => own === role), 'they kept what they handed on')
        break
      }
      case 'invitation.accepted': {
        const author = this.#before.inviter(after?.invitation)
        this.#requireGive(author ?? '', this.#before.named(after?.roles))
        this.#require(
          !['active', 'disabled'].includes(this.#before.membership(person, scope)) || after?.account === 'made',
          'they were a member',
        )
        break
      }
      case 'scope.claim-completed': {
        const claim = this.#before.claim(after?.claim)
        this.#require(claim?.by === actor && actor === person, 'it was not their claim')
        this.#require(
          this.#now.getTime() - (claim?.at.getTime() ?? Number.NaN) >= claimMs,
          'the 72 hours were not over',
        )
        this.#require(this.#before.holders(scope).length === 0, 'somebody was there')
        break
      }
      case 'member.disabled':
      case 'member.enabled':
      case 'member.removed':
        this.#requireReach(actor, held)
        this.#require(actor !== person, 'it is their own membership')
        break
      case 'member.left':
        this.#require(actor === person, 'it is not their own membership')
        break
      case 'person.archived':
      case 'person.blocked':
      case 'person.unarchived':
      case 'person.unblocked':
        for (const place of this.#world.places) this.#requireReach(actor, this.#heldThroughout(person, place), place)
        this.#require(actor !== person, 'it is their own account')
        break
      case 'invitation.created':
      case 'invitation.resent':
      case 'service-account.created':
        this.#requireGive(actor, this.#before.named([after?.role]))
        break
    }
  }

  #require(holds: boolean, otherwise: string): void {
    if (!holds) this.problems.push(otherwise)
  }

  #requireGive(actor: string, roles: readonly Role[]): void {
    const own = this.#rolesOf(actor, this.#place())
    for (const role of roles)
      this.#require(role.assignable && mayGive(own, role), `they could not give or take ${role.key}`)
  }

  #requireReach(actor: string, roles: readonly Role[], place = this.#place()): void {
    const own = this.#rolesOf(actor, place)
    for (const role of roles) this.#require(mayActOn(own, [role]), `a holder of ${role.key} was out of their reach`)
  }

  #place(): Place {
    return this.#world.places.find(({ id }) => id === this.#event.scope)!
  }

  /** What the actor had here and above. */
  #rolesOf(actor: string, place: Place): readonly Role[] {
    return place.up.flatMap(({ id }) => {
      const isOrdered = id === this.#event.scope
      const moments = isOrdered ? [this.#before] : this.#moments
      return moments.flatMap((moment) =>
        moment.membership(actor, id) === 'active' && this.#moments.some((any) => any.status(actor) === 'active')
          ? moment.kept(actor, id, this.#now)
          : [],
      )
    })
  }

  #heldThroughout(person: string, { id }: Place): readonly Role[] {
    const [first, ...rest] = this.#moments.map((moment) => moment.kept(person, id, this.#now))
    return (first ?? []).filter((role) => rest.every((roles) => roles.includes(role)))
  }
}

function oneSided(one: readonly Role[], other: readonly Role[]): readonly Role[] {
  return [...one.filter((role) => !other.includes(role)), ...other.filter((role) => !one.includes(role))]
}

function isAdministrative(role: Role): boolean {
  return role.atLeast > 0 || role.assigns.size + role.reaches.size > 0
}
