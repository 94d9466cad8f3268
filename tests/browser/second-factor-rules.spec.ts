import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { codeOf } from '../../packages/server/src/features/factors/authenticator.fixture.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { readConfig } from '../../packages/server/src/read-config.ts'
import { startServer } from '../../packages/server/src/start.ts'
import { complaintsOf, expectAccessible, settled } from './quiet-page.ts'
import { signIn } from './sign-in.ts'

const consoleFolder = fileURLToPath(new URL('../../packages/console/dist', import.meta.url))
const [admin, developer] = ['greta@moebel-groess.example', 'aylin@moebel-groess.example']
const dayMinutes = 24 * 60

test('C9: a second factor is asked for, seen coming with its date, missing when the day has passed, and set up late with a code', async ({
  page,
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-browser-'))
  const clock = new MovingClock(new Date())
  const options = { blueprint: 'ai-platform', demo: true, data: folder, consoleFolder }
  const server = await startServer(readConfig({ PORTREEVE_LOG_LEVEL: 'silent' }, options), clock)
  const at = { url: server.url.origin }
  try {
    const complaints = complaintsOf(page, at.url)
    await signIn(page, at, admin)
    await page.goto(at.url)
    await page.getByRole('link', { name: 'MFA Settings' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MFA Settings')
    await page.getByRole('radio', { name: 'Everybody' }).check()
    // Greta has none herself: without time to set one up she could not change it back.
    await page.getByLabel('Days to set one up').fill('0')
    const effect = page.getByRole('region', { name: 'What this would do today' })
    await expect(effect).toContainText('This cannot be saved.')
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
    await page.getByRole('radio', { name: 'Whoever has one of these roles' }).check()
    // Those that look after others are chosen first.
    const roles = page.getByRole('group', { name: 'Platform', exact: true })
    for (const role of ['Admin', 'Platform Admin'])
      await roles.getByRole('checkbox', { name: role, exact: true }).uncheck()
    for (const role of ['Developer', 'App']) await roles.getByRole('checkbox', { name: role, exact: true }).check()
    await page.getByLabel('Days to set one up').fill('7')
    await expect(effect).toContainText('no second factor that counts and would be reminded')
    await expect(effect.getByRole('row', { name: /^Developer/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved. It counts at once')).toBeVisible()
    expect(complaints).toEqual([])

    const hers = await (await browser.newContext()).newPage()
    await signIn(hers, at, developer)
    await hers.goto(at.url)
    const banner = hers.getByRole('complementary', { name: 'Second factor' })
    const due = new Date(clock.now().getTime() + 7 * dayMinutes * 60_000)
    await expect(banner).toContainText(new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(due))
    // The banner is there before the page below it.
    await settled(hers)
    await expectAccessible(hers)
    await banner.getByRole('button', { name: 'Not now' }).click()
    await expect(banner).toHaveCount(0)

    clock.forward(7 * dayMinutes + 1)
    await signIn(hers, at, developer)
    await hers.goto(at.url)
    await expect(hers.getByRole('heading', { level: 1 })).toHaveText('This place asks for a second factor')
    await expect(hers.getByText('nothing was taken from you')).toBeVisible()
    await expectAccessible(hers)
    await hers.getByRole('link', { name: 'Set up a second factor' }).click()
    await hers.getByRole('button', { name: 'Add an authenticator app' }).click()
    const late = hers.getByRole('dialog', { name: 'Confirm that it is you' })
    await expect(late).toContainText('The time to set up a second factor is over')
    await late.getByLabel('Code').fill(await codeFromAdministrator(page, at))
    await late.getByRole('button', { name: 'Go on' }).click()
    const adding = hers.getByRole('dialog', { name: 'Add an authenticator app' })
    const key = await adding.locator('code').innerText()
    await adding.getByLabel('Code', { exact: true }).fill(codeOf(key, clock.now()))
    await adding.getByRole('button', { name: 'Add', exact: true }).click()
    await hers.getByRole('button', { name: 'I have kept them' }).click()
    await hers.goto(at.url)
    await expect(hers.getByRole('link', { name: 'Dashboard' }).first()).toBeVisible()
    await expect(hers.getByRole('heading', { level: 1 })).not.toHaveText('This place asks for a second factor')
    await expect(banner).toHaveCount(0)
    await hers.context().close()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Her own role goes on, so she can help: a code that is shown once. */
async function codeFromAdministrator(page: Page, at: { readonly url: string }): Promise<string> {
  await signIn(page, at, admin)
  await page.goto(`${at.url}/scopes/platform/people?search=aylin`)
  await page.getByRole('button', { name: /Aylin/ }).last().click()
  await page.getByRole('menuitem', { name: 'Code for a late second factor' }).click()
  await page.getByRole('button', { name: 'Make the code' }).click()
  const shown = page.getByRole('dialog', { name: /^A code for/ })
  await expect(shown.getByRole('button', { name: 'Done' })).toBeVisible()
  await expectAccessible(page)
  return shown.locator('code').innerText()
}
