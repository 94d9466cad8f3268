import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { blueprints, test } from './servers.ts'

const images = fileURLToPath(new URL('../../docs/images', import.meta.url))
const keepImages = process.env.PORTREEVE_IMAGES === '1'
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
const themes = ['light', 'dark'] as const

for (const id of blueprints) {
  test(`the start page of ${id} says what runs and whose it is, without a complaint`, async ({ demos, page }) => {
    const complaints = complaintsOf(page, demos[id].url)
    await page.goto(demos[id].url)
    const about = await (await page.request.get(`${demos[id].url}/api/v1/deployment`)).json()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(about.name)
    await expect(page.getByText(about.blueprint.description)).toBeVisible()
    await expect(page.getByRole('definition').filter({ hasText: id })).toContainText(about.blueprint.label)
    await expect(page.getByText('This is a demo')).toBeVisible()
    expect(complaints).toEqual([])
  })
}

for (const viewport of widths) {
  for (const colorScheme of themes) {
    test(`the start page is readable for everybody at ${viewport.width} px, ${colorScheme}`, async ({
      browser,
      demos,
    }) => {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(demos['developer-portal'].url)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0)
      if (keepImages) {
        mkdirSync(images, { recursive: true })
        await page.screenshot({ path: `${images}/home-${viewport.width}-${colorScheme}.png`, fullPage: true })
      }
      await context.close()
    })
  }
}

test('the keyboard reaches every link of the start page, and one sees where it is', async ({ demos, page }) => {
  await page.goto(demos['developer-portal'].url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const links = await page.getByRole('link').count()
  for (let index = 0; index < links; index++) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link').nth(index)).toBeFocused()
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe('none')
  }
})

test('an address without a page says so', async ({ demos, page }) => {
  await page.goto(`${demos['developer-portal'].url}/nowhere`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expectAccessible(page)
})

test('a server that does not answer is said in plain words, and asked again on request', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await page.route('**/api/v1/deployment', (route) => route.abort())
  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'The server does not answer' })).toBeVisible()
  await page.unroute('**/api/v1/deployment')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('This is a demo')).toBeVisible()
})

test('every guide that the start page names can be read here', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const addresses = await page
    .locator('a[href^="/guides/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) {
    await page.goto(address)
    await expect(page.locator('article h1')).toBeVisible()
    await expectAccessible(page)
  }
  expect(complaints).toEqual([])
})
