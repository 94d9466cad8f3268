import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: true,
  retries: 0,
  // Each has servers of its own; while one waits for its page, the others use the cores.
  workers: 3,
  timeout: 240_000,
  // A busy machine takes its time; what never comes is still noticed.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(process.env.PORTREEVE_CHROMIUM ? { executablePath: process.env.PORTREEVE_CHROMIUM } : {}),
      // Chromium's own walls do not work for root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    trace: 'retain-on-failure',
  },
})
