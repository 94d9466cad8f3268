import { type Ask, reason } from './asked.ts'
import type { Place } from './home-and-away.ts'
import { openRequest, reviewing } from './made-first.ts'

const params = { reviewId: openRequest }
const onReview: Ask = ({ place }) => [{ params, first: reviewing(place) }]
const onMember = ({ member }: Place) => [{ person: member.id, role: null }]

/** Reviews of who has access. */
export const requestsAboutReviews: Readonly<Record<string, Ask>> = {
  'GET /api/v1/scopes/{scopeId}/reviews': ({ place }) => [{ first: reviewing(place) }],
  'POST /api/v1/scopes/{scopeId}/reviews': () => [{ body: { name: 'Herbst', dueAt: '9999-01-01T00:00:00Z' } }],
  'GET /api/v1/scopes/{scopeId}/reviews/{reviewId}': onReview,
  'GET /api/v1/scopes/{scopeId}/reviews/{reviewId}/lines': onReview,
  'POST /api/v1/scopes/{scopeId}/reviews/{reviewId}/decide': ({ place }) => [
    {
      way: 'keep a member',
      ...{ params, first: reviewing(place), body: { lines: onMember(place), decision: 'keep' } },
    },
    {
      way: 'remove a member',
      params,
      first: reviewing(place),
      body: { lines: onMember(place), decision: 'remove', note: reason },
    },
  ],
  // Its sign-off waits for what is undecided: whoever may try is told so.
  'POST /api/v1/scopes/{scopeId}/reviews/{reviewId}/sign-off': ({ place }) => [
    { params, first: reviewing(place), body: {}, impossible: true },
  ],
  'POST /api/v1/scopes/{scopeId}/reviews/{reviewId}/cancel': ({ place }) => [
    { params, first: reviewing(place), body: { reason } },
  ],
  'GET /api/v1/scopes/{scopeId}/review-schedule': () => [{}],
  'PUT /api/v1/scopes/{scopeId}/review-schedule': () => [
    { body: { version: 0, every: 'month', dueDays: 14, inactiveDays: 60 } },
  ],
  'GET /api/v1/scopes/{scopeId}/reviews/{reviewId}/report': onReview,
  'GET /api/v1/scopes/{scopeId}/reviews/{reviewId}/report.csv': onReview,
}
