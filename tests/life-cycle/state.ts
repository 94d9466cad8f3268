import type { ByHand, RandomWorld } from './random-world.ts'
import { type Told, toldAfter, withPerson } from './told.ts'

/** What the database says about the people and places of a world: read as a hand in psql reads it, past all of the server's code. */
export interface State {
  readonly people: readonly { readonly id: string; readonly status: string; readonly hasPassword: boolean }[]
  readonly memberships: readonly { readonly person: string; readonly scope: string; readonly status: string }[]
  readonly assignments: readonly Assignment[]
  readonly sessions: readonly StoredSession[]
  readonly tokens: readonly StoredToken[]
  readonly scopes: readonly { readonly id: string; readonly ownerlessSince: string | null }[]
  readonly requests: readonly StoredRequest[]
  readonly invitations: readonly StoredInvitation[]
  readonly machines: readonly { readonly id: string; readonly scope: string; readonly ended: boolean }[]
  readonly claims: readonly {
    readonly id: string
    readonly scope: string
    readonly person: string
    readonly state: string
  }[]
}

interface Assignment {
  readonly person: string
  readonly scope: string
  readonly role: string
  readonly endsAt: string | null
}

export interface StoredSession {
  readonly id: string
  readonly person: string
  readonly ended: boolean
  readonly expiresAt: string
  readonly idleExpiresAt: string
  readonly pinned: Readonly<Record<string, readonly string[]>>
}

export interface StoredToken {
  readonly id: string
  readonly person: string | null
  readonly scope: string
  readonly permissions: readonly string[]
  readonly ended: boolean
  readonly endsAt: string | null
}

interface StoredRequest {
  readonly id: string
  readonly person: string
  readonly scope: string
  readonly state: string
}

interface StoredInvitation {
  readonly id: string
  readonly scope: string
  readonly emailKey: string
  readonly role: string
  readonly by: string
  readonly expiresAt: string
  readonly accepted: boolean
  readonly over: boolean
}

/** The state now, and what the audit log tells since the event with this id: at one moment. */
export async function lookAt(
  byHand: ByHand,
  world: RandomWorld,
  lastEvent: string,
): Promise<{ readonly state: State; readonly told: readonly Told[] }> {
  const scopes = uuids(world.places.map(({ id }) => id))
  const people = uuids(world.people.map(({ id }) => id))
  const mine = `user_id in (${people}) and scope_id in (${scopes})`
  const list = (fields: string, from: string, order: string) =>
    `(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]'::json) from ${from})`
  const [row] = await byHand(`select json_build_object(
    'people', ${list("'id', id, 'status', status, 'hasPassword', password_hash is not null", `users where id in (${people})`, 'id')},
    'memberships', ${list("'person', user_id, 'scope', scope_id, 'status', status", `memberships where ${mine}`, 'user_id, scope_id')},
    'assignments', ${list("'person', user_id, 'scope', scope_id, 'role', role, 'endsAt', expires_at", `assignments where ${mine}`, 'user_id, scope_id, role')},
    'sessions', ${list("'id', id, 'person', user_id, 'ended', ended_at is not null, 'expiresAt', expires_at, 'idleExpiresAt', idle_expires_at, 'pinned', pinned", `sessions where user_id in (${people})`, 'id')},
    'tokens', ${list("'id', id, 'person', user_id, 'scope', scope_id, 'permissions', permissions, 'ended', ended_at is not null, 'endsAt', expires_at", `api_tokens where scope_id in (${scopes})`, 'id')},
    'scopes', ${list("'id', id, 'ownerlessSince', ownerless_since", `scopes where id in (${scopes})`, 'id')},
    'requests', ${list("'id', id, 'person', user_id, 'scope', scope_id, 'state', state", `access_requests where ${mine}`, 'id')},
    'invitations', ${list("'id', id, 'scope', scope_id, 'emailKey', email_key, 'role', role, 'by', invited_by, 'expiresAt', expires_at, 'accepted', accepted_at is not null, 'over', revoked_at is not null", `invitations where scope_id in (${scopes})`, 'id')},
    'machines', ${list("'id', id, 'scope', scope_id, 'ended', ended_at is not null", `service_accounts where scope_id in (${scopes})`, 'id')},
    'claims', ${list("'id', id, 'scope', scope_id, 'person', user_id, 'state', state", `scope_claims where scope_id in (${scopes})`, 'id')}
  ) as state, ${toldAfter(scopes, lastEvent)} as told`)
  return { state: row!.state as State, told: (row!.told as Omit<Told, 'person'>[]).map(withPerson) }
}

function uuids(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'::uuid`).join(', ')
}

/** What acts change: sessions come and go without a change (a sign-in is a security event). */
export function changeable({ sessions, ...rest }: State): string {
  return JSON.stringify({
    ...rest,
    pinned: sessions.flatMap(({ id, pinned }) => (Object.keys(pinned).length === 0 ? [] : [id, pinned])),
  })
}
