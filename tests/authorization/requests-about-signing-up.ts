import { createHash } from 'node:crypto'
import type { Ask } from './asked.ts'
import { openRequest } from './made-first.ts'

/** Somebody was sent a link to sign up with, with `a link` as its secret, where signing up is offered. */
const asked = `insert into sign_ups (id, token_hash, population, email, email_key, asked_at, answered_at, expires_at) values
  ('${openRequest}', '${createHash('sha256').update('a link').digest('hex')}', 'people', 'new@example.com', 'new@example.com',
   now(), now(), '9999-01-01')`
const draft = { step: 1, name: 'Größ', profile: {} }

/** About people without an account, and about what somebody has answered so far who is about to make a scope. */
export const requestsAboutSigningUp: Readonly<Record<string, Ask>> = {
  // The deployment of this test sends no mail; a link that was sent while it did is good.
  'POST /api/v1/sign-up/ask': () => [{ body: { email: 'new@example.com' }, impossible: true }],
  'POST /api/v1/sign-up/look': () => [{ body: { secret: 'a link' }, first: asked }],
  'POST /api/v1/sign-up': () => [
    {
      body: { secret: 'a link', name: 'Ǫrvar Þórsson', placeName: '港', password: 'a long walk in the rain' },
      first: asked,
    },
  ],

  'GET /api/v1/scopes/{scopeId}/drafts/{type}': ofEachType(),
  'PUT /api/v1/scopes/{scopeId}/drafts/{type}': ofEachType(draft),
  'DELETE /api/v1/scopes/{scopeId}/drafts/{type}': ofEachType(),
}

/** Those that nobody makes by themselves are refused to everybody. */
function ofEachType(body: object | null = null): Ask {
  return (stage) => {
    const { policy, place } = stage
    const below = policy.scopeTypes.filter(({ parent }) => parent === place.type)
    const more = body && { body }
    if (below.length === 0)
      return [{ way: 'of a type that belongs elsewhere', params: { type: place.type }, ...more, impossible: true }]
    return below.map(({ id }) => ({ way: id, params: { type: id }, ...more }))
  }
}
