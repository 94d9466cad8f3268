import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { startServer } from '../running-server.ts'
import { expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'

const dev = fileURLToPath(new URL('../../scripts/dev.mjs', import.meta.url))
const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

test('every part in every state, photographed: it is right in every look', async ({ demos, browser }, testInfo) => {
  const development = await startServer(
    [process.execPath, dev, '--console-only', '--server', demos['developer-portal'].url],
    { cwd: tmpdir() },
  )
  try {
    for (const { width, height, colorScheme } of looks) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme })
      const page = await context.newPage()
      await page.goto(`${development.url}/design`)
      await expect(page.getByRole('heading', { level: 1, name: 'Design' })).toBeVisible()
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0)
      await testInfo.attach(`design-${width}-${colorScheme}`, {
        body: await page.screenshot({
          fullPage: true,
          path: testInfo.outputPath(`design-${width}-${colorScheme}.png`),
        }),
        contentType: 'image/png',
      })
      await context.close()
    }
  } finally {
    await development.stop()
  }
})

test('what is built has no page of parts', async ({ demos, page }) => {
  await page.goto(`${demos['developer-portal'].url}/design`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
})
