import { expect, type Page } from '@playwright/test'
import { codeOf } from '../../packages/server/src/features/factors/authenticator.fixture.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const password = 'a quiet harbour'
const own = '/scopes/platform/you'

/** What the app shows; each code passes once, and the neighbours of this moment's are taken as well. */
function appWith(key: string) {
  // Of the moment in which it is asked: on a slow machine a page may take as long as a code lasts.
  return (away: -1 | 0 | 1) => codeOf(key, new Date(), away)
}

const section = (page: Page) => page.getByRole('region', { name: 'Second factors' })

test('an authenticator app is added, asked for at the next sign-in and before what matters, and taken away by an administrator', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  const complaints = complaintsOf(page, demo.url)
  const email = 'pavol@moebel-groess.example'
  await signIn(page, demo, email)
  await page.goto(demo.url + own)
  await expect(section(page)).toContainText('Your password alone lets you in')
  await section(page).getByRole('button', { name: 'Add an authenticator app' }).click()
  const adding = page.getByRole('dialog', { name: 'Add an authenticator app' })
  await expect(adding.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const codeAt = appWith(await adding.locator('code').innerText())
  await expectAccessible(page)
  await adding.getByLabel('Code', { exact: true }).fill(codeAt(-1))
  await adding.getByLabel('Name').fill('Telefón')
  await adding.getByRole('button', { name: 'Add', exact: true }).click()
  const shown = page.getByRole('dialog', { name: 'Keep your recovery codes' })
  await expect(shown.getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await shown.getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('recovery-codes.txt')
  const [recovery] = await shown.locator('code').allInnerTexts()
  await shown.getByRole('button', { name: 'I have kept them' }).click()
  await expect(section(page)).toContainText('10 left, each works once')
  expect(complaints).toEqual([])

  await page.context().clearCookies()
  await page.goto(`${demo.url}/sign-in?to=${encodeURIComponent(own)}`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your second factor')
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await expectAccessible(page)
  // Every other page leads back here.
  await page.goto(demo.url + own)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your second factor')
  await page.keyboard.type('123456')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This code is not right')).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await page.keyboard.type(codeAt(0))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(demo.url + own)
  await expect(section(page)).toContainText('Telefón')

  // By one click of the demo nothing was shown, and what matters asks for it.
  await page.goto(`${demo.url}/sign-in`)
  await page.getByRole('searchbox').fill('pavol')
  await page.getByRole('button', { name: /Pavol/ }).first().click()
  await page.goto(demo.url + own)
  await section(page).getByRole('button', { name: 'Make new ones' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make new ones' }).click()
  const asked = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(asked.getByLabel('Code', { exact: true })).toBeFocused()
  await asked.getByRole('button', { name: 'Use a recovery code' }).click()
  await asked.getByLabel('Recovery code').fill(recovery!)
  await asked.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('dialog', { name: 'Keep your recovery codes' })).toBeVisible()
  await page.getByRole('button', { name: 'I have kept them' }).click()

  const admin = await (await browser.newContext()).newPage()
  await signIn(admin, demo, 'greta@moebel-groess.example')
  await admin.goto(`${demo.url}/scopes/platform/people?search=pavol`)
  const row = admin.getByRole('table', { name: 'Accounts' }).locator('tbody tr').filter({ hasText: 'Pavol' })
  await expect(row).toContainText('Authenticator app')
  await row.getByRole('button', { name: /What to do about/ }).click()
  await admin.getByRole('menuitem', { name: 'Remove second factors' }).click()
  await expectAccessible(admin)
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(row).toContainText('None')
  await admin.context().close()
  await signIn(page, demo, email)
  await page.goto(demo.url + own)
  await expect(section(page)).toContainText('Your password alone lets you in')
})
