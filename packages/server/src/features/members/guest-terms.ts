import { durationMs, type GuestDefinition, type Role } from '@portreeve/engine'
import { Deciding } from '../../access/deciding.ts'
import { type RegisteredResource, resourceOf, resourcesById } from '../../access/registered-resources.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** On what terms somebody becomes a guest, as whoever gives the role says them. */
export interface AskedGuest {
  /** Whoever gives the role, where nobody is named. */
  readonly sponsor?: UserId | undefined
  readonly resources: readonly ResourceId[]
}

/** The same, once they were found to be good. */
export interface GuestTerms {
  readonly sponsor: UserId
  readonly resources: readonly ResourceId[]
}

/** What whoever acts may see of a kind in a scope. The host sees everything. */
export type Seeing = (resource: RegisteredResource) => boolean

/** Asked before a transaction begins, as the embedded database has one connection. */
export async function seeing({ service, principal }: Context, kind: string, scopeId: ScopeId): Promise<Seeing> {
  if (principal.kind === 'host') return () => true
  const deciding = await Deciding.about(service, principal, kind, scopeId)
  return (resource) => deciding.allows('read', resourceOf(resource))
}

/** The same for a role that is about to be given, by its id or key; nothing to be seen where it is none of a guest. */
export async function seeingForRole(context: Context, scopeId: ScopeId, references: readonly string[]) {
  const policy = context.service.policy()
  const type = (await context.service.scopes.find(scopeId))?.type ?? ''
  for (const reference of references) {
    const guest = policy.role(reference.includes(':') ? reference : `${type}:${reference}`)?.guest
    if (guest) return seeing(context, guest.resource, scopeId)
  }
  return () => false
}

interface Asked {
  readonly roles: readonly Role[]
  readonly guest: AskedGuest | undefined
  readonly expiresAt: Date | null | undefined
  /** How the answer names the end. */
  readonly endField: string
  readonly sees: Seeing
}

/** Who answers for a guest, until when, and for which resources; none where no role is one of a guest. Throws `invalid-input`. */
export async function requireGuestTerms(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { roles, guest: asked, expiresAt, endField, sees }: Asked,
): Promise<GuestTerms | undefined> {
  const role = roles.find(({ guest }) => guest !== null)
  if (role?.guest == null) {
    if (asked === undefined) return undefined
    throw wrong('guest', 'This role has no sponsor and no chosen things. Leave them out, or give the role of a guest.')
  }
  if (asked === undefined) throw onlyAsGuest(role)
  requireGuestEnd(role, expiresAt, context.service.clock.now(), endField)
  const { principal } = context
  const actor = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : undefined
  const sponsor = asked.sponsor ?? actor
  if (sponsor === undefined) throw wrong('guest.sponsor', 'Say who answers for the guest.')
  await requireSponsor(tx, context, scope, sponsor)
  return { sponsor, resources: await requireChosen(tx, context, scope, role.guest, asked.resources, sees) }
}

export function requireGuestEnd(role: Role, expiresAt: Date | null | undefined, now: Date, field: string): void {
  const longest = durationMs(role.guest?.longest ?? '0m')
  const days = Math.floor(longest / dayMs)
  if (!expiresAt) throw wrong(field, `Say until when. The access of a ${role.label} ends, after at most ${days} days.`)
  if (expiresAt.getTime() - now.getTime() > longest) {
    throw wrong(field, `A ${role.label} has access for at most ${days} days at a time. It can be put off again.`)
  }
}

const dayMs = 24 * 60 * 60_000

/** Somebody of the place, who is no guest there. */
export async function requireSponsor(tx: Tx, context: Context, scope: ScopeRow, sponsor: UserId): Promise<void> {
  const reason = await whyNoSponsor(tx, context, scope, sponsor)
  if (reason !== null) throw wrong('guest.sponsor', reason)
}

/** `null`: they can answer for guests. */
export async function whyNoSponsor(
  tx: Tx,
  { service }: Context,
  scope: ScopeRow,
  sponsor: UserId,
): Promise<string | null> {
  const membership = await queries.findMembership(tx, scope.id, sponsor)
  const account = await queries.findUser(tx, sponsor)
  if (membership?.status !== 'active' || account?.status !== 'active') {
    return 'Whoever answers for a guest is an active member here.'
  }
  const held = await queries.heldRoles(tx, scope.id, sponsor, service.clock.now())
  const policy = service.policy()
  return held.some(({ role }) => policy.role(role)?.guest) ? 'A guest answers for nobody. Choose somebody else.' : null
}

/** At least one, each of the kind, in the scope, and seen by whoever chooses it. */
export async function requireChosen(
  tx: Tx,
  { service }: Context,
  scope: ScopeRow,
  { resource: kind }: GuestDefinition,
  ids: readonly ResourceId[],
  sees: Seeing,
): Promise<readonly ResourceId[]> {
  const policy = service.policy()
  const { label = kind, plural = kind } = policy.kinds.get(kind) ?? {}
  const chosen = [...new Set(ids)]
  if (chosen.length === 0) throw wrong('guest.resources', `Choose the ${plural} that the guest works on: at least one.`)
  const found = await resourcesById(tx, policy, chosen)
  const isGood = (id: ResourceId) => {
    const resource = found.get(id)
    return resource?.scopeId === scope.id && resource.kind === kind && sees(resource)
  }
  if (chosen.every(isGood)) return chosen
  throw wrong('guest.resources', `One of these is no ${label} here, or you cannot see it.`)
}

/** Every other way to a role asks for no sponsor and no chosen things. */
export function onlyAsGuest({ label }: Role): Problem {
  return wrong(
    'role',
    `${label} is given by an invitation, with a sponsor, an end, and what the guest works on. It cannot be given in this way.`,
  )
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid-input', { detail: message, errors: [{ field, message }] })
}
