import { createHash } from 'node:crypto'
import type { Policy } from '@portreeve/engine'
import type { Place } from './home-and-away.ts'

/** The id of whatever is made first. */
export const openRequest = '00000000-0000-7000-8000-0000000000aa'

/** Somebody asks to be let in. */
export function asking({ scope }: Place, person: string): string {
  return `insert into access_requests (id, user_id, scope_id, tenant_id, state, created_at, expires_at) values
    ('${openRequest}', '${person}', '${scope.id}', ${scope.tenantId === null ? 'null' : `'${scope.tenantId}'`}, 'open', now(), '9999-01-01')`
}

/** A mail about the place was kept. */
export function mailed({ scope }: Place): string {
  const tenant = scope.tenantId === null ? 'null' : `'${scope.tenantId}'`
  return `insert into messages (id, scope_id, tenant_id, kind, to_email, "values", state, created_at)
    values ('${openRequest}', '${scope.id}', ${tenant}, 'test', 'new@example.com', '{"by":null}', 'kept', now())`
}

/** They have not chosen a password yet. */
export function withoutPassword({ id }: { readonly id: string }): string {
  return `update users set password_hash = null where id = '${id}'`
}

/** They have an authenticator app. */
export function withFactor({ id }: { readonly id: string }): string {
  return `update users set factors = '{authenticator}' where id = '${id}';
    insert into factors (id, user_id, kind, label, created_at, proved_at)
      values ('${openRequest}', '${id}', 'authenticator', 'Telefon', now(), now())`
}

/** Somebody was sent a link, with `a link` as its secret, and opens it. */
export function byLink(kind: string, { id, email }: Place['member'], more: object = {}) {
  const hash = createHash('sha256').update('a link').digest('hex')
  const before = kind === 'set-password' ? `${withoutPassword({ id })};` : ''
  const first = `${before}insert into credential_links (id, kind, user_id, token_hash, email, issued_by, created_at, expires_at) values
    ('${openRequest}', '${kind}', '${id}', '${hash}', '${email}', 'test', now(), '9999-01-01')`
  return [{ body: { secret: 'a link', ...more }, first }]
}

/** The host invites an address that nobody has, by the link `a link`. */
export function inviting({ scope, type }: Place, role: string): string {
  const hash = createHash('sha256').update('a link').digest('hex')
  const tenant = scope.tenantId === null ? 'null' : `'${scope.tenantId}'`
  return `insert into invitations (id, scope_id, tenant_id, email, email_key, role, token_hash, invited_by, created_at, expires_at)
    values ('${openRequest}', '${scope.id}', ${tenant}, 'new@example.com', 'new@example.com', '${type}:${role}', '${hash}', 'host:demo', now(), '9999-01-01')`
}

/** Nobody lasting holds what must always be held there, and the place is marked so. */
export function ownerless(policy: Policy, { scope, type }: Place): string {
  const roles = policy.scopeType(type)!.roles.filter(({ atLeast }) => atLeast > 0)
  return `with ending as (update assignments set expires_at = '9999-01-01'
      where scope_id = '${scope.id}' and role in (${roles.map(({ key }) => `'${key}'`).join(', ') || `''`}))
    update scopes set ownerless_since = now() where id = '${scope.id}'`
}
