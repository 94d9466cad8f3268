import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Policy } from '@portreeve/engine'
import type { Service } from '../../packages/server/src/context.ts'
import { platformId } from '../../packages/server/src/ids.ts'
import type { HomeAndAway, Place } from './home-and-away.ts'

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

/** A review of who has access was begun, with the place's member in it. */
export function reviewing({ scope, member }: Place): string {
  const tenant = scope.tenantId === null ? 'null' : `'${scope.tenantId}'`
  const snapshot = JSON.stringify({
    ...{ name: 'Aylin', email: member.email, roleLabel: null, reason: null, since: '2030-01-01T00:00:00.000Z' },
    ...{ givenBy: { kind: 'test', name: null }, until: null, membership: 'active', account: 'active' },
    ...{ lastActiveAt: null, lastUsedAt: null, sponsor: null },
  })
  return `insert into access_reviews (id, scope_id, tenant_id, name, state, opened_by, opened_at, due_at, inactive_days, lines, people)
      values ('${openRequest}', '${scope.id}', ${tenant}, 'Herbst', 'open', 'host:demo', now(), '9999-01-01', 90, 1, 1);
    insert into access_review_items (review_id, tenant_id, user_id, role, name_key, snapshot)
      values ('${openRequest}', ${tenant}, '${member.id}', '', 'aylin', '${snapshot}')`
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

/** An app of the place's strongest, with one version in a state. An app of the type `custom` belongs to the product account at home. */
export function appIn(
  { home }: Pick<HomeAndAway, 'home'>,
  { scope, strongest }: Place,
  { type, state, version = openRequest }: { readonly type: string; readonly state: string; readonly version?: string },
): string {
  const product = type === 'custom' ? home.get('product-account')?.scope.id : undefined
  const tenant = scope.tenantId === null ? 'null' : `'${scope.tenantId}'`
  const attributes = JSON.stringify({ 'app-type': type, ...(product && { 'product-account': product }) })
  const id = openRequest
  return `insert into resources (id, kind, scope_id, tenant_id, owner_id, name, name_key, attributes, created_at)
      values ('${id}', 'app', '${scope.id}', ${tenant}, '${strongest.id}', 'App', 'app', '${attributes}', now());
    insert into apps (id, scope_id, tenant_id, name, name_key, type, belongs_to, state, latest_version, created_at, created_by, changed_at)
      values ('${id}', '${scope.id}', ${tenant}, 'App', 'app', '${type}', ${product ? `'${product}'` : 'null'}, '${state}', '1.0.0', now(), 'test', now());
    insert into app_versions (id, app_id, tenant_id, version, major, minor, patch, state, manifest, sha256, size, uploaded_by, uploaded_at)
      values ('${version}', '${id}', ${tenant}, '1.0.0', 1, 0, 0, '${state}',
        '{"name":"App","platformVersion":"3.0","modules":["sidebar"]}', '${'0'.repeat(64)}', 1000, 'test', now())`
}

/** The archive of that version, for whoever downloads it. */
export async function keepArchive({ files }: Pick<Service, 'files'>): Promise<void> {
  const received = await files.receive(Readable.from([Buffer.alloc(1000)]), { mostBytes: 1000 })
  await received.keep(openRequest)
}

/** A submission is a resource of its own beside the app. */
export const submissionId = '00000000-0000-7000-8000-0000000000ab'

/** The version that `appIn` makes waits for review. */
export function submittedFrom({ scope: { tenantId }, strongest }: Place): string {
  return `insert into resources (id, kind, scope_id, tenant_id, name, name_key, attributes, created_at) values
      ('${submissionId}', 'submission', '${platformId}', '${tenantId}', 'App 1.0.0', 'app 1.0.0', '{"app-type":"public"}', now());
    insert into app_submissions (id, app_id, version_id, tenant_id, sha256, state, submitted_by, submitted_at) values
      ('${submissionId}', '${openRequest}', '${openRequest}', '${tenantId}', '${'0'.repeat(64)}', 'waiting', '${strongest.id}', now())`
}
