import { expect, type Page } from '@playwright/test'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const haruto = 'haruto@minato.example'
const marek = 'marek@portreeve.example'
const otto = 'otto@moebel-groess.example'

const dialog = (page: Page) => page.getByRole('dialog')
const uppermost = (page: Page) => dialog(page).last()

async function inTheirAccount(page: Page, url: string) {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const { id } = scopes.find(({ type }: { type: string }) => type === 'developer-account')
  return `/api/v1/scopes/${id}/apps`
}

async function upload(page: Page, url: string, app: string, version: string) {
  const answer = await page.request.post(`${url}${app}/versions`, {
    headers: { 'content-type': 'application/zip', origin: url },
    data: archiveOf({ name: '潮見表', version }),
  })
  expect(answer.status(), await answer.text()).toBe(201)
}

async function submit(page: Page, version: string, notes: string) {
  await page
    .getByRole('article', { name: `Version ${version}` })
    .getByRole('button', { name: 'Submit' })
    .click()
  await dialog(page).getByRole('textbox', { name: 'Release notes' }).fill(notes)
  await dialog(page).getByRole('button', { name: 'Submit for review' }).click()
  await expect(dialog(page)).toBeHidden()
}

test('A14: a public app is submitted, sent back, submitted anew, approved, and found in the gallery of another organization', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, haruto)
  const apps = await inTheirAccount(page, demo.url)
  const made = await page.request.post(`${demo.url}${apps}`, {
    data: { name: '潮見表', type: 'public', description: 'Ebbe und Flut' },
    headers: { origin: demo.url },
  })
  const app = `${apps}/${(await made.json()).id}`
  await upload(page, demo.url, app, '1.0.0')
  await page.goto(demo.url + app.replace('/api/v1', ''))
  await submit(page, '1.0.0', 'Erste Fassung')
  await expect(page.getByRole('article', { name: 'Version 1.0.0' })).toContainText('In review')

  const reviewing = await browser.newContext()
  const reviewer = await reviewing.newPage()
  await signIn(reviewer, demo, marek)
  await reviewer.goto(`${demo.url}/scopes/platform/submissions`)
  await reviewer.getByRole('link', { name: '潮見表 1.0.0' }).click()
  await expect(uppermost(reviewer)).toContainText('Erste Fassung')
  await expect(uppermost(reviewer)).toContainText('"platformVersion"')
  await expectAccessible(reviewer)
  await reviewer.getByRole('button', { name: 'Request changes' }).click()
  await uppermost(reviewer).getByRole('textbox', { name: 'What the developers are told' }).fill('Say which harbours')
  await expectAccessible(reviewer)
  await uppermost(reviewer).getByRole('button', { name: 'Request changes' }).click()
  await expect(reviewer.getByText('is sent back with your note')).toBeVisible()

  await page.reload()
  await expect(page.getByRole('article', { name: 'Version 1.0.0' })).toContainText('Say which harbours')
  await upload(page, demo.url, app, '1.1.0')
  await page.reload()
  await submit(page, '1.1.0', 'Tokyo, Osaka')

  await reviewer.goto(`${demo.url}/scopes/platform/submissions`)
  await reviewer.getByRole('link', { name: '潮見表 1.1.0' }).click()
  await reviewer.getByRole('button', { name: 'Approve' }).click()
  await uppermost(reviewer).getByRole('button', { name: 'Approve' }).click()
  await expect(reviewer.getByText('is approved and published')).toBeVisible()
  await reviewing.close()

  await signIn(page, demo, otto)
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  await page.goto(`${demo.url}/scopes/${scopes.find(({ type }: { type: string }) => type === 'organization').id}`)
  await page.getByRole('searchbox', { name: 'Search apps by name' }).fill('潮見')
  await expect(page.getByRole('list', { name: 'Apps' }).getByRole('listitem')).toContainText(['潮見表'])
  await expect(page.getByRole('list', { name: 'Apps' })).toContainText('みなと開発, 1.1.0')
  await page.getByRole('link', { name: 'Go to developer portal' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("You don't have an account")
  expect(complaints).toEqual([])
})
