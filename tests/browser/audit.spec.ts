import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const marketplace = 'developer-portal'
const greta = 'greta@moebel-groess.example'

const rows = (page: Page, list: string) => page.getByRole('table', { name: list }).locator('tbody tr')

test('C15: whose log, by and about whom and which change are in the address; the file proves itself', async ({
  demos,
  page,
}) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const placeOf = (type: string) => scopes.find((scope: { type: string }) => scope.type === type)
  const organization = placeOf('organization')
  const account = placeOf('developer-account')

  await page.goto(`${demo.url}/scopes/${organization.id}/audit`)
  await page.getByRole('combobox', { name: 'Place' }).click()
  await page.getByRole('option', { name: account.name }).filter({ hasText: 'Developer account' }).click()
  await expect(page).toHaveURL(new RegExp(`place=${account.id}`))
  await expect(rows(page, 'Changes').filter({ hasText: 'Disabled Lena Straßer' })).toHaveCount(1)

  await page.getByLabel('About').selectOption('Members and roles')
  await page.getByLabel('Change', { exact: true }).selectOption('Disabled')
  await expect(rows(page, 'Changes')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Person' }).fill('aylin')
  await page.getByRole('option', { name: /Aylin Özgür/ }).click()
  await expect(page.getByText('No change matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show changes by everybody' }).click()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Disabled Lena Straßer' }).click()
  await expect(page.getByRole('region', { name: 'What was recorded' })).toContainText('ActiveDisabled')
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the audit log' })
  await expect(dialog).toContainText('proves nothing')
  await dialog.getByLabel(/^Everything in/).check()
  await expect(dialog).toContainText('Complete, with the signed end of the log')
  await expectAccessible(page)
  const begun = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Download' }).click()
  const download = await begun
  expect(download.suggestedFilename()).toMatch(/^audit-log-.*\.jsonl$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
  expect(JSON.parse(lines[0]!)).toMatchObject({ complete: true, scope: { id: account.id } })
  expect(JSON.parse(lines.at(-1)!).head.heads[0]).toMatchObject({ scope: account.id, number: lines.length - 2 })
  expect(complaints).toEqual([])
})

test('people come in from a file: what is wrong is seen first, and the same file again has nothing to do', async ({
  demos,
  page,
}) => {
  const demo = demos['ai-platform']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  await page.goto(`${demo.url}/scopes/platform/people`)
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('menuitem', { name: 'Import from a file' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import people')
  await expectAccessible(page)
  const text = 'Email;Name;Role;Team\nfatima@import.example;فاطمة الزهراء;developer;x\nwrong;Nobody;captain;x\n'
  const choose = () =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  await choose()
  await expect(rows(page, 'Lines of the file')).toHaveCount(2)
  await expect(rows(page, 'Lines of the file').first()).toContainText('This is not an email address')
  await expect(page.getByText('Nothing is done with: Team.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await expect(page.getByRole('status')).toHaveText('Done: 1 account made, 1 not possible.')
  const question = page.getByRole('dialog', { name: 'Leave without the links?' })
  await page.goBack()
  await question.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Import another file' }).click()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Stay' }).click()
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the results' }).click()
  // Without a mail server the link for the first password is handed on by whoever imports (X12).
  expect(await readFile(await (await begun).path(), 'utf8')).toMatch(/fatima@import\.example,created,,http/)

  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose()
  await expect(page.getByText('There is nothing to do.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import \d/ })).toHaveCount(0)
  expect(complaints).toEqual([])
})
