// `npm run dev`: the server and the console, each renewed when its source changes. The page comes from Vite, with everything
// else passed on to the server, which calls itself by Vite's address: cookies, links and the check of the origin hold as in
// production. One Ctrl-C ends everything.
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseParameters, usage } from './dev/parameters.mjs'
import { runScript } from './dev/run-script.mjs'
import { ServerProcess } from './dev/server-process.mjs'
import { watchFolders } from './dev/watch-folders.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (path) => join(root, path)
const cli = inRoot('packages/cli/bin/portreeve.js')
const nonceWord = '__NONCE__'
const usualPort = 7310
/** The compiler and editors write file after file. */
const quietMs = 200

const parameters = parseParameters(process.argv.slice(2))
/** From then on the compiler fails because it was stopped. */
let ending = false
if (parameters.help) {
  console.log(usage)
} else if (parameters.consoleOnly) {
  requireBuilt()
  await stopWith([await startConsole({ ...parameters, port: parameters.port ?? usualPort })])
} else {
  await develop()
}

async function develop() {
  let compiles = await compile()
  requireBuilt()
  if (compiles) await runScript(['packages/server/scripts/make-template.mjs'], { cwd: root })
  const { freePort } = await built('packages/server/dist/http/free-port.js')
  const { catalogue } = await built('packages/blueprints/dist/index.js')
  const port = parameters.port ?? (await freePort('localhost', usualPort))
  const serverPort = await freePort('localhost', port + 10)
  const page = `http://localhost:${port}`
  const { blueprint } = parameters
  const file = catalogue.includes(blueprint) ? null : resolve(root, blueprint)

  const server = new ServerProcess({
    command: [cli, 'start', ...serverParameters(file !== null), '--port', String(serverPort)],
    // With a parent the server looks after it, and ends when that is gone.
    environment: { PORTREEVE_URL: page, npm_lifecycle_event: 'dev' },
    onEnd: (code) => say(`The server ended (${code}). It is started again when something changes.`),
  })
  const pages = await startConsole({ port, strictPort: true, server: `http://localhost:${serverPort}`, origin: page })
  await stopWith([server, pages])
  await server.restart()

  let changed = false
  const inTurn = oneAtATime()
  const restart = inTurn.whenQuiet(async () => {
    if (!changed || !compiles) return
    changed = false
    const problems = await blueprintProblems()
    if (problems !== null) return say(`${problems}The server goes on with the blueprint as it was.`)
    const began = performance.now()
    if (await server.restart()) say(`The server is up again (${((performance.now() - began) / 1000).toFixed(1)} s).`)
  })
  const recompile = inTurn.whenQuiet(async () => {
    const before = compiles
    compiles = await compile()
    if (ending) return
    if (!compiles) say('That does not compile. The server goes on as it last did.')
    else if (!before) say('It compiles again.')
    restart()
  })

  const compiled = ['engine', 'blueprints', 'server', 'sdk', 'cli']
  watchFolders(
    compiled.map((name) => inRoot(`packages/${name}/src`)),
    (path) => path.endsWith('.ts') && !/\.(test|test-d|fixture)\.ts$/.test(path),
    recompile,
  )
  // What the compiler wrote, whoever called it.
  const output = ['engine', 'blueprints', 'server', 'cli'].map((name) => inRoot(`packages/${name}/dist`))
  const data = ['packages/blueprints/catalogue', 'packages/server/migrations'].map(inRoot)
  const noteChange = () => {
    changed = true
    restart()
  }
  watchFolders([...output, ...data], (path) => ['.js', '.yaml', '.sql'].includes(extname(path)), noteChange)
  if (file !== null) watchFolders([dirname(file)], (path) => path === file, noteChange)
}

/** What the server is started with: demo people where there are any, and data that no other server uses. */
function serverParameters(isFile) {
  const { forServer, blueprint, data, demo } = parameters
  const usesPostgresql = Boolean(process.env.DATABASE_URL?.trim())
  const isDemo = demo && !isFile && !usesPostgresql
  const name = `dev-${basename(blueprint, extname(blueprint))}${isDemo ? '' : '-without-demo'}`
  const folder = data ?? process.env.PORTREEVE_DATA ?? join('.portreeve', name)
  return [
    '--blueprint',
    blueprint,
    ...forServer,
    ...(usesPostgresql ? [] : ['--data', folder]),
    ...(isDemo ? ['--demo'] : []),
  ]
}

/** Answers the problems of the blueprint in words, or null where it has none: a server that cannot start is not worth a stop. */
async function blueprintProblems() {
  const { ok, output } = await runScript([cli, 'lint', parameters.blueprint], { cwd: root, quiet: true })
  return ok ? null : output
}

async function compile() {
  const { ok } = await runScript(['node_modules/typescript/bin/tsc', '-b'], { cwd: root })
  return ok
}

async function startConsole({ port, strictPort = false, server, origin = server }) {
  const { pagePolicy } = await built('packages/server/dist/http/page-policy.js')
  const options = { port, strictPort, server, serverOrigin: origin, policy: pagePolicy(nonceWord), nonceWord }
  const child = fork(inRoot('packages/console/scripts/dev-server.mjs'), [JSON.stringify(options)], { cwd: root })
  await new Promise((up) => {
    child.once('message', (message) => {
      if (parameters.consoleOnly) console.log(`The console is up: http://localhost:${message.port}`)
      up()
    })
    child.once('exit', () => process.exit(1))
  })
  return {
    stop: async () => {
      child.removeAllListeners('exit')
      child.disconnect()
    },
  }
}

/** One Ctrl-C, or the end of npm, ends all parts; a second Ctrl-C does not wait for them. */
async function stopWith(parts) {
  const { stopOnSignals } = await built('packages/server/dist/stop-signals.js')
  stopOnSignals({
    process,
    withParent: process.env.npm_lifecycle_event !== undefined,
    stop: async () => {
      ending = true
      await Promise.all(parts.map((part) => part.stop()))
    },
    onSecond: () => console.error('Stopped without finishing.'),
  })
}

function requireBuilt() {
  if (existsSync(inRoot('packages/cli/dist/main.js')) && existsSync(inRoot('packages/server/dist/stop-signals.js')))
    return
  console.error(
    'Nothing was ever compiled here, so nothing can start. Mend what the compiler says, or run `npm run build`.',
  )
  process.exit(1)
}

function built(path) {
  return import(pathToFileURL(inRoot(path)).href)
}

/** Runs tasks one after the other, each after a moment without a call for it. */
function oneAtATime() {
  let last = Promise.resolve()
  return {
    whenQuiet(task) {
      let timer
      return () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          last = last.then(task).catch((error) => say(error.stack))
        }, quietMs)
      }
    },
  }
}

function say(text) {
  console.log(`${new Date().toLocaleTimeString()} ${text}`)
}
