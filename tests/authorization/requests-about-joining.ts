import { type Ask, plain, reason, strongest } from './asked.ts'
import { asking, inviting, openRequest } from './made-first.ts'

/** About the ways into a place: invitations and requests for access. */
export const requestsAboutJoining: Readonly<Record<string, Ask>> = {
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
}
