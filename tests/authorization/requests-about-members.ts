import { type Ask, file, plain, reason, scopeName, strongest } from './asked.ts'
import { openRequest, ownerless } from './made-first.ts'

const onMember: Ask = ({ place }) => [
  { way: 'a weak member', params: { userId: place.member.id } },
  { way: 'a strongest', params: { userId: place.strongest.id } },
]
const onMembers: Ask = ({ place }) => [
  { way: 'a weak member', body: { people: [place.member.id] } },
  { way: 'a strongest', body: { people: [place.strongest.id] } },
]

/** About those who are in a place, what they leave behind, and who mends a place without an owner. */
export const requestsAboutMembers: Readonly<Record<string, Ask>> = {
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
  // Who is no guest: whoever may try is told so.
  'PATCH /api/v1/scopes/{scopeId}/members/{userId}/guest': ({ place }) => [
    { params: { userId: place.member.id }, body: { sponsor: place.strongest.id }, impossible: true },
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
  'GET /api/v1/scopes/{scopeId}/belongings/{userId}': ({ place }) => [{ params: { userId: place.member.id } }],
  'GET /api/v1/scopes/{scopeId}/claim': ({ policy, place }) => [{ first: ownerless(policy, place) }],
  'POST /api/v1/scopes/{scopeId}/claim': ({ policy, place }) => [{ first: ownerless(policy, place) }],
  // Nobody has claimed it: whoever may is told so.
  'POST /api/v1/scopes/{scopeId}/claim/complete': plain,
  'POST /api/v1/scopes/{scopeId}/claim/withdraw': plain,
  'GET /api/v1/session/claims': plain,
  'POST /api/v1/session/claims/{claimId}/object': () => [
    { way: 'one that is not there', params: { claimId: openRequest }, impossible: true },
  ],
}
