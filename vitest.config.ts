import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/order.ts'

// Workspaces resolve to their sources, so that a test never runs against a stale build.
const conditions = ['source', 'module', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/browser/**'],
    globalSetup: ['tests/postgres/cluster.ts'],
    pool: 'forks',
    // Files share the modules of their worker: reading them anew took a tenth of the whole run. None changes a module's state.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Both must go through Vite: the second has sources under the condition of our own, in TypeScript, which Node reads in no package.
    server: { deps: { inline: [/@modelcontextprotocol\/sdk\/dist\/esm\/client/, /eventsource-parser/] } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
