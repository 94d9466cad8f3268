import { expect, type Page } from '@playwright/test'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const aylin = 'aylin@moebel-groess.example'

const dialog = (page: Page) => page.getByRole('dialog')
const version = (page: Page, number: string) => page.getByRole('article', { name: `Version ${number}` })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function openApps(page: Page, url: string): Promise<void> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const { id } = scopes.find(({ type }: { type: string }) => type === 'developer-account')
  await page.goto(`${url}/scopes/${id}/apps`)
  await expect(title(page)).toHaveText('Apps')
}

async function upload(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'Upload a version' }).first().click()
  const file = { name: 'regal.zip', mimeType: 'application/zip', buffer: archiveOf({ name: 'Regal', version: number }) }
  await dialog(page).locator('input[type=file]').setInputFiles(file)
}

/** A13: what is no archive is told before it is sent, what is a bad one by the server; an upload that is cancelled leaves nothing. */
async function refuseAndCancel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Upload a version' }).first().click()
  const send = (name: string, mimeType: string, buffer: Buffer) =>
    dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await send('regal.txt', 'text/plain', Buffer.from('x'))
  await expect(dialog(page).getByRole('alert')).toContainText('regal.txt is not a ZIP archive')
  await send('regal.zip', 'application/zip', archiveOf({ version: '1.0' }))
  await expect(dialog(page).getByRole('alert')).toContainText('must be text of the form major.minor.patch')
  const network = await page.context().newCDPSession(page)
  const limit = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
    })
  await limit(100_000)
  await send('regal.zip', 'application/zip', Buffer.alloc(2_000_000))
  await dialog(page).getByRole('button', { name: 'Cancel upload' }).click()
  await expect(dialog(page)).toContainText('Nothing of it was kept')
  await limit(-1)
  await page.keyboard.press('Escape')
}

async function act(page: Page, number: string, verb: string): Promise<void> {
  await version(page, number).getByRole('button', { name: verb }).click()
  await dialog(page).getByRole('button', { name: verb }).click()
  await expect(dialog(page)).toBeHidden()
}

test('A14: a custom app is made, uploaded, tested, published, retired and deleted, and its activity tells of it', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, aylin)
  await openApps(page, demo.url)
  await page.getByRole('button', { name: 'New app' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Regal & Søn')
  await dialog(page).getByText('Custom app', { exact: true }).click()
  // A11: what has expired or is suspended cannot be chosen, and says why.
  await expect(dialog(page).getByRole('option', { name: 'Altes Lager (trial expired)' })).toBeDisabled()
  await dialog(page).getByRole('combobox', { name: 'Product account' }).selectOption({ label: 'Größ Webshop' })
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Make the app' }).click()
  await expect(title(page)).toHaveText('Regal & Søn')
  await expect(page.getByRole('heading', { name: 'No version was uploaded yet' })).toBeVisible()

  await refuseAndCancel(page)
  await upload(page, '1.0.0')
  await expect(dialog(page)).toContainText('1.0.0')
  await page.keyboard.press('Escape')
  await act(page, '1.0.0', 'Put under test')
  await expect(version(page, '1.0.0')).toContainText('Under test')
  await act(page, '1.0.0', 'Publish')
  await expect(version(page, '1.0.0')).toContainText('Published')
  await expectAccessible(page)
  await upload(page, '1.0.0')
  await expect(dialog(page)).toContainText('Version 1.0.0 of this app is there already.')
  await page.keyboard.press('Escape')
  await act(page, '1.0.0', 'Retire')
  await expect(version(page, '1.0.0')).toContainText('Retired')
  const steps = page.getByRole('list', { name: 'What was done to this app' }).getByRole('listitem')
  await expect(steps).toHaveCount(5)
  await expect(steps.first()).toContainText('Retired version 1.0.0 of Regal & Søn')

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const end = dialog(page).getByRole('button', { name: 'Delete the app' })
  await expect(end).toBeDisabled()
  await expectAccessible(page)
  await dialog(page).getByRole('textbox').fill('Regal & Søn')
  await end.click()
  await expect(title(page)).toHaveText('Apps')
  await expect(page.getByRole('link', { name: 'Regal & Søn' })).toHaveCount(0)
  // The refused upload, as the browser reports it.
  expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([])
})

test('A11: the custom app of an expired product account can only be looked at, and says why', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, aylin)
  await openApps(page, demo.url)
  await page.getByRole('searchbox', { name: 'Name begins with' }).fill('alte')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').last()).toContainText('Read-only')
  await page.getByRole('link', { name: 'Alte Inventur' }).click()
  await expect(title(page)).toHaveText('Alte Inventur')
  await expect(page.getByRole('complementary', { name: 'This app is read-only' })).toContainText(
    'has expired or is suspended',
  )
  await expectAccessible(page)
  for (const name of ['Upload a version', 'Delete', 'Edit', 'Retire']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the archive of 3.2.1' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)
  expect(complaints).toEqual([])
})
