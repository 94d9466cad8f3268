import { PortreeveError } from '@portreeve/sdk'
import { Command } from 'commander'
import * as apps from '../remote/apps.ts'
import { failureJson, failureText, Interrupted } from '../remote/failure.ts'
import { apiOf, loginOf, thisToken } from '../remote/server.ts'
import { uploadArchive } from '../remote/upload.ts'
import type { Terminal } from '../terminal.ts'
import { appLines, appsTable, mayText, sizeText } from '../text/apps-text.ts'
import { toJson } from '../text/json.ts'
import { jsonOption } from './options.ts'

interface Json {
  readonly json?: boolean
}

/** A command of this group: what it answers is printed as lines, or as JSON and nothing else. */
interface Done {
  readonly json: object
  readonly lines: readonly string[]
}

export function appsCommand(terminal: Terminal): Command {
  const command = new Command('apps').description(
    'The apps of your developer account, with the token of portreeve login.',
  )
  const done = (work: (account: apps.Account) => Promise<Done>, options: Json) => carryOut(terminal, options, work)
  return command
    .addHelpText('after', examples)
    .addCommand(listCommand(done))
    .addCommand(createCommand(done))
    .addCommand(uploadCommand(terminal, done))
    .addCommand(actCommand('test', 'Put a version under test.', done))
    .addCommand(actCommand('publish', 'Publish a version of an app that needs no review.', done))
    .addCommand(submitCommand(done))
    .addCommand(statusCommand(done))
}

const examples = `
Examples:
  portreeve apps create "Price labels" --type custom --for "Möbel Support"
  portreeve apps upload labels.zip --app "Price labels"
  portreeve apps test "Price labels"
  portreeve apps publish "Price labels" --json

An app is named by its name or its id, a version by its number; without one, the latest for which it is possible.
With --json, standard output holds JSON and nothing else, also for what was refused.
Exit code: 0 done, 1 refused or failed, 2 wrong use.`

type CarryOut = (work: (account: apps.Account) => Promise<Done>, options: Json) => Promise<void>

async function carryOut(
  terminal: Terminal,
  { json }: Json,
  work: (account: apps.Account) => Promise<Done>,
): Promise<void> {
  try {
    const api = apiOf(await loginOf(terminal))
    const { scope } = await thisToken(api)
    const done = await work({ api, scopeId: scope.id })
    if (json) terminal.print(toJson(done.json))
    else for (const line of done.lines) terminal.print(line)
  } catch (error) {
    if (!(error instanceof PortreeveError) && !(error instanceof Interrupted)) throw error
    terminal.exitCode = 1
    if (json) terminal.print(toJson(failureJson(error)))
    terminal.complain(`portreeve: ${failureText(error)}`)
  }
}

interface ListOptions extends Json {
  readonly type?: string
  readonly state?: string
  readonly search?: string
}

function listCommand(done: CarryOut): Command {
  return new Command('list')
    .description('List the apps that you may see.')
    .option('--type <type>', 'of one type only')
    .option('--state <state>', 'in one state only')
    .option('--search <text>', 'how the name begins')
    .addOption(jsonOption())
    .action(({ json, ...filter }: ListOptions) =>
      done(
        async (account) => {
          const found = await apps.allApps(account, filter)
          return { json: { apps: found }, lines: appsTable(found) }
        },
        { ...(json !== undefined && { json }) },
      ),
    )
}

interface CreateOptions extends Json {
  readonly type: string
  readonly description?: string
  readonly for?: string
}

function createCommand(done: CarryOut): Command {
  return new Command('create')
    .description('Make an app, without a version yet.')
    .argument('<name>')
    .requiredOption('--type <type>', 'its type, such as public or custom')
    .option('--description <text>', 'what it is for')
    .option('--for <account>', 'what an app of this type belongs to, by name or id')
    .addOption(jsonOption())
    .action((name: string, options: CreateOptions) =>
      done(async (account) => {
        const { type, description, for: place } = options
        const { api, scopeId } = account
        const body = {
          ...{ name, type },
          ...(description !== undefined && { description }),
          ...(place !== undefined && { belongsTo: await apps.placeCalled(account, type, place) }),
        }
        const { data } = await api.POST('/api/v1/scopes/{scopeId}/apps', { params: { path: { scopeId } }, body })
        return { json: { app: data! }, lines: [`Made ${data!.name} (${data!.type}): ${data!.id}`] }
      }, options),
    )
}

function uploadCommand(terminal: Terminal, done: CarryOut): Command {
  return new Command('upload')
    .description('Upload a ZIP archive as a version of an app.')
    .argument('<file>')
    .option('--app <app>', 'which app, by name or id; may be left out where there is one only')
    .addOption(jsonOption())
    .action((file: string, options: Json & { app?: string }) =>
      done(async (account) => {
        const { id, name } =
          options.app === undefined ? await apps.onlyApp(account) : await apps.appWithVersions(account, options.app)
        const version = await uploadArchive(terminal, account, id, file)
        const size = `${sizeText(version.size)}, SHA-256 ${version.sha256}`
        const lines = [`Uploaded ${name} ${version.version}, now a ${version.state}: ${size}`, ...mayText(version.may)]
        return { json: { app: { id, name }, version }, lines }
      }, options),
    )
}

function actCommand(action: 'test' | 'publish', description: string, done: CarryOut): Command {
  return new Command(action)
    .description(description)
    .argument('<app>')
    .argument('[version]')
    .addOption(jsonOption())
    .action((name: string, number: string | undefined, options: Json) =>
      done(async (account) => {
        const { api, scopeId } = account
        const app = await apps.appWithVersions(account, name)
        const { id: versionId } = apps.versionOf(app, number, action)
        const path = { scopeId, appId: app.id, versionId }
        const { data } = await api.POST(`/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/${action}`, {
          params: { path },
        })
        const made = await actedOn(account, app.id, versionId)
        const room = data!.retired.map((other) => `Retired to make room: ${other}`)
        const back = data!.backToDraft.map((other) => `A draft again to make room: ${other}`)
        return { json: { ...made.json, ...data! }, lines: [...made.lines, ...room, ...back] }
      }, options),
    )
}

function submitCommand(done: CarryOut): Command {
  return new Command('submit')
    .description('Submit a version for review.')
    .argument('<app>')
    .argument('[version]')
    .option('--notes <text>', 'release notes: what is new, for the people who use the app')
    .addOption(jsonOption())
    .action((name: string, number: string | undefined, options: Json & { notes?: string }) =>
      done(async (account) => {
        const { api, scopeId } = account
        const app = await apps.appWithVersions(account, name)
        const { id: versionId } = apps.versionOf(app, number, 'submit')
        await api.POST('/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/submit', {
          params: { path: { scopeId, appId: app.id, versionId } },
          body: options.notes === undefined ? {} : { releaseNotes: options.notes },
        })
        return actedOn(account, app.id, versionId)
      }, options),
    )
}

/** How the version stands after something was done to it. */
async function actedOn(account: apps.Account, appId: string, versionId: string): Promise<Done> {
  const app = await apps.appWithVersions(account, appId)
  const version = app.versions.find(({ id }) => id === versionId)
  const { versions: _, ...shown } = app
  const lines = [
    `${app.name} ${version?.version ?? ''} is now: ${version?.state ?? 'gone'}`,
    ...mayText(version?.may ?? []),
  ]
  return { json: { app: shown, version }, lines }
}

function statusCommand(done: CarryOut): Command {
  return new Command('status')
    .description('Say where an app and its versions stand, and what you may do next.')
    .argument('<app>')
    .addOption(jsonOption())
    .action((name: string, options: Json) =>
      done(async (account) => {
        const app = await apps.appWithVersions(account, name)
        return { json: { app }, lines: appLines(app) }
      }, options),
    )
}
