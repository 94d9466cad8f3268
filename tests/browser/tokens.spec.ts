import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const aylin = 'aylin@moebel-groess.example'
const juergen = 'juergen@moebel-groess.example'
const ruth = 'ruth@portreeve.example'

async function openIn(page: Page, url: string, type: string, path: string): Promise<void> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const place = scopes.find((scope: { type: string }) => scope.type === type).id ?? 'platform'
  await page.goto(`${url}/scopes/${place}${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const dialog = (page: Page) => page.getByRole('dialog')
const named = (page: Page) => dialog(page).getByRole('textbox', { name: 'Name' })
const secret = async (page: Page) => (await dialog(page).getByText(/^prt_/).textContent()) ?? ''

/** Runs what the page gave to copy, as it stands there. Answers the status. */
function statusOf(command: string, token: string): string {
  return execFileSync('bash', ['-c', `${command} --silent --output /dev/null --write-out '%{http_code}'`], {
    env: { ...process.env, TOKEN: token },
    encoding: 'utf8',
  })
}

test('A15: a token of one’s own is shown once, works with curl, is listed with its last use, and ends at once', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, aylin)
  await openIn(page, demo.url, 'developer-account', '/tokens')
  await expect(page.getByRole('heading', { name: 'You have no API token here' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'New API token' }).first().click()
  await named(page).fill('Nightly build')
  await dialog(page).getByRole('button', { name: 'Make the token' }).click()
  await expect(dialog(page)).toContainText('Choose at least one thing that the token may do.')
  await expect(dialog(page)).toContainText('Generate API tokens and AI tool configurations.')
  await expect(dialog(page).getByText('token.create')).toBeHidden()
  await dialog(page).getByLabel('Everything that I may do here').check()
  await expect(dialog(page)).toContainText('7 of 7 chosen')
  await dialog(page)
    .getByRole('checkbox', { name: /Delete apps/ })
    .uncheck()
  await dialog(page).getByText('30 days').click()
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Make the token' }).click()

  await expect(dialog(page)).toContainText('It is shown this once')
  const token = await secret(page)
  const command = (await dialog(page).locator('pre').first().textContent()) ?? ''
  await expectAccessible(page)
  expect(statusOf(command, token)).toBe('200')
  await dialog(page).getByRole('tab', { name: 'VS Code' }).click()
  await expect(dialog(page).locator('pre').last()).toContainText(`"url": "${demo.url}/mcp"`)
  await expect(dialog(page).locator('pre').last()).not.toContainText(token)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog(page).getByRole('button', { name: 'Copy: the configuration for VS Code' }).click()
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  const { url, headers } = copied.servers.portreeve
  const listing = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const { result } = await (
    await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(listing),
    })
  ).json()
  expect(result.tools.map(({ name }: { name: string }) => name)).toContain('publish_app')
  await dialog(page).getByRole('button', { name: 'I have copied it' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Claude Code' })).toBeVisible()
  expect(await page.content()).not.toContain(token)

  await expect(row(page, 'Nightly build')).toContainText(token.slice(0, 13))
  await row(page, 'Nightly build')
    .getByRole('button', { name: /6 permissions/ })
    .click()
  await expect(page.getByRole('dialog', { name: /permissions of Nightly build/ })).toContainText('app.publish')
  await page.keyboard.press('Escape')
  // Uses are written in batches.
  await expect(async () => {
    await page.reload()
    await expect(row(page, 'Nightly build')).not.toContainText('Not yet', { timeout: 1_000 })
  }).toPass({ timeout: 90_000 })

  await row(page, 'Nightly build').getByRole('button', { name: 'Revoke' }).click()
  await expect(dialog(page)).toContainText('is refused from the next request on')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('heading', { name: 'You have no API token here' })).toBeVisible()
  expect(statusOf(command, token)).toBe('401')
  expect(complaints).toEqual([])
})

test('tokens of another place are named where one is, and can be ended there', async ({ demos, page }) => {
  const demo = demos['developer-portal']
  // Member of three developer accounts.
  await signIn(page, demo, 'sofia@integrations.example')
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const [here, there] = scopes.filter(({ type }: { type: string }) => type === 'developer-account')
  const made = await page.request.post(`${demo.url}/api/v1/scopes/${there.id}/tokens`, {
    data: { name: 'Elsewhere', permissions: ['app.read'], expiresInDays: 30 },
    headers: { origin: demo.url },
  })
  expect(made.status()).toBe(201)
  await page.goto(`${demo.url}/scopes/${here.id}/tokens`)
  await expect(page.getByRole('heading', { name: 'In other places' })).toBeVisible()
  await expect(row(page, 'Elsewhere').getByRole('link', { name: there.name })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Revoke Elsewhere' }).click()
  await dialog(page).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('heading', { name: 'In other places' })).toBeHidden()
})

test('X13: an application gets a machine that asks for decisions, and is refused when the machine ends', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, ruth)
  await openIn(page, demo.url, 'platform', '/service-accounts')
  await page.getByRole('button', { name: 'New service account' }).first().click()
  await named(page).fill('بوابة الميناء')
  await dialog(page)
    .getByRole('radio', { name: /Decision service/ })
    .click()
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Make the service account' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('بوابة الميناء')
  await expect(page.getByRole('heading', { name: 'It has no token yet' })).toBeVisible()

  await page.getByRole('button', { name: 'New token' }).first().click()
  await named(page).fill('Server 1')
  await dialog(page).getByText('No end').click()
  await expect(dialog(page)).toContainText('It works until it is revoked')
  await dialog(page).getByRole('button', { name: 'Make the token' }).click()
  const token = await secret(page)
  const command = (await dialog(page).locator('pre').textContent()) ?? ''
  expect(statusOf(command, token)).toBe('200')
  await dialog(page).getByText('TypeScript').click()
  await expect(dialog(page).locator('pre')).toContainText("from '@portreeve/sdk'")
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'I have copied it' }).click()
  await expect(row(page, 'Server 1')).toContainText('Never: until it is revoked')

  await page.getByRole('button', { name: 'End service account' }).click()
  await expect(dialog(page)).toContainText('Its token stops working at once')
  await dialog(page).getByRole('button', { name: 'End service account' }).click()
  await expect(page.getByRole('heading', { name: 'There is no service account here' })).toBeVisible()
  expect(statusOf(command, token)).toBe('401')
  expect(complaints).toEqual([])
})

test('X2: a machine is offered the roles only that its maker may give', async ({ demos, page }) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  await openIn(page, demo.url, 'developer-account', '/service-accounts')
  await page.getByRole('button', { name: 'New service account' }).first().click()
  await expect(dialog(page).getByRole('radio')).toHaveCount(2)
  await expect(dialog(page).getByRole('radio', { name: /Account Owner/ })).toBeHidden()
})
