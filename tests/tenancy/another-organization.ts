import { createHash } from 'node:crypto'
import { emailKey, textKey } from '../../packages/server/src/text-key.ts'

/**
 * What stands in another organization, made of names and ids that tell what they are wherever they turn up: the organization
 * itself, its people with what belongs to them, and its resources with whatever says something of these.
 */
export const marks = {
  organization: /zweihafen|0190b000-/i,
  people: /olgafremd|0190b111-/i,
  resources: /geheimgut|0190b222-/i,
} as const
export type Mark = keyof typeof marks

const platform = '00000000-0000-7000-8000-000000000000'
const nobody = '00000000-0000-0000-0000-000000000000'
const at = '2029-06-01T00:00:00Z'
const later = '9999-01-01T00:00:00Z'

type Value = string | number | boolean | null | readonly string[] | object
type Row = Readonly<Record<string, Value>>

export const ids = (organization: number) => {
  const id = (digit: string, n: number) =>
    `0190b${digit.repeat(3)}-${String(organization).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`
  return {
    organization: id('0', 1),
    ofPeople: (n: number) => id('1', n),
    ofResources: (n: number) => id('2', n),
  }
}

/** Positions of what there is of everything, told apart by `from` where an organization gets more of it. */
const person = { owner: 1, member: 2, developer: 3, disabled: 4, removed: 5, newcomer: 6, account: 7, archived: 8 }
export const of = { ...person, blocked: 9, thing: 20, shown: 40, event: 60 } as const

interface Filling {
  readonly organization: number
  /** Where its numbers begin: what has the same number is there once. */
  readonly from?: number
  readonly kinds: readonly string[]
  /** Somebody of elsewhere, and their organization, whom something of it names: from a time when they belonged to it. */
  readonly formerly: { readonly person: string; readonly organization: string }
}

/** SQL that makes an organization, or more of everything in it: at least a row in every table whose rows belong to organizations. */
export function anotherOrganization({ organization, from = 0, kinds, formerly }: Filling): string {
  const its = ids(organization)
  const tenant = { scope_id: its.organization, tenant_id: its.organization }
  const above = { scope_id: platform, tenant_id: its.organization }
  const id = (n: number) => its.ofPeople(from + n)
  const hash = (what: string) => createHash('sha256').update(`${what} ${organization} ${from}`).digest('hex')
  const name = (n: number) => `Olgafremd ${organization} ${from + n}`
  const email = (n: number) => `olgafremd-${organization}-${from + n}@olgafremd.example`
  const people = Object.entries({ ...person, blocked: of.blocked })
  const resource = (n: number) => its.ofResources(from + n)
  const thing = id(of.thing)
  const made = { ...tenant, id: thing, created_at: at }
  const event = (n: number, place: typeof tenant, action: string, target: Row): Row => ({
    ...{
      ...place,
      ...target,
      id: action.startsWith('resource') ? resource(of.event + n) : id(of.event + n),
      at,
      action,
    },
    ...{ actor_kind: 'person', actor_id: id(person.owner), request_id: 'r', commitment: 'c', hash: 'h' },
    after: { name: action.startsWith('resource') ? 'Geheimgut' : name(2) },
  })
  const events = [
    event(1, tenant, 'member.added', { target_kind: 'person', target_id: id(person.member) }),
    event(2, above, 'resource.created', { target_kind: 'app', target_id: resource(0) }),
    event(3, above, 'resource.shared', { target_kind: 'app', target_id: resource(0) }),
    event(4, { scope_id: platform, tenant_id: null } as never, 'member.role-changed', {
      ...{ target_kind: 'person', target_id: id(person.member) },
    }),
  ]
  const first = from === 0
  return [
    insert(
      'scopes',
      first
        ? [
            {
              ...{
                id: its.organization,
                type: 'organization',
                parent_id: platform,
                tenant_id: its.organization,
                created_at: at,
              },
              ...{ name: `Zweihafen ${organization}`, name_key: `zweihafen ${organization}`, status: 'active' },
            },
          ]
        : [],
    ),
    insert(
      'users',
      people.map(([what, n]) => ({
        ...{ id: id(n), population: 'people', email: email(n), email_key: emailKey(email(n)), email_proved_at: at },
        ...{ name: name(n), name_key: textKey(name(n)), created_at: at },
        status: what === 'archived' || what === 'blocked' ? what : 'active',
      })),
    ),
    insert(
      'memberships',
      people.flatMap(([what, n]) => {
        const membership = { user_id: id(n), since: at, by: 'test' }
        const status = what === 'disabled' || what === 'removed' ? what : 'active'
        const belongs = what !== 'newcomer' && what !== 'account'
        return [
          { ...membership, scope_id: platform, tenant_id: null, status: 'active' },
          ...(belongs ? [{ ...membership, ...tenant, status }] : []),
        ]
      }),
    ),
    insert(
      'assignments',
      [
        ...people.map(([, n]) => ({ user_id: id(n), scope_id: platform, tenant_id: null, role: 'platform:app' })),
        ...[1, 3].map((n) => ({ user_id: id(n), scope_id: platform, tenant_id: null, role: 'platform:developer' })),
        { user_id: id(person.owner), ...tenant, role: 'organization:owner' },
        { user_id: id(person.member), ...tenant, role: 'organization:member' },
        { user_id: id(person.developer), ...tenant, role: 'organization:admin' },
      ].map((role) => ({ ...role, granted_by: 'test', granted_at: at, reason: `Olgafremd ${organization}` })),
    ),
    insert('invitations', [
      {
        ...{ ...made, email: email(50), email_key: email(50), role: 'organization:member', token_hash: hash('i') },
        ...{ invited_by: `person:${id(person.owner)}`, expires_at: later, note: 'Olgafremd', sent_at: at },
      },
    ]),
    insert('access_requests', [
      {
        ...{ ...made, user_id: id(person.newcomer), state: 'open', note: 'Olgafremd', expires_at: later },
      },
    ]),
    insert('messages', [
      { ...made, kind: 'test', to_email: email(2), values: { by: name(1) }, state: 'kept', user_id: id(person.member) },
    ]),
    insert('access_reviews', [
      {
        ...{ ...tenant, id: thing, name: 'Olgafremd', state: first ? 'open' : 'signed-off', opened_by: 'host:test' },
        ...{ opened_at: at, due_at: later, inactive_days: 90, lines: 1, people: 1 },
      },
    ]),
    insert('access_review_items', [
      {
        ...{ review_id: thing, tenant_id: its.organization, user_id: id(person.member), role: '', name_key: 'o' },
        snapshot: { name: name(2), email: email(2) },
      },
    ]),
    insert(
      'review_schedules',
      first ? [{ ...tenant, every: 'quarter', due_days: 30, inactive_days: 90, next_at: later }] : [],
    ),
    insert('scope_claims', [
      {
        ...{ ...made, user_id: id(person.owner), role: 'organization:owner', due_at: later },
        state: first ? 'open' : 'over',
      },
    ]),
    insert('service_accounts', [
      { ...made, name: 'Olgafremd', role: 'organization:member', made_by: id(person.owner) },
    ]),
    insert(
      'api_tokens',
      [
        { ...made, id: thing, user_id: id(person.member), token_hash: hash('t') },
        { ...made, id: id(of.thing + 1), service_account_id: thing, token_hash: hash('m') },
      ].map((token) => ({ ...token, name: 'Olgafremd', permissions: [], prefix: 'olgafremd' })),
    ),
    insert('sessions', [
      {
        ...{ id: thing, token_hash: hash('s'), user_id: id(person.member), created_at: at, last_seen_at: at },
        ...{ idle_expires_at: later, expires_at: later, proved_at: at, agent: 'Olgafremd' },
      },
    ]),
    insert('factors', [
      { id: thing, user_id: id(person.member), kind: 'authenticator', label: 'Olgafremd', created_at: at },
    ]),
    insert('permission_use', [
      { ...tenant, user_id: id(person.member), permission: 'organization.read', last_used_at: at },
    ]),
    insert(
      'settings',
      first
        ? [
            {
              ...{
                ...tenant,
                area: 'second-factor',
                population: 'people',
                version: 1,
                document: { note: 'Olgafremd' },
              },
              ...{ changed_at: at, changed_by: id(person.owner) },
            },
          ]
        : [],
    ),
    insert(
      'resources',
      kinds.map((kind, n) => ({
        ...{
          ...above,
          id: resource(n),
          kind,
          name: `Geheimgut ${kind}`,
          name_key: `geheimgut ${kind}`,
          created_at: at,
        },
        ...{ description: 'Geheimgut', changed_at: at, owner_id: n % 2 === 0 ? id(person.owner) : formerly.person },
      })),
    ),
    insert(
      'resource_shares',
      kinds.flatMap((_kind, n) =>
        [
          { user_id: id(person.member), organization_id: nobody },
          { user_id: nobody, organization_id: its.organization },
          { user_id: formerly.person, organization_id: nobody },
          { user_id: nobody, organization_id: formerly.organization },
        ].map((share) => ({ ...share, resource_id: resource(n), tenant_id: its.organization, relation: 'editor' })),
      ),
    ),
    insert(
      'resource_transfers',
      kinds.map((_kind, n) => ({
        ...{ resource_id: resource(n), tenant_id: its.organization, offered_by: id(person.owner), offered_at: at },
        to_user_id: n % 2 === 0 ? formerly.person : id(person.member),
      })),
    ),
    insert('audit_events', events),
    insert(
      'audit_personal',
      events.map((one) => ({
        ...{ event_id: one.id!, tenant_id: one.tenant_id ?? null, salt: 's' },
        values: String(one.action).startsWith('resource') ? { name: 'Geheimgut' } : { name: name(2), email: email(2) },
      })),
    ),
    insert(
      'audit_seals',
      events.slice(0, 1).map((one) => ({
        ...{ ...tenant, number: from + 1, event_id: one.id!, chain_hash: 'c', sealed_at: at },
      })),
    ),
    insert('security_events', [
      {
        ...tenant,
        user_id: id(person.member),
        id: id(of.event),
        at,
        kind: 'sign-in',
        request_id: 'r',
        detail: { by: name(2) },
      },
    ]),
  ].join('\n')
}

function insert(table: string, rows: readonly Row[]): string {
  return rows
    .map((row) => {
      const names = Object.keys(row).map((column) => `"${column}"`)
      return `insert into ${table} (${names.join(', ')}) values (${Object.values(row).map(literal).join(', ')});`
    })
    .join('\n')
}

function literal(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value) ? `{${value.join(',')}}` : typeof value === 'object' ? JSON.stringify(value) : value
  return `'${String(text).replaceAll("'", "''")}'`
}
