import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible, settled } from './quiet-page.ts'
import { hostPages, test } from './servers.ts'
import { signIn } from './sign-in.ts'

const admin = 'greta@moebel-groess.example'
const developer = 'aylin@moebel-groess.example'
const ofTwo = 'sofia@integrations.example'

const changes = (page: Page) => page.getByRole('table', { name: 'Changes' })
const menu = (page: Page) => page.getByRole('navigation').first()

test('C13: an entry of a page of the application opens it, and what guards it stays a link away', async ({
  multi,
  page,
}) => {
  const complaints = complaintsOf(page, multi.url)
  await signIn(page, multi, admin)
  await page.goto(`${multi.url}/scopes/platform/permissions/finops.use`)
  await settled(page)
  await page.getByRole('link', { name: 'ADMIN › FinOps › Cost Explorer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cost Explorer')
  const costs = hostPages['finops-cost-explorer'].replace('{scope}', 'platform')
  await expect(page.getByRole('region', { name: 'Where it is' }).getByRole('link')).toHaveAttribute('href', costs)
  await expect(page.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', costs)
  await expect(page.getByRole('list', { name: 'People who can open it' }).getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page)

  // Without an address the entry leads to the same three parts.
  await menu(page).getByRole('link', { name: 'Contact' }).click()
  await expect(page.getByRole('region', { name: 'Where it is' })).toContainText('Portreeve does not know the address')
  await expect(page.getByRole('region', { name: 'What guards it' })).toContainText('contact.use')
  await expect(page.getByRole('region', { name: /^The code/ })).toContainText("action: { name: 'contact.use' }")
  expect(complaints).toEqual([])

  await page.route(hostPages.assistant, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>The host</h1>' }),
  )
  await menu(page).getByRole('link', { name: 'STAN (opens the application)' }).click()
  await expect(page).toHaveURL(hostPages.assistant)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contact')
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: /^Go to/ }).fill('STAN')
  await page.getByRole('button', { name: /STAN: what guards it/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('STAN')
})

test('C15, C10: the log of one’s own organizations, by person, change, place and day, and as a file', async ({
  multi,
  page,
}) => {
  const complaints = complaintsOf(page, multi.url)
  const log = `${multi.url}/scopes/platform/audit`
  await signIn(page, multi, developer)
  await page.goto(log)
  // Hers, nothing about people, nothing of another organization, and no file.
  await expect(changes(page).getByText('Küchenplaner')).toBeVisible()
  await expect(changes(page).getByText(/^Gave |account/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, multi, ofTwo)
  await page.goto(log)
  await expect(changes(page).locator('tbody tr').first()).toBeVisible()
  const all = await changes(page).locator('tbody tr').count()
  await page.getByLabel('Organization').selectOption('株式会社みなと')
  await expect(changes(page).getByText('Küchenplaner')).toHaveCount(0)
  const some = await changes(page).locator('tbody tr').count()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await expectAccessible(page)

  await page.context().clearCookies()
  await signIn(page, multi, admin)
  await page.goto(log)
  await page.getByRole('combobox', { name: 'Person' }).fill('aylin')
  await page.getByRole('option', { name: /Aylin Özgür/ }).click()
  await page.getByRole('link', { name: 'Gave Developer to Aylin Özgür' }).click()
  await expect(page.getByRole('region', { name: 'What was recorded' })).toContainText('Developer')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByLabel('From').fill('2001-01-01')
  await page.getByLabel('to', { exact: true }).fill('2001-01-02')
  await expect(page.getByText('No change matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await page.getByRole('combobox', { name: 'Place' }).click()
  await page.getByRole('option', { name: /Möbelhaus Größ GmbH/ }).click()
  await expect(changes(page).getByRole('link', { name: 'Added Greta Größ as Owner' })).toBeVisible()
  await page.goto(`${log}?action=resource`)
  await expect(changes(page).getByText('Küchenplaner')).toBeVisible()

  for (const [format, has] of [
    ['Lines of JSON', '"action":"resource.created"'],
    ['CSV', 'resource.created'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export the audit log' })
    await dialog.getByRole('radio', { name: format }).check()
    const begun = page.waitForEvent('download')
    await dialog.getByRole('link', { name: 'Download' }).click()
    const text = await readFile(await (await begun).path(), 'utf8')
    expect(text).toContain(has)
    expect(text).toContain('Küchenplaner')
    expect(text).not.toContain('株式会社')
  }
  expect(complaints).toEqual([])
})
