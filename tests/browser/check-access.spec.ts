import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { startServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const juergen = 'juergen@moebel-groess.example'
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Opens the page in the place of this type that the person is in. Answers the beginning of the place's API addresses. */
async function openIn(page: Page, url: string, type: string, search = ''): Promise<string> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const place = scopes.find((scope: { type: string }) => scope.type === type).id ?? 'platform'
  await page.goto(`${url}/scopes/${place}/check${search}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check access')
  return `${url}/api/v1/scopes/${place}`
}

const field = (page: Page, name: string) => page.getByRole('combobox', { name })
const answer = (page: Page, word: string) => page.getByRole('region', { name: word, exact: true })
const step = (page: Page, text: string) =>
  page.getByRole('list', { name: 'How this was decided' }).getByRole('listitem').filter({ hasText: text })

async function choose(page: Page, name: string, typed: string, option: string | RegExp): Promise<void> {
  await field(page, name).click()
  await field(page, name).fill(typed)
  await page.getByRole('option', { name: option }).click()
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press('Tab')
    if (await field(page, name).evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The tab key does not reach ${name}.`)
}

test('with the keyboard alone one asks, reads the answer, and sends its address to a colleague', async ({
  browser,
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, juergen)
  await openIn(page, demo.url, 'developer-account')
  await expectAccessible(page)
  await tabTo(page, 'Who')
  await page.keyboard.type('ayl')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Everything Aylin Özgür may do here' })).toBeVisible()
  await tabTo(page, 'May they')
  await page.keyboard.type('app.publish')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(answer(page, 'Yes')).toContainText(
    'Developer, held in Möbelhaus Größ, grants “Publish or submit for review”.',
  )
  await expect(step(page, 'Active in Möbelhaus Größ')).toBeVisible()
  await expect(page.locator('[aria-live] [data-verdict]')).toBeVisible()
  // The choices fade out.
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])

  const colleague = await browser.newPage()
  await signIn(colleague, demo, greta)
  await colleague.goto(page.url())
  await expect(field(colleague, 'Who')).toHaveValue('Aylin Özgür')
  await expect(answer(colleague, 'Yes')).toBeVisible()
  await colleague.close()
})

test('a no says the least role that would, and by name who could give it', async ({ demos, page }) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  await openIn(page, demo.url, 'developer-account')
  await choose(page, 'Who', 'Ayl', /Aylin/)
  await choose(page, 'May they', 'invite', /member\.invite/)
  const no = answer(page, 'No')
  await expect(no).toContainText('No role that Aylin Özgür holds in Möbelhaus Größ grants “Invite or add users”.')
  await expect(step(page, 'Invite or add users')).toContainText('Ends here')
  await expect(no.getByRole('link', { name: 'Admin' })).toBeVisible()
  await expect(no).toContainText('Greta Größ Account Owner')
  await expectAccessible(page)

  // What one may do is one click from why.
  await page.locator('summary').filter({ hasText: 'Apps' }).click()
  await page.getByRole('link', { name: 'View apps' }).click()
  await expect(answer(page, 'Yes')).toBeVisible()
  await expect(page).toHaveURL(/permission=app\.read/)
})

test('about a resource it is the condition that decides, and the same act stays asked about', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  await openIn(page, demo.url, 'developer-account')
  await choose(page, 'Who', 'Ayl', /Aylin/)
  await choose(page, 'May they', 'app.test', /app\.test/)
  await expect(answer(page, 'Yes')).toContainText('With a resource more is asked')
  await choose(page, 'With', 'Alte', /Alte Inventur/)
  await expect(field(page, 'May they')).toHaveValue('Put a version under test')
  await expect(answer(page, 'No')).toContainText(
    'the app is public, or it is custom and its product account is trial or active',
  )
  await choose(page, 'With', 'Lager', /Lagerstand-Ampel/)
  await expect(answer(page, 'Yes')).toBeVisible()
  await choose(page, 'With', '', 'Anything here')
  await expect(page).toHaveURL(/permission=app\.test/)
})

test('of whoever is cut off it says what would let them in again, and names no role to give', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  await openIn(page, demo.url, 'developer-account')
  await choose(page, 'Who', 'Lena', /Lena/)
  await choose(page, 'May they', 'app.publish', /app\.publish/)
  const no = answer(page, 'No')
  await expect(step(page, 'Disabled in Möbelhaus Größ')).toContainText('Ends here')
  await expect(no).toContainText('It takes Account Owner or Admin (Developer account).')
  await expect(no).not.toContainText('The least role')
  await choose(page, 'Who', 'Inês', /Inês/)
  await expect(step(page, 'The account is archived')).toBeVisible()
  await expectAccessible(page)
})

test('X13: a machine can be asked about, and what takes a person who has signed in it may not', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  const place = await openIn(page, demo.url, 'developer-account')
  const made = await page.request.post(`${place}/service-accounts`, {
    data: { name: 'Nightly build', role: 'developer' },
    headers: { origin: demo.url },
  })
  expect(made.status()).toBe(201)
  await choose(page, 'Who', 'nightly', /Nightly build/)
  await expect(page.getByRole('region', { name: 'Everything Nightly build may do here' })).toBeVisible()
  await choose(page, 'May they', 'app.publish', /app\.publish/)
  await expect(answer(page, 'Yes')).toBeVisible()
  await choose(page, 'May they', 'token.create', /token\.create/)
  await expect(answer(page, 'No')).toContainText('takes a person who has signed in')
})

test('an old link says beside each field what is gone, and keeps the others', async ({ demos, page }) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, juergen)
  const gone = '00000000-0000-7000-8000-00000000dead'
  await openIn(page, demo.url, 'developer-account', `?person=${gone}&permission=app.publish`)
  await expect(page.getByText('Nobody of this id is here, or you cannot see them.')).toBeVisible()
  await expect(field(page, 'May they')).toHaveValue('Publish or submit for review')
  await expectAccessible(page)
  await choose(page, 'Who', 'Ayl', /Aylin/)
  await expect(answer(page, 'Yes')).toBeVisible()
  await page.goto(page.url().replace('app.publish', 'app.given-up'))
  await expect(page.getByText('There is no “app.given-up” to ask about here.')).toBeVisible()
  await expect(field(page, 'Who')).toHaveValue('Aylin Özgür')
})

test('at 390 px the question and its answer fit, also in the dark and with the longest names', async ({
  browser,
  demos,
}) => {
  const demo = demos['developer-portal']
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const page = await context.newPage()
  await signIn(page, demo, 'layla@noor.example')
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const organization = scopes.find((scope: { type: string }) => scope.type === 'organization')
  await page.goto(`${demo.url}/scopes/${organization.id}/check`)
  await choose(page, 'Who', 'عمر', /عمر/)
  await choose(page, 'May they', 'organization.update', /organization\.update/)
  await expect(answer(page, 'No')).toContainText('ليلى حداد')
  await expectAccessible(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0)
  await context.close()
})

test('where only some things are granted the answer is that it depends, and on what', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-depends-'))
  const text = readFileSync(join(root, 'packages/blueprints/catalogue/developer-portal/blueprint.yaml'), 'utf8')
  const changed = text.replace(
    'grants: [{ group: Installation }]',
    'grants: [{ group: Installation }, { permission: marketplace.review, when: own }]',
  )
  expect(changed).not.toBe(text)
  writeFileSync(join(folder, 'blueprint.yaml'), changed)
  const command = [process.execPath, join(root, 'packages/cli/bin/portreeve.js'), 'start', '--blueprint']
  const server = await startServer([...command, join(folder, 'blueprint.yaml'), '--data', join(folder, 'data')], {
    cwd: folder,
  })
  try {
    const token = /\/set-up#(\S+)/.exec(server.output())?.[1]
    const account = { email: 'mina@example.org', password: 'harbour lantern 41 oar' }
    const headers = { origin: server.url }
    const data = { token, deploymentName: 'North', name: 'Mina Holt', ...account }
    expect((await page.request.post(`${server.url}/api/v1/set-up`, { data, headers })).ok()).toBe(true)
    expect((await page.request.post(`${server.url}/api/v1/sign-in`, { data: account, headers })).ok()).toBe(true)
    await page.goto(`${server.url}/scopes/platform/check`)
    await choose(page, 'Who', 'Mina', /Mina/)
    await choose(page, 'May they', 'marketplace.review', /marketplace\.review/)
    await expect(answer(page, 'It depends')).toContainText('is granted only where it is their own')
    await expect(step(page, 'It is their own')).toContainText('Not known yet')
    await expectAccessible(page)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
