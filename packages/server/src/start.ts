import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogue, loadBlueprint, loadDemo } from '@portreeve/blueprints'
import { type Blueprint, compile, type Policy, type TenancyMode } from '@portreeve/engine'
import { buildApp } from './app.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Service } from './context.ts'
import { createService } from './create-service.ts'
import type { Database } from './db/database.ts'
import { openEmbedded } from './db/open-embedded.ts'
import { openPostgresql } from './db/open-postgresql.ts'
import { startSweepingFiles, sweepFiles } from './features/apps/sweep-files.ts'
import { startSealer } from './features/audit/sealer.ts'
import { demoPassword, makeDemo } from './features/demo/service.ts'
import { adoptBlueprint } from './features/deployment/adopt-blueprint.ts'
import { storedDeployment } from './features/deployment/service.ts'
import { startSender } from './features/mail/sender.ts'
import { startAnsweringAsks } from './features/mailbox/answer-asks.ts'
import { startBeginningReviews } from './features/reviews/begin-scheduled.ts'
import { startRemindingOfReviews } from './features/reviews/reminders.ts'
import { ensureStandingScopes } from './features/scopes/service.ts'
import { startRemindingOfFactors } from './features/second-factor-rules/reminders.ts'
import { newSetUpLink } from './features/set-up/service.ts'
import { startWatchingTries } from './features/sign-in/closed-ways.ts'
import { demoPeople } from './features/sign-in/demo.ts'
import { startAnsweringSignUps } from './features/sign-up/answer-sign-ups.ts'
import { hostContext } from './host-context.ts'
import { freePort } from './http/free-port.ts'
import { createLog } from './log.ts'
import type { StartConfig } from './read-config.ts'
import { requireHostEntries } from './read-host-pages.ts'
import { requirePopulations } from './read-provider-config.ts'
import { secretKeysIn } from './secret-key.ts'
import { StartError } from './start-error.ts'

export interface RunningServer {
  readonly url: URL
  readonly service: Service
  /** Where the data lies, in words. */
  readonly data: string
  readonly isFirstStart: boolean
  /** For the first person, where nobody has set up the deployment yet. */
  readonly setUpLink: string | null
  readonly demo: { readonly password: string; readonly people: readonly { role: string; email: string }[] } | null
  /** Finishes what is running, writes down what was only remembered, closes the database. */
  stop(): Promise<void>
}

interface OpenedDeployment {
  readonly database: Database
  readonly policy: Policy
  readonly installation: string
  readonly secretKeys: readonly Buffer[]
  readonly filesFolder: string
  readonly data: string
}

export const usualPort = 7300

/** Opens the database, adopts the blueprint and listens. Throws a `StartError` that whoever starts it can act on. */
export async function startServer(config: StartConfig, clock: Clock, firstPort = usualPort): Promise<RunningServer> {
  if (config.demo && !catalogue.includes(config.blueprint)) {
    throw new StartError(`There is no demo of "${config.blueprint}". There is one of each of: ${catalogue.join(', ')}.`)
  }
  const opened = await openWhole(config, clock)
  try {
    return await serve(opened, config, clock, firstPort)
  } catch (error) {
    await opened.database.close()
    throw error
  }
}

/** A demo that was ended while it was being made is made anew: nobody was let into it yet. */
async function openWhole(config: StartConfig, clock: Clock): Promise<OpenedDeployment> {
  const opened = await open(config, clock)
  if (!config.demo || config.databaseUrl !== null) return opened
  const stored = await storedDeployment(opened.database)
  if (stored === null || !stored.demo || stored.setUpAt !== null) return opened
  await opened.database.close()
  await rm(join(opened.data, 'database'), { recursive: true, force: true })
  return open(config, clock)
}

/** Opens what a command on the host needs, without listening: the same blueprint, tenancy and installation as the server. */
export async function open(config: StartConfig, clock: Clock): Promise<OpenedDeployment> {
  const blueprint = await loadBlueprint(config.blueprint)
  // Before anything is made: a blueprint that does not compile leaves no empty data folder behind.
  compileFor(blueprint, config.tenancy)
  requirePopulations(config.providers, Object.keys(blueprint.populations ?? { people: {} }))
  requireHostEntries(config.hostPages, blueprint)
  const folder = config.dataFolder ?? join(process.cwd(), '.portreeve', blueprint.id)
  const database =
    config.databaseUrl === null
      ? await openEmbedded({ folder, clock })
      : await openPostgresql({ url: config.databaseUrl, clock })
  try {
    const stored = await storedDeployment(database)
    const policy = compileFor(blueprint, config.tenancy ?? tenancyOf(stored, blueprint))
    const data = config.databaseUrl === null ? folder : `PostgreSQL (${new URL(config.databaseUrl).host})`
    const secretKeys = config.secretKeys.length > 0 ? config.secretKeys : secretKeysIn(folder)
    const filesFolder = config.filesFolder ?? join(folder, 'files')
    return { database, policy, installation: stored?.installation ?? randomUUID(), secretKeys, filesFolder, data }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Data of another blueprint is refused later, and by its name rather than by a tenancy that this one does not have. */
function tenancyOf(stored: Awaited<ReturnType<typeof storedDeployment>>, { id }: Blueprint): TenancyMode | null {
  return stored?.blueprintId === id ? stored.tenancy : null
}

function compileFor(blueprint: Blueprint, tenancy: TenancyMode | null): Policy {
  return compile(blueprint, tenancy === null ? {} : { tenancy })
}

async function serve(
  opened: OpenedDeployment,
  config: StartConfig,
  clock: Clock,
  firstPort: number,
): Promise<RunningServer> {
  for (let from = config.port ?? firstPort; ; ) {
    const port = await choosePort(config, from)
    const running = await serveOn(port, opened, config, clock)
    if (running !== null) return running
    // Taken between looking and listening, by another server that starts at this moment.
    from = port + (config.port === null ? 1 : 0)
  }
}

async function choosePort({ host, port: wanted }: StartConfig, from: number): Promise<number> {
  const port = await freePort(host, from)
  if (wanted === null || port === wanted) return port
  throw new StartError(
    `Port ${wanted} on ${host} is taken by another program. Stop that one, or choose another port with --port or PORT.`,
  )
}

async function serveOn(
  port: number,
  opened: OpenedDeployment,
  startConfig: StartConfig,
  clock: Clock,
): Promise<RunningServer | null> {
  const { database, policy, installation, secretKeys, filesFolder, data } = opened
  const { host, demo } = startConfig
  const url = startConfig.url ?? new URL(`http://localhost:${port}`)
  const config: Config = {
    ...startConfig,
    url,
    port,
    blueprint: policy.id,
    tenancy: policy.tenancy,
    secretKeys,
    filesFolder,
  }
  const log = createLog(config.logLevel)
  const { service, stop: stopService } = createService({
    config,
    clock,
    database,
    policy: () => policy,
    installation,
    log,
  })
  const { isFirstStart } = await adoptBlueprint(hostContext(service, 'blueprint'))
  await ensureStandingScopes(service)
  const stored = await storedDeployment(database)
  if (stored !== null && stored.installation !== installation) {
    // Of several nodes that start at once on an empty database one makes the deployment, and all are of it: otherwise whoever
    // signed in on one would be nobody on the others.
    await stopService()
    return serveOn(port, { ...opened, installation: stored.installation }, startConfig, clock)
  }
  const wasSetUp = stored?.setUpAt != null
  if (demo && !wasSetUp) await makeDemo(service, await loadDemo(policy.id))
  // Nobody else is on an embedded database: whatever was not finished never will be.
  if (database.kind === 'embedded') await sweepFiles(service, 0)
  const app = await buildApp(service)
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    await stopService()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null
    throw error
  }
  const logged = (what: string) => (error: unknown) => log.error({ err: error }, what)
  const jobs = [
    startSealer(service, logged('The audit log could not be sealed')),
    startSender(service, logged('Mails could not be sent')),
    startAnsweringAsks(service, logged('Somebody who asked for a link got none')),
    startAnsweringSignUps(service, logged('Somebody who wanted an account got no mail')),
    startRemindingOfFactors(service, logged('Nobody was reminded of a second factor')),
    startBeginningReviews(service, logged('A review that was due did not begin')),
    startRemindingOfReviews(service, logged('Nobody was reminded of a review')),
    startWatchingTries(service, logged('Wrong passwords were not told of')),
    startSweepingFiles(service, logged('Files that nothing names could not be removed')),
  ]
  return {
    url,
    service,
    data,
    isFirstStart,
    demo: demo ? { password: demoPassword, people: await onePersonPerRole(service) } : null,
    setUpLink: demo || wasSetUp ? null : (await newSetUpLink(service)).url,
    async stop() {
      await app.close()
      for (const job of jobs.toReversed()) await job.stop()
      await stopService()
      await database.close()
    },
  }
}

/** For each role whoever holds the fewest others: what they see is what the role alone gives. */
async function onePersonPerRole(service: Service): Promise<readonly { role: string; email: string }[]> {
  const { groups } = await demoPeople(hostContext(service, 'demo'))
  const rolesHeld = (id: string) => groups.flatMap(({ people }) => people).filter((person) => person.id === id).length
  return groups.flatMap(({ role, label, scopeType, people }) => {
    const [person] = people
      .filter(({ status, membership }) => status === 'active' && membership === 'active')
      .toSorted((a, b) => rolesHeld(a.id) - rolesHeld(b.id))
    if (role === null || person === undefined) return []
    const place = service.policy().scopeType(scopeType ?? '')?.definition.label
    return [{ role: `${label} (${place})`, email: person.email }]
  })
}
