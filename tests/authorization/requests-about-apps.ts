import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { type Ask, plain } from './asked.ts'
import { appIn, openRequest } from './made-first.ts'

const withoutArchive = '00000000-0000-7000-8000-0000000000ac'

/** Types of apps of the developer portal, one of each: the others' places have none. */
const types = ['public', 'custom'] as const

const eachType =
  (
    of: (type: (typeof types)[number]) => {
      readonly state: string
      readonly version?: string
      readonly body?: object
      readonly archive?: Buffer
    },
    only: readonly string[] = types,
  ): Ask =>
  ({ place, world }) =>
    types
      .filter((type) => only.includes(type))
      .map((type) => {
        const { state, version, ...sent } = of(type)
        return {
          way: `a ${type} one`,
          params: { appId: openRequest, versionId: openRequest },
          first: appIn(world, place, { type, state, ...(version && { version }) }),
          ...sent,
        }
      })

/** About apps and their versions (A11, A14). */
export const requestsAboutApps: Readonly<Record<string, Ask>> = {
  'GET /api/v1/scopes/{scopeId}/app-types': plain,
  'GET /api/v1/scopes/{scopeId}/apps': plain,
  'POST /api/v1/scopes/{scopeId}/apps': ({ world }) => [
    { way: 'a public one', body: { name: '配達追跡', type: 'public' } },
    {
      way: 'a custom one',
      body: {
        name: 'Küchenplaner',
        type: 'custom',
        belongsTo: world.home.get('product-account')?.scope.id ?? openRequest,
      },
    },
  ],
  'GET /api/v1/scopes/{scopeId}/apps/{appId}': eachType(() => ({ state: 'draft' })),
  'PATCH /api/v1/scopes/{scopeId}/apps/{appId}': eachType(() => ({ state: 'draft', body: { name: 'Größe' } })),
  // Its archive goes with it, and no other question has that one.
  'DELETE /api/v1/scopes/{scopeId}/apps/{appId}': eachType(() => ({ state: 'draft', version: withoutArchive })),
  'GET /api/v1/scopes/{scopeId}/apps/{appId}/activity': eachType(() => ({ state: 'draft' })),
  // `appIn` makes version 1.0.0.
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions': eachType(() => ({
    state: 'draft',
    archive: archiveOf({ version: '1.0.1' }),
  })),
  'GET /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/archive': eachType(() => ({ state: 'draft' })),
  'PATCH /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}': eachType(() => ({
    state: 'draft',
    body: { releaseNotes: 'Zölle' },
  })),
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/test': eachType(
    () => ({ state: 'draft' }),
    ['custom'],
  ),
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/publish': eachType(
    () => ({ state: 'test' }),
    ['custom'],
  ),
  'POST /api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/retire': eachType(() => ({ state: 'published' })),
}
