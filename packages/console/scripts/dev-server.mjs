// The console in Vite's development server, as a child of `scripts/dev.mjs` (which says how), so that whatever Vite does with
// signals is its own affair. It ends with its parent, also where that one is killed.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const { port, strictPort, server, serverOrigin, policy, nonceWord } = JSON.parse(process.argv[2])
const root = fileURLToPath(new URL('..', import.meta.url))
const patienceMs = 10_000
const pollMs = 50

/** What the server answers: the same addresses at which it never sends a page. */
const forServer = '^/(api|access|docs|metrics|healthz|readyz|openapi\\.json|\\.well-known)(/|$|\\?)'

process.on('disconnect', () => process.exit())
// Ctrl-C reaches every process of the terminal: the parent decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

const vite = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  clearScreen: false,
  plugins: [strictPage(), waitForServer()],
  server: {
    host: 'localhost',
    port,
    strictPort,
    // As on the server, no other site may read anything.
    cors: false,
    proxy: { [forServer]: { target: server, configure: speakAsOwnPage } },
  },
})
try {
  await vite.listen()
  process.send({ port: vite.httpServer.address().port })
} catch (error) {
  console.error(`The console did not start. ${error.message}`)
  process.exit(1)
}

/** Sends the page as the server sends the built one, so that what its policy refuses is seen while one develops. */
function strictPage() {
  return {
    name: 'portreeve-strict-page',
    configureServer: ({ middlewares, transformIndexHtml, config }) => {
      const send = async (request, response) => {
        const source = await readFile(join(config.root, 'index.html'), 'utf8')
        const page = await transformIndexHtml('/index.html', source, request.originalUrl)
        const nonce = randomBytes(18).toString('base64')
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.setHeader('cache-control', 'no-store')
        response.setHeader('content-security-policy', policy.replaceAll(nonceWord, nonce))
        response.end(page.replaceAll(nonceWord, nonce))
      }
      // After Vite has made of an address the file that answers it.
      return () =>
        middlewares.use((request, response, next) => {
          if (request.url?.split('?')[0] !== '/index.html') return next()
          send(request, response).catch(next)
        })
    },
  }
}

/** A request that comes while the server restarts waits, instead of failing. */
function waitForServer() {
  const pattern = new RegExp(forServer)
  return {
    name: 'portreeve-wait-for-server',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        if (!pattern.test(request.url ?? '')) return next()
        reachable().then(() => next())
      })
    },
  }
}

async function reachable() {
  const { hostname, port: serverPort } = new URL(server)
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(serverPort) })
    const listens = await new Promise((answer) => {
      socket.once('connect', () => answer(true)).once('error', () => answer(false))
    })
    socket.destroy()
    if (listens) return
    await pause(pollMs)
  }
}

/** A server that calls itself by another address would refuse the page's own changes as those of a foreign site. */
function speakAsOwnPage(proxy) {
  proxy.on('proxyReq', (onward, request) => {
    const { origin, host } = request.headers
    if (origin === `http://${host}`) onward.setHeader('origin', serverOrigin)
  })
}
