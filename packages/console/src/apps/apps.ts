import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type App = Awaited<ReturnType<typeof readApps>>['items'][number]
export type AppState = AppWithVersions['state']
export type AppWithVersions = Awaited<ReturnType<typeof readApp>>
export type Version = AppWithVersions['versions'][number]
export type AppType = Awaited<ReturnType<typeof readAppTypes>>[number]

export const sorts = ['name', 'changed'] as const

interface AppFilter {
  readonly search?: string | undefined
  readonly type?: string | undefined
  readonly state?: AppState | undefined
  readonly sort?: (typeof sorts)[number] | undefined
  readonly after?: string | undefined
}

export async function readApps(scope: string, filter: AppFilter) {
  const params = { path: { scopeId: scope }, query: filled({ ...filter }) }
  return (await api.GET('/api/v1/scopes/{scopeId}/apps', { params })).data!
}

export async function readApp(scope: string, app: string) {
  const params = { path: { scopeId: scope, appId: app } }
  return (await api.GET('/api/v1/scopes/{scopeId}/apps/{appId}', { params })).data!
}

/** The types of apps here, and what an app of each can belong to. */
export async function readAppTypes(scope: string) {
  const params = { path: { scopeId: scope } }
  return (await api.GET('/api/v1/scopes/{scopeId}/app-types', { params })).data!.items
}

export function appTypesQuery(scope: string) {
  return { queryKey: ['app-types', scope], queryFn: () => readAppTypes(scope) }
}

export async function readActivity(scope: string, app: string, after: string | undefined) {
  const params = { path: { scopeId: scope, appId: app }, query: filled({ after, limit: 20 }) }
  return (await api.GET('/api/v1/scopes/{scopeId}/apps/{appId}/activity', { params })).data!
}

export interface WhichVersion {
  readonly scope: string
  readonly app: string
  readonly version: string
}

export const pathOf = ({ scope, app, version }: WhichVersion) => ({
  path: { scopeId: scope, appId: app, versionId: version },
})

/** Where the archive is, for the browser to fetch. */
export function archiveAddress({ scope, app, version }: WhichVersion): string {
  return `/api/v1/scopes/${scope}/apps/${app}/versions/${version}/archive`
}
