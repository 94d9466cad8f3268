import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { type RunningServer, startServer } from '../running-server.ts'

export const blueprints = ['developer-portal', 'auth-dashboard', 'ai-platform'] as const
export type BlueprintId = (typeof blueprints)[number]

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = [process.execPath, join(root, 'packages/cli/bin/portreeve.js'), 'start']

interface Servers {
  /** A demo of each blueprint, all running at the same time. */
  readonly demos: Readonly<Record<BlueprintId, RunningServer>>
  /** A demo of the AI platform that keeps its organizations apart (C10) and knows where some pages of the application are (C13). */
  readonly multi: RunningServer
  /** A first start without demo: nobody is in it. */
  readonly fresh: RunningServer
}

/** Where pages of the application are, by the entry of the menu. Nothing answers there. */
export const hostPages = {
  assistant: 'https://platform.example.com/stan',
  'finops-cost-explorer': 'https://platform.example.com/costs?of={scope}',
} as const

/** Several make their demo at the same time, on however few cores. */
const startLimitMs = 180_000

/** Tests with the built servers running, each with a data folder that is gone afterwards. */
export const test = base.extend<object, Servers>({
  demos: [
    async ({ browserName: _ }, use) => {
      await withFolder(async (folder) => {
        const started = await Promise.all(
          blueprints.map((id) =>
            startServer([...command, '--blueprint', id, '--demo', '--data', join(folder, id)], {
              cwd: folder,
              limitMs: startLimitMs,
            }),
          ),
        )
        await use(Object.fromEntries(blueprints.map((id, index) => [id, started[index]!])) as Servers['demos'])
        await Promise.all(started.map((server) => server.stop()))
      })
    },
    { scope: 'worker', timeout: 2 * startLimitMs },
  ],
  multi: [
    async ({ browserName: _ }, use) => {
      await withFolder(async (folder) => {
        const pages = join(folder, 'host-pages.json')
        writeFileSync(pages, JSON.stringify(hostPages))
        const options = ['--blueprint', 'ai-platform', '--tenancy', 'multi', '--demo', '--host-pages', pages]
        const server = await startServer([...command, ...options, '--data', join(folder, 'data')], {
          cwd: folder,
          limitMs: startLimitMs,
        })
        await use(server)
        await server.stop()
      })
    },
    { scope: 'worker', timeout: 2 * startLimitMs },
  ],
  fresh: [
    async ({ browserName: _ }, use) => {
      await withFolder(async (folder) => {
        const server = await startServer([...command, '--blueprint', 'developer-portal', '--data', folder], {
          cwd: folder,
          limitMs: startLimitMs,
        })
        await use(server)
        await server.stop()
      })
    },
    { scope: 'worker', timeout: 2 * startLimitMs },
  ],
})

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-browser-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
