import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const cluster = 'tests/postgres/cluster.ts'

export default defineConfig({
  // Packages are tested from their sources, so that no test can pass against yesterday's build.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/{conformance,authorization,repo,database}/**/*.test.ts'],
    globalSetup: existsSync(cluster) ? [cluster] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
})
