import type { Policy } from '@portreeve/engine'
import type { Actor } from './actors.ts'
import type { HomeAndAway, Place } from './home-and-away.ts'
import { asking, byLink, inviting, mailed, openRequest, ownerless, withoutPassword } from './made-first.ts'

/** One request that succeeds for whoever may make it. */
export interface Asked {
  /** What is special about it, where a route is asked in several ways. */
  readonly way?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** SQL that makes room for it first. */
  readonly first?: string
  /** There is no right way to ask: whoever may do such a thing at all is told so. */
  readonly impossible?: true
}

/** What a request is made from. Routes without a scope in their address are asked about the scope type of the menu. */
export interface Stage {
  readonly policy: Policy
  readonly world: HomeAndAway
  readonly place: Place
  readonly actor: Actor
  readonly password: string
  /** The role that the place's member gets instead of their own. */
  readonly other: string
}

type Ask = (stage: Stage) => readonly Asked[]

const plain: Ask = () => [{}]
const onMember: Ask = ({ place }) => [
  { way: 'a weak member', params: { userId: place.member.id } },
  { way: 'a strongest', params: { userId: place.strongest.id } },
]
const onMembers: Ask = ({ place }) => [
  { way: 'a weak member', body: { people: [place.member.id] } },
  { way: 'a strongest', body: { people: [place.strongest.id] } },
]
const onMachine: Ask = ({ place }) => [{ params: { serviceAccountId: place.machine } }]
const onAccount: Ask = ({ place }) => [{ params: { userId: place.account.id } }]
const reason = 'Somebody asked for it'
const file = { format: 'csv', text: 'email,name\nfirst@example.com,山田 雪' }

/** A request for every route, by method and path. A route that stands neither here nor in `notAsked` fails the test. */
export const requests: Readonly<Record<string, Ask>> = {
  'GET /healthz': plain,
  'GET /readyz': plain,
  'GET /metrics': plain,
  'GET /api/v1/deployment': plain,
  'GET /.well-known/authzen-configuration': plain,

  'POST /api/v1/sign-in': ({ place, password }) => [{ body: { email: place.member.email, password } }],
  'POST /api/v1/set-up': ({ world, password }) => [
    {
      body: {
        ...{ token: world.setUpSecret, name: 'Ǫrvar Þórsson', email: 'first@example.com', password },
        deploymentName: '港',
      },
    },
  ],

  'GET /api/v1/session': plain,
  'GET /api/v1/session/scopes/{scopeId}': plain,
  'POST /api/v1/sign-out': plain,
  'POST /api/v1/session/password': ({ password }) => [
    { body: { currentPassword: password, newPassword: 'a long walk in the rain' } },
  ],
  'POST /api/v1/session/confirm': ({ password }) => [{ body: { password } }],
  'PATCH /api/v1/session/person': () => [{ body: { name: 'Ǫrvar Þórsson' } }],
  // The deployment of this test sends no mail.
  'POST /api/v1/session/email': () => [{ body: { email: 'other@example.com' }, impossible: true }],
  'GET /api/v1/session/sessions': plain,
  'POST /api/v1/session/sessions/end-others': plain,
  'POST /api/v1/session/sessions/{sessionId}/end': () => [
    { way: 'one that is not there', params: { sessionId: openRequest }, impossible: true },
  ],
  'POST /api/v1/links/set-password/look': ({ place }) => byLink('set-password', place.account),
  'POST /api/v1/links/set-password': ({ place }) =>
    byLink('set-password', place.account, { password: 'a long walk in the rain' }),
  'POST /api/v1/links/confirm-email/look': ({ place }) => byLink('confirm-email', place.member),
  'POST /api/v1/links/confirm-email': ({ place, password }) => byLink('confirm-email', place.member, { password }),
  'GET /api/v1/roles': plain,
  'GET /api/v1/tokens': plain,
  'POST /api/v1/tokens/{tokenId}/revoke': ({ actor, place }) => [
    { way: 'one’s own', params: { tokenId: actor.ownToken } },
    { way: 'somebody else’s', params: { tokenId: place.memberToken } },
  ],
  'GET /api/v1/session/access': ({ place, policy }) => [
    { query: { scope: scopeName(place), permission: firstPermission(policy, place) } },
  ],

  'GET /api/v1/session/requests': plain,
  'POST /api/v1/session/requests': ({ policy, place }) => [
    { way: 'to be let in', body: { scope: scopeName(place), note: 'Please' } },
    {
      way: 'for a permission of the strongest',
      body: { scope: scopeName(place), permission: policy.scopeType(place.type)!.roles[0]!.grants[0]!.permission.id },
    },
  ],
  'POST /api/v1/session/requests/{requestId}/withdraw': ({ place }) => [
    { way: 'somebody else’s', params: { requestId: openRequest }, first: asking(place, place.newcomer.id) },
  ],

  'GET /api/v1/scopes/{scopeId}': plain,
  'PATCH /api/v1/scopes/{scopeId}': () => [{ body: { name: 'Ærø & Søn' } }],
  'POST /api/v1/scopes/{scopeId}/status': ({ policy, place }) => [
    { body: { status: Object.keys(policy.scopeType(place.type)?.definition.statuses ?? {}).at(-1) ?? 'active' } },
  ],
  'GET /api/v1/scopes/{scopeId}/summary': plain,
  'GET /api/v1/scopes/{scopeId}/children': plain,
  'POST /api/v1/scopes/{scopeId}/children': ({ policy, place, world }) => {
    const below = policy.scopeTypes.filter(({ parent }) => parent === place.type)
    if (below.length === 0)
      return [{ way: 'of a type that belongs elsewhere', body: { type: place.type, name: '新しい' }, impossible: true }]
    return below.map(({ id, definition }) => ({
      way: id,
      body: { type: id, name: '新しい', ...(definition.profile && { profile: individual }) },
      // Where one may exist only, there must be none yet.
      ...(definition.single && {
        first: `update scopes set parent_id = '${world.away.get(place.type)?.id ?? place.scope.id}', type = type || '-moved'
          where parent_id = '${place.scope.id}' and type = '${id}'`,
      }),
    }))
  },

  'GET /api/v1/scopes/{scopeId}/members': plain,
  'GET /api/v1/scopes/{scopeId}/members/{userId}': ({ place }) => [{ params: { userId: place.member.id } }],
  'GET /api/v1/scopes/{scopeId}/members/{userId}/standing': ({ place }) => [{ params: { userId: place.member.id } }],
  'POST /api/v1/scopes/{scopeId}/members': ({ policy, place, other }) => [
    { way: 'with a weak role', body: { person: place.newcomer.id, roles: [other], reason } },
    { way: 'with the strongest', body: { person: place.newcomer.id, roles: [strongest(policy, place)], reason } },
    // A10: takes an invitation, which whoever may not even try is not told.
    { way: 'who was removed before', body: { person: place.removed.id, roles: [other], reason } },
  ],
  'GET /api/v1/scopes/{scopeId}/members/export': plain,
  'POST /api/v1/scopes/{scopeId}/members/import/preview': () => [{ body: file }],
  // What would happen differs from role to role, so nobody here has seen the right preview.
  'POST /api/v1/scopes/{scopeId}/members/import': () => [
    { body: { ...file, fingerprint: 'of another preview' }, impossible: true },
  ],
  'GET /api/v1/scopes/{scopeId}/people/export': plain,
  'POST /api/v1/scopes/{scopeId}/people/import/preview': () => [{ body: file }],
  'POST /api/v1/scopes/{scopeId}/people/import': () => [
    { body: { ...file, fingerprint: 'of another preview' }, impossible: true },
  ],
  'PATCH /api/v1/scopes/{scopeId}/members/{userId}': ({ policy, place, other }) => [
    { way: 'a weak member', params: { userId: place.member.id }, body: { give: [other], reason } },
    {
      way: 'a weak member to the strongest',
      params: { userId: place.member.id },
      body: { give: [strongest(policy, place)], reason },
    },
    {
      way: 'a strongest to a weak one',
      params: { userId: place.strongest.id },
      body: { give: [other], take: [strongest(policy, place)], reason },
    },
  ],
  'GET /api/v1/scopes/{scopeId}/assignable-roles': plain,
  'POST /api/v1/scopes/{scopeId}/members/{userId}/preview': ({ policy, place, other }) => [
    { way: 'a weak member', params: { userId: place.member.id }, body: { give: [other] } },
    {
      way: 'a strongest to a weak one',
      params: { userId: place.strongest.id },
      body: { give: [other], take: [strongest(policy, place)] },
    },
  ],
  // Nothing waits there: whoever may try is told so.
  'POST /api/v1/scopes/{scopeId}/members/{userId}/roles/cancel': ({ place }) => [
    { params: { userId: place.member.id } },
  ],
  'POST /api/v1/scopes/{scopeId}/members/{userId}/transfer': onMember,
  'POST /api/v1/session/scopes/{scopeId}/leave': ({ place }) => [{ params: { scopeId: scopeName(place) } }],
  'POST /api/v1/scopes/{scopeId}/members/bulk/disable': onMembers,
  'POST /api/v1/scopes/{scopeId}/members/bulk/enable': ({ place }) => [{ body: { people: [place.disabled.id] } }],
  'POST /api/v1/scopes/{scopeId}/members/bulk/remove': onMembers,
  'POST /api/v1/scopes/{scopeId}/members/bulk/change-roles': ({ policy, place, other }) => [
    { way: 'to a weak role', body: { people: [place.member.id], give: [other], reason } },
    { way: 'to the strongest', body: { people: [place.member.id], give: [strongest(policy, place)], reason } },
  ],
  'POST /api/v1/scopes/{scopeId}/members/{userId}/disable': onMember,
  'POST /api/v1/scopes/{scopeId}/members/{userId}/enable': ({ place }) => [{ params: { userId: place.disabled.id } }],
  'POST /api/v1/scopes/{scopeId}/members/{userId}/remove': onMember,
  'GET /api/v1/scopes/{scopeId}/members/{userId}/tokens': ({ place }) => [{ params: { userId: place.member.id } }],
  'GET /api/v1/scopes/{scopeId}/members/{userId}/tokens/resumable': ({ place }) => [
    { params: { userId: place.disabled.id } },
  ],
  'POST /api/v1/scopes/{scopeId}/members/{userId}/tokens/{tokenId}/revoke': ({ place }) => [
    { params: { userId: place.member.id, tokenId: place.memberToken } },
  ],

  'GET /api/v1/scopes/{scopeId}/left-behind/{userId}': ({ place }) => [{ params: { userId: place.member.id } }],
  'GET /api/v1/scopes/{scopeId}/people/{userId}/left-behind': onAccount,
  'GET /api/v1/scopes/{scopeId}/belongings/{userId}': ({ place }) => [{ params: { userId: place.member.id } }],
  'GET /api/v1/scopes/{scopeId}/people/{userId}/belongings': onAccount,
  'GET /api/v1/scopes/{scopeId}/claim': ({ policy, place }) => [{ first: ownerless(policy, place) }],
  'POST /api/v1/scopes/{scopeId}/claim': ({ policy, place }) => [{ first: ownerless(policy, place) }],
  // Nobody has claimed it: whoever may is told so.
  'POST /api/v1/scopes/{scopeId}/claim/complete': plain,
  'POST /api/v1/scopes/{scopeId}/claim/withdraw': plain,
  'GET /api/v1/session/claims': plain,
  'POST /api/v1/session/claims/{claimId}/object': () => [
    { way: 'one that is not there', params: { claimId: openRequest }, impossible: true },
  ],

  'GET /api/v1/scopes/{scopeId}/invitations': plain,
  'POST /api/v1/scopes/{scopeId}/invitations': ({ policy, place, other }) => [
    { way: 'somebody new, with a weak role', body: { emails: ['new@example.com'], role: other, reason } },
    {
      way: 'somebody new, with the strongest',
      body: { emails: ['new@example.com'], role: strongest(policy, place), reason },
    },
    // A8: of the organization already. A10: who was removed before gets an invitation.
    { way: 'who is added at once', body: { emails: [place.newcomer.email], role: other, reason } },
    { way: 'who was removed before', body: { emails: [place.removed.email], role: other, reason } },
  ],
  'POST /api/v1/scopes/{scopeId}/invitations/{invitationId}/resend': ({ policy, place, other }) => [
    { way: 'with a weak role', params: { invitationId: openRequest }, first: inviting(place, other) },
    {
      way: 'with the strongest',
      params: { invitationId: openRequest },
      first: inviting(place, strongest(policy, place)),
    },
  ],
  'POST /api/v1/scopes/{scopeId}/invitations/{invitationId}/revoke': ({ policy, place, other }) => [
    { way: 'with a weak role', params: { invitationId: openRequest }, first: inviting(place, other) },
    {
      way: 'with the strongest',
      params: { invitationId: openRequest },
      first: inviting(place, strongest(policy, place)),
    },
  ],
  'POST /api/v1/invitations/look': ({ place, other }) => [
    { body: { secret: 'a link' }, first: inviting(place, other) },
  ],
  'POST /api/v1/invitations/accept': ({ place, other }) => [
    {
      body: { secret: 'a link', name: '山田 雪', password: 'a long walk in the rain' },
      first: inviting(place, other),
    },
  ],
  'POST /api/v1/invitations/decline': ({ place, other }) => [
    { body: { secret: 'a link' }, first: inviting(place, other) },
  ],
  'POST /api/v1/session/invitations/accept': ({ place, other }) => [
    { way: 'somebody else’s', body: { secret: 'a link' }, first: inviting(place, other), impossible: true },
  ],

  'GET /api/v1/scopes/{scopeId}/requests': plain,
  'POST /api/v1/scopes/{scopeId}/requests/{requestId}/accept': ({ policy, place, other }) => [
    {
      way: 'with a weak role',
      params: { requestId: openRequest },
      first: asking(place, place.newcomer.id),
      body: { role: other, reason },
    },
    {
      way: 'with the strongest',
      params: { requestId: openRequest },
      first: asking(place, place.newcomer.id),
      body: { role: strongest(policy, place), reason },
    },
    // X2 (a), A10: unlike by adding, this way they come back.
    {
      way: 'of somebody removed before',
      params: { requestId: openRequest },
      first: asking(place, place.removed.id),
      body: { role: other, reason },
    },
    {
      way: 'of somebody disabled',
      params: { requestId: openRequest },
      first: asking(place, place.disabled.id),
      body: {},
    },
  ],
  'POST /api/v1/scopes/{scopeId}/requests/{requestId}/decline': ({ place }) => [
    { params: { requestId: openRequest }, first: asking(place, place.newcomer.id), body: { note: 'Not now' } },
  ],

  'GET /api/v1/scopes/{scopeId}/people': plain,
  'GET /api/v1/scopes/{scopeId}/people/{userId}': onAccount,
  'POST /api/v1/scopes/{scopeId}/people': () => [
    { way: 'without a password', body: { email: 'new@example.com', name: '山田 雪', password: 'none' } },
    { way: 'with a link', body: { email: 'new@example.com', name: '山田 雪', password: 'link' } },
  ],
  'PATCH /api/v1/scopes/{scopeId}/people/{userId}': ({ place }) => [
    { way: 'without a role', params: { userId: place.account.id }, body: { name: '山田 花子' } },
    { way: 'a strongest', params: { userId: place.strongest.id }, body: { name: '山田 花子' } },
  ],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/set-password-link': ({ place }) => [
    { params: { userId: place.account.id }, first: withoutPassword(place.account) },
  ],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/archive': ({ place }) => [
    { way: 'without a role', params: { userId: place.account.id } },
    { way: 'a strongest', params: { userId: place.strongest.id } },
  ],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/unarchive': ({ place }) => [{ params: { userId: place.archived.id } }],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/block': ({ place }) => [
    { way: 'without a role', params: { userId: place.account.id } },
    { way: 'a strongest', params: { userId: place.strongest.id } },
  ],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/unblock': ({ place }) => [{ params: { userId: place.blocked.id } }],

  'GET /api/v1/scopes/{scopeId}/audit-events': plain,
  'GET /api/v1/scopes/{scopeId}/audit-events/places': plain,
  'GET /api/v1/scopes/{scopeId}/audit-events/export': () => [
    { way: 'as lines of JSON', query: { format: 'jsonl' } },
    { way: 'as CSV', query: { format: 'csv' } },
  ],
  'GET /api/v1/scopes/{scopeId}/audit-events/export/preview': plain,
  'GET /api/v1/scopes/{scopeId}/security-events': plain,

  'GET /api/v1/scopes/{scopeId}/mails': plain,
  'GET /api/v1/scopes/{scopeId}/mails/{mailId}': ({ place }) => [
    { params: { mailId: openRequest }, first: mailed(place) },
  ],
  'GET /api/v1/scopes/{scopeId}/mail-settings': plain,
  // The deployment of this test sends no mail.
  'POST /api/v1/scopes/{scopeId}/mail-settings/test': () => [{ impossible: true }],

  'GET /api/v1/scopes/{scopeId}/roles': plain,
  'GET /api/v1/scopes/{scopeId}/roles/{roleId}/holders': ({ policy, place }) => [
    { params: { roleId: strongest(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/permissions/{permissionId}/holders': ({ policy, place }) => [
    { params: { permissionId: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/roles/{roleId}/holders.csv': ({ policy, place }) => [
    { params: { roleId: strongest(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/permissions/{permissionId}/holders.csv': ({ policy, place }) => [
    { params: { permissionId: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/access': ({ policy, place }) => [
    { way: 'about a person', query: { person: place.member.id, permission: firstPermission(policy, place) } },
    { way: 'about a machine', query: { serviceAccount: place.machine, permission: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/access/subjects': plain,
  'GET /api/v1/scopes/{scopeId}/access/resources': plain,
  'GET /api/v1/scopes/{scopeId}/access/{personId}': ({ place }) => [{ params: { personId: place.member.id } }],

  'POST /api/v1/scopes/{scopeId}/tokens': ({ policy, place }) => [
    { body: { name: 'CI', permissions: [firstPermission(policy, place)], expiresInDays: 30 } },
  ],
  'GET /api/v1/scopes/{scopeId}/service-accounts': plain,
  'POST /api/v1/scopes/{scopeId}/service-accounts': ({ policy, place, other }) => [
    { way: 'with a weak role', body: { name: 'Robot', role: other } },
    { way: 'with the strongest', body: { name: 'Robot', role: strongest(policy, place) } },
  ],
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end': onMachine,
  'GET /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens': onMachine,
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens': ({ place }) => [
    { params: { serviceAccountId: place.machine }, body: { name: 'Token' } },
  ],
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens/{tokenId}/revoke': ({ place }) => [
    { params: { serviceAccountId: place.machine, tokenId: place.machineToken } },
  ],

  'POST /access/v1/evaluation': (stage) => [{ body: question(stage) }],
  'POST /access/v1/evaluations': (stage) => [{ body: { evaluations: [question(stage), question(stage)] } }],
}

/** Routes without a request, each with the reason. This list may only become shorter. */
export const notAsked: Readonly<Record<string, string>> = {}

const individual = {
  'developer-type': 'individual',
  'display-name': 'Ǫrvar',
  country: 'IS',
  'support-email': 'help@example.com',
}

function question({ policy, place }: Stage) {
  return {
    subject: { type: 'user', id: place.member.id },
    action: { name: firstPermission(policy, place) },
    resource: { type: place.type, id: scopeName(place) },
  }
}

export function scopeName({ type, scope }: Place): string {
  return type === 'platform' ? 'platform' : scope.id
}

function strongest(policy: Policy, { type }: Place): string {
  return policy.scopeType(type)!.roles[0]!.id
}

/** One that tokens carry. */
function firstPermission(policy: Policy, { type }: Place): string {
  return policy.scopeType(type)!.permissions.find(({ sessionOnly }) => !sessionOnly)!.id
}
