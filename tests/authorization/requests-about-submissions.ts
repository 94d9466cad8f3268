import { type Ask, plain } from './asked.ts'
import type { HomeAndAway } from './home-and-away.ts'
import { appIn, openRequest, submissionId, submittedFrom } from './made-first.ts'

const sha256 = '0'.repeat(64)

/** A version of an app waits for review; where there are no such apps, nothing does. */
function waiting(world: Pick<HomeAndAway, 'home'>): string {
  const place = world.home.get('developer-account')
  if (place === undefined) return 'select'
  return `${appIn(world, place, { type: 'public', state: 'in-review' })}; ${submittedFrom(place)}`
}

const deciding =
  (body?: object): Ask =>
  ({ world }) => [{ params: { submissionId }, first: waiting(world), ...(body && { body }) }]

/** About versions that are reviewed, and what is found once they are published (A14). */
export const requestsAboutSubmissions: Readonly<Record<string, Ask>> = {
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/submit': ({ place, world }) => [
    {
      params: { appId: openRequest, versionId: openRequest },
      first: appIn(world, place, { type: 'public', state: 'draft' }),
      body: { releaseNotes: 'Zölle' },
    },
  ],
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/withdraw': ({ place, world }) => [
    {
      params: { appId: openRequest, versionId: openRequest },
      first: appIn(world, place, { type: 'public', state: 'in-review' }),
    },
  ],
  'GET /api/v1/scopes/{scopeId}/submissions': plain,
  'GET /api/v1/scopes/{scopeId}/submissions/{submissionId}': deciding(),
  'GET /api/v1/scopes/{scopeId}/submissions/{submissionId}/archive': deciding(),
  'POST /api/v1/scopes/{scopeId}/submissions/{submissionId}/approve': deciding({ sha256 }),
  'POST /api/v1/scopes/{scopeId}/submissions/{submissionId}/request-changes': deciding({ sha256, note: 'Bitte' }),
  'POST /api/v1/scopes/{scopeId}/submissions/{submissionId}/reject': deciding({ sha256, note: 'Nein' }),
  'GET /api/v1/scopes/{scopeId}/gallery': plain,
  'GET /api/v1/scopes/{scopeId}/statuses': plain,
}
