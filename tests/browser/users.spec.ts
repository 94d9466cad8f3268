import { type Browser, expect, type Page } from '@playwright/test'
import { adminMenu, developerMenu, menuOf } from '../../packages/blueprints/src/source-tables.fixture.ts'
import type { RunningServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const password = 'seven quiet herons'
const people = '/scopes/platform/people'

const dialog = (page: Page) => page.getByRole('dialog')
/** Named by its role and what that is. */
const toggle = (page: Page, role: string) => page.getByRole('switch', { name: new RegExp(`^${role} `) })
const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu' })
const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Accounts' }).locator('tbody tr').filter({ hasText: name })

/** Sections, entries and what lies below them, as they are read from top to bottom. */
async function menuOn(page: Page): Promise<readonly (string | undefined)[]> {
  const folded = menu(page).locator('button[aria-expanded=false]')
  await expect(menu(page).getByRole('link').first()).toBeVisible()
  while ((await folded.count()) > 0) await folded.first().click()
  const entries = menu(page).locator('h2, a, button[aria-expanded]')
  return entries.evaluateAll((found) => found.map(({ textContent }) => textContent?.trim()))
}

/** The same from the list of the source document. */
const inSource = (list: string) =>
  menuOf(list).flatMap(({ section, items }) => [
    section ?? '',
    ...items.flatMap(({ label, items: below }) => [label, ...below]),
  ])

/** Somebody whom Greta makes, with a browser in which they are signed in. */
async function newPerson(browser: Browser, by: Page, { url }: RunningServer, name: string) {
  const email = `${name.toLowerCase().replace(' ', '.')}@users.example`
  const send = async (page: Page, path: string, data: object) => {
    const answer = await page.request.post(`${url}/api/v1/${path}`, { data, headers: { origin: url } })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.status() === 204 ? null : answer.json()
  }
  const { id, link } = await send(by, 'scopes/platform/people', { email, name, password: 'link' })
  await send(by, 'links/set-password', { secret: link.split('#')[1], password })
  const page = await (await browser.newContext()).newPage()
  await send(page, 'sign-in', { email, password })
  return { id, name, email, page }
}

test('C1, C4, C5, C6: roles are switches that count at once; Admin asks why; the menu is the source’s; one’s own Admin stays', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const ask = await newPerson(browser, page, demo, 'Ask Bjørnsen')
  await ask.page.goto(demo.url)
  await expect(menu(ask.page).getByRole('link')).toHaveText(['Dashboard'])

  await page.goto(`${demo.url}${people}?search=ask`)
  await expect(row(page, ask.name).getByRole('cell').nth(1)).toHaveText('App')
  await row(page, ask.name).getByRole('link').click()
  await expect(toggle(page, 'App')).toBeDisabled()
  await expect(toggle(page, 'App')).toBeChecked()
  await expect(page.getByText('Everybody keeps this role.')).toBeVisible()
  await expectAccessible(page)

  // C1, C4: nothing is taken and no reason needed, so nothing is asked.
  const apps = () => ask.page.request.get(`${demo.url}/api/v1/scopes/platform/resources/app`)
  expect((await apps()).ok()).toBe(false)
  await toggle(page, 'Developer').click()
  await expect(
    page.getByText('Ask Bjørnsen has Developer now. Their menu follows at their next page load.'),
  ).toBeVisible()
  await expect(toggle(page, 'Developer')).toBeChecked()
  expect((await apps()).status()).toBe(200)
  await expect(menu(ask.page).getByRole('link')).toHaveText(['Dashboard'])
  await ask.page.reload()
  await expect(menu(ask.page).getByRole('link', { name: 'Marketplace' })).toBeVisible()
  expect(await menuOn(ask.page)).toEqual(inSource(developerMenu))

  // By keyboard.
  await toggle(page, 'Admin').focus()
  await page.keyboard.press('Space')
  await expect(dialog(page)).toContainText('Give Ask Bjørnsen the role Admin?')
  await expect(dialog(page).getByRole('button', { name: 'Give the role' })).toBeDisabled()
  await dialog(page).getByLabel('Reason').fill('Stands in for Greta in August')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Give the role' }).click()
  await expect(toggle(page, 'Admin')).toBeChecked()
  await expect(page.getByText('Stands in for Greta in August')).toBeVisible()
  await ask.page.goto(`${demo.url}${people}`)
  await expect(menu(ask.page).getByRole('link', { name: 'Users' })).toBeVisible()
  expect(await menuOn(ask.page)).toEqual(inSource(adminMenu))

  // What is taken is told first, and can be left as it is.
  await toggle(page, 'Admin').click()
  await expect(dialog(page)).toContainText('Take Admin away from Ask Bjørnsen?')
  await expect(dialog(page)).toContainText('They lose')
  await page.keyboard.press('Escape')
  await expect(toggle(page, 'Admin')).toBeChecked()
  await toggle(page, 'Admin').click()
  await dialog(page).getByRole('button', { name: 'Take away' }).click()
  await expect(toggle(page, 'Admin')).not.toBeChecked()
  expect((await ask.page.request.get(`${demo.url}/api/v1/scopes/platform/people`)).status()).toBe(403)

  await page.goto(`${demo.url}${people}?role=developer&search=ask`)
  await expect(row(page, ask.name).getByRole('cell').nth(1)).toHaveText('DeveloperApp')
  await page.getByLabel('Role', { exact: true }).selectOption('Admin')
  await expect(page.getByText('No account matches')).toBeVisible()

  await page.goto(`${demo.url}${people}?search=greta`)
  await row(page, 'Greta').getByRole('link').click()
  await expect(toggle(page, 'Admin')).toBeDisabled()
  await expect(page.getByText('It is your own. Somebody else who may has to change it.')).toBeVisible()
  await page.getByRole('button', { name: 'What to do about Greta Größ' }).click()
  await expect(page.getByRole('menuitem', { name: 'Change name' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Archive' })).toHaveCount(0)
  expect(complaints).toEqual([])
  await ask.page.context().close()
})

test('C7, C8: who owns something is archived with a word about it; a lock says since when and why, and is lifted', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  await signIn(page, demo, greta)
  const una = await newPerson(browser, page, demo, 'Una Locke')
  const give = await page.request.patch(`${demo.url}/api/v1/scopes/platform/members/${una.id}`, {
    ...{ data: { give: ['developer'] }, headers: { origin: demo.url } },
  })
  expect(give.status()).toBe(200)
  const made = await una.page.request.post(`${demo.url}/api/v1/scopes/platform/resources/prompt`, {
    ...{ data: { name: 'Polite refusal' }, headers: { origin: demo.url } },
  })
  expect(made.status(), await made.text()).toBe(201)

  const stranger = await (await browser.newContext()).newPage()
  for (let time = 0; time < 10; time++) {
    await stranger.request.post(`${demo.url}/api/v1/sign-in`, {
      ...{ data: { email: una.email, password: 'not this one' }, headers: { origin: demo.url } },
    })
  }
  await page.goto(`${demo.url}${people}?search=una`)
  await page.getByLabel('State', { exact: true }).selectOption('Locked for passwords')
  await expect(row(page, una.name)).toContainText(/Locked for passwords.*after 10 wrong passwords, the last from/)
  // Where they are signed in already they stay.
  expect((await una.page.request.get(`${demo.url}/api/v1/session`)).status()).toBe(200)
  await page.getByRole('button', { name: `What to do about ${una.name}` }).click()
  await page.getByRole('menuitem', { name: 'Unlock' }).click()
  await dialog(page).getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('No account matches')).toBeVisible()

  await page.getByLabel('State', { exact: true }).selectOption('Active')
  await page.getByRole('button', { name: `What to do about ${una.name}` }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  const archive = dialog(page).getByRole('button', { name: 'Archive' })
  await expect(dialog(page)).toContainText(`What becomes of what ${una.name} owns?`)
  await expect(archive).toBeDisabled()
  await dialog(page).getByLabel('Leave it as it is').check()
  await archive.click()
  await expect(dialog(page)).toContainText(`${una.name} is archived`)
  expect((await una.page.request.get(`${demo.url}/api/v1/session`)).status()).toBe(401)
  await Promise.all([una.page, stranger].map((each) => each.context().close()))
})
