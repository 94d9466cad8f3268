import type { AppsDefinition } from '@portreeve/engine'
import { z } from 'zod'
import { type Door, ToolRefusal } from './door.ts'
import { type Tool, type ToolAnswer, tool, type Workplace } from './tool.ts'

interface ShownApp {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly state: string
  readonly latestVersion: string | null
  readonly publishedVersion: string | null
  readonly readOnly: string | null
}

interface ShownVersion {
  readonly id: string
  readonly version: string
  readonly state: string
  readonly may: readonly string[]
}

type AppWithVersions = ShownApp & { readonly versions: readonly ShownVersion[] }

const of = 'apps'
const archiveMegabytes = 8
const archiveBytes = archiveMegabytes * 1024 * 1024
const named = z.string().min(1).max(200)
const app = named.describe('The id of the app, or its exact name')
const version = z.string().max(50).optional().describe('Such as 1.2.0. Left out: the latest for which it is possible')

/** What can be done with apps (A14, A16): each of it by the routes of the API. */
export function appTools({ types }: AppsDefinition): readonly Tool[] {
  const type = z.enum(Object.keys(types))
  const kinds = Object.entries(types).map(
    ([name, { label, description }]) => `\`${name}\` (${label}): ${description ?? ''}`,
  )
  return [
    tool({
      name: 'list_apps',
      title: 'List apps',
      description: `The apps of this place with their state, and what you may do with each. Ask for the next page with \`after\`, the \`next\` of the page before. Types: ${kinds.join(' ')}`,
      input: z.strictObject({
        search: z.string().max(200).optional().describe('How the name begins'),
        type: type.optional(),
        after: z.string().max(500).optional(),
      }),
      needs: { action: 'read', of },
      readOnly: true,
      async run({ door }, query) {
        const page = await door.get<{ items: ShownApp[]; next: string | null }>('/apps', query)
        const text = page.items.map((item) => `${item.name} (${item.type}, ${item.state}): ${item.id}`).join('\n')
        return { structured: page, text: text || 'No app.' }
      },
    }),
    tool({
      name: 'create_app',
      title: 'Create an app',
      description: `Makes an app without a version. Types: ${kinds.join(' ')}`,
      input: z.strictObject({
        name: named,
        type,
        description: z.string().max(2_000).optional(),
        belongsTo: named.optional().describe('For a type that belongs to another place: its id or its exact name'),
      }),
      needs: { makes: 'apps' },
      readOnly: false,
      async run({ door }, { belongsTo, ...body }) {
        const place = belongsTo === undefined ? {} : { belongsTo: await placeCalled(door, body.type, belongsTo) }
        const made = await door.post<ShownApp>('/apps', { ...body, ...place })
        return { structured: { app: made }, text: `Made ${made.name} (${made.type}): ${made.id}` }
      },
    }),
    tool({
      name: 'add_app_version',
      title: 'Upload a version of an app',
      description: `Uploads a ZIP archive with a manifest.json at its root. Give an archive of up to ${archiveMegabytes} MB as base64; leave it out to get the command that uploads a file of any size.`,
      input: z.strictObject({
        app,
        archive: z.base64().optional().describe('The ZIP archive as base64'),
      }),
      needs: { action: 'upload', of },
      readOnly: false,
      run: addVersion,
    }),
    act(
      'test',
      'test_app',
      'Put a version under test',
      'Puts a version of an app under test, which comes before it is published.',
    ),
    act('publish', 'publish_app', 'Publish a version', 'Publishes a version of an app that needs no review.'),
    tool({
      name: 'submit_app',
      title: 'Submit a version for review',
      description: 'Submits a version of an app for review. Once it is approved it is published.',
      input: z.strictObject({
        ...{ app, version },
        releaseNotes: z.string().max(10_000).optional().describe('What is new, for the people who use the app'),
      }),
      needs: { action: 'submit', of },
      readOnly: false,
      run: ({ door }, { app, version, ...body }) => actOnVersion(door, { app, version, action: 'submit', body }),
    }),
  ]
}

function act(action: 'test' | 'publish', name: string, title: string, description: string): Tool {
  return tool({
    ...{ name, title, description, needs: { action, of }, readOnly: false },
    input: z.strictObject({ app, version }),
    run: ({ door }, input) => actOnVersion(door, { ...input, action }),
  })
}

async function addVersion(
  { door, url }: Workplace,
  { app, archive }: { readonly app: string; readonly archive?: string | undefined },
): Promise<ToolAnswer> {
  const { id } = await appCalled(door, app)
  if (archive === undefined) {
    const command = `portreeve apps upload <file> --app ${id}`
    const login = `portreeve login ${url}`
    return {
      structured: { run: [login, command] },
      text: `Run where the file is: ${command}\nThe first time, run ${login} before it. It asks for an API token.`,
    }
  }
  // Four characters are three bytes.
  if (archive.length > (archiveBytes / 3) * 4) {
    throw new ToolRefusal(
      'too-large',
      `An archive of more than ${archiveMegabytes} MB is not taken here. Run: portreeve apps upload <file> --app ${id}`,
    )
  }
  const added = await door.upload<ShownVersion>(`/apps/${id}/versions`, Buffer.from(archive, 'base64'))
  return { structured: { version: added }, text: `Uploaded version ${added.version}. It is a draft.` }
}

async function actOnVersion(
  door: Door,
  asked: {
    readonly app: string
    readonly version?: string | undefined
    readonly action: string
    readonly body?: object
  },
): Promise<ToolAnswer> {
  const found = await appCalled(door, asked.app)
  const { versions } = await door.get<AppWithVersions>(`/apps/${found.id}`)
  const chosen =
    asked.version === undefined
      ? (versions.find(({ may }) => may.includes(asked.action)) ?? versions[0])
      : versions.find(({ version }) => version === asked.version)
  if (chosen === undefined) {
    const which = asked.version === undefined ? 'no version yet' : `no version ${asked.version}`
    throw new ToolRefusal('not-found', `${found.name} has ${which}.`)
  }
  await door.post(`/apps/${found.id}/versions/${chosen.id}/${asked.action}`, asked.body)
  const after = await door.get<AppWithVersions>(`/apps/${found.id}`)
  const version = after.versions.find(({ id }) => id === chosen.id)
  return {
    structured: { app: after, version },
    text: `${after.name} ${chosen.version} is now: ${version?.state ?? 'gone'}.`,
  }
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isCalled = (name: string, text: string) => name.toLowerCase() === text.trim().toLowerCase()

async function appCalled(door: Door, text: string): Promise<Pick<ShownApp, 'id' | 'name'>> {
  if (id.test(text)) return door.get<ShownApp>(`/apps/${text}`)
  const { items } = await door.get<{ items: ShownApp[] }>('/apps', { search: text.trim(), limit: '100' })
  const found = items.find(({ name }) => isCalled(name, text))
  if (found === undefined) throw new ToolRefusal('not-found', `There is no app “${text}” here.`)
  return found
}

/** The id of what an app of this type can belong to, by its name. */
async function placeCalled(door: Door, type: string, text: string): Promise<string> {
  if (id.test(text)) return text
  const { items } = await door.get<{
    items: { id: string; belongsTo: { items: { id: string; name: string }[] } | null }[]
  }>('/app-types')
  const places = items.find((item) => item.id === type)?.belongsTo?.items ?? []
  const found = places.filter(({ name }) => isCalled(name, text))
  if (found.length === 1) return found[0]!.id
  const names = places.map(({ name }) => name).join(', ') || 'none'
  throw new ToolRefusal('not-found', `An app of this type belongs to one of: ${names}. “${text}” is not one of them.`)
}
