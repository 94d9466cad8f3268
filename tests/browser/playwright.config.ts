import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: true,
  retries: 0,
  // Each has servers of its own.
  workers: 2,
  timeout: 240_000,
  // A busy machine takes its time; what never comes is still noticed.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // What opens and closes is there or gone, never half-way when it is looked at.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(process.env.PORTREEVE_CHROMIUM ? { executablePath: process.env.PORTREEVE_CHROMIUM } : {}),
      // Nobody looks, so no software plays a graphics card. Chromium's own walls do not work for root.
      args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
    // Costs a sixth of the whole run, so only for whoever looks for a fault.
    trace: process.env.PORTREEVE_TRACE ? 'retain-on-failure' : 'off',
  },
})
