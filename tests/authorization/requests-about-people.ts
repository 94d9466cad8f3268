import { type Ask, file, plain } from './asked.ts'
import { withFactor, withoutPassword } from './made-first.ts'

const onAccount: Ask = ({ place }) => [{ params: { userId: place.account.id } }]

/** About accounts, wherever their people are members. */
export const requestsAboutPeople: Readonly<Record<string, Ask>> = {
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
  // The deployment of this test sends no mail.
  'POST /api/v1/scopes/{scopeId}/people/{userId}/reset-password': ({ place }) => [
    { params: { userId: place.account.id }, impossible: true },
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
  'POST /api/v1/scopes/{scopeId}/people/{userId}/unlock': ({ place }) => [
    {
      first: `insert into tries (key, user_id, count, first_at, last_at, closed_until) values ('a', '${place.account.id}', 10, '2030-01-01', '2030-01-01', '2100-01-01')`,
      params: { userId: place.account.id },
    },
  ],
  'POST /api/v1/scopes/{scopeId}/people/{userId}/reset-factors': ({ place }) => [
    { way: 'without a role', params: { userId: place.account.id }, first: withFactor(place.account) },
    { way: 'a strongest', params: { userId: place.strongest.id }, first: withFactor(place.strongest) },
  ],
  'GET /api/v1/scopes/{scopeId}/people/export': plain,
  'POST /api/v1/scopes/{scopeId}/people/import/preview': () => [{ body: file }],
  'POST /api/v1/scopes/{scopeId}/people/import': () => [
    { body: { ...file, fingerprint: 'of another preview' }, impossible: true },
  ],
  'GET /api/v1/scopes/{scopeId}/people/{userId}/left-behind': onAccount,
  'GET /api/v1/scopes/{scopeId}/people/{userId}/belongings': onAccount,
}
