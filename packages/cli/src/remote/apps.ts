import { WrongUse } from '../wrong-use.ts'
import type { Api } from './server.ts'

const list = '/api/v1/scopes/{scopeId}/apps'
const one = `${list}/{appId}` as const

/** Names and ids stand for the same: people type the one, programs the other. */
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isCalled = (name: string, text: string) => name.toLowerCase() === text.trim().toLowerCase()

export interface Account {
  readonly api: Api
  readonly scopeId: string
}

interface Filter {
  readonly search?: string
  readonly type?: string
  readonly state?: string
}

/** All of them, page by page. */
export async function allApps({ api, scopeId }: Account, filter: Filter) {
  const found = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = { limit: 100, ...filter, ...(after && { after }) }
    const { data } = await api.GET(list, { params: { path: { scopeId }, query: query as { limit: number } } })
    found.push(...data!.items)
    after = data!.next
  }
  return found
}

export type ListedApp = Awaited<ReturnType<typeof allApps>>[number]

export async function appWithVersions({ api, scopeId }: Account, text: string) {
  const appId = id.test(text) ? text : (await appCalled({ api, scopeId }, text)).id
  return (await api.GET(one, { params: { path: { scopeId, appId } } })).data!
}

export type AppWithVersions = Awaited<ReturnType<typeof appWithVersions>>

async function appCalled(account: Account, text: string): Promise<ListedApp> {
  const found = (await allApps(account, { search: text.trim() })).find(({ name }) => isCalled(name, text))
  if (found === undefined) throw new WrongUse(`There is no app “${text}” that you may see.`)
  return found
}

/** Where none was named: the only one that there is. */
export async function onlyApp(account: Account): Promise<ListedApp> {
  const apps = (await allApps(account, {})).filter(({ may }) => may.includes('upload'))
  if (apps.length === 1) return apps[0]!
  const names = apps.slice(0, 5).map(({ name }) => `“${name}”`)
  throw new WrongUse(
    apps.length === 0
      ? 'There is no app that you may upload to. Make one: portreeve apps create <name> --type <type>.'
      : `Say which app it is, with --app: ${names.join(', ')}${apps.length > 5 ? ' or another' : ''}.`,
  )
}

/** The version that was named; without a name the latest for which it is possible, or else the latest. */
export function versionOf(app: AppWithVersions, number: string | undefined, action: string) {
  const chosen =
    number === undefined
      ? (app.versions.find(({ may }) => may.includes(action)) ?? app.versions[0])
      : app.versions.find(({ version }) => version === number)
  if (chosen !== undefined) return chosen
  throw new WrongUse(
    number === undefined
      ? `${app.name} has no version yet. Upload one: portreeve apps upload <file> --app ${app.id}`
      : `${app.name} has no version ${number}.`,
  )
}

/** The id of what an app of this type can belong to, by its id or its name. */
export async function placeCalled({ api, scopeId }: Account, type: string, text: string): Promise<string> {
  if (id.test(text)) return text
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/app-types', { params: { path: { scopeId } } })
  const places = data!.items.find((item) => item.id === type)?.belongsTo?.items ?? []
  const found = places.filter(({ name }) => isCalled(name, text))
  if (found.length === 1) return found[0]!.id
  const names = places.map(({ name }) => `“${name}”`).join(', ') || 'nothing'
  throw new WrongUse(`“${text}” is not what an app of the type ${type} can be for: ${names}.`)
}
