import { type Browser, expect, type Page } from '@playwright/test'
import type { RunningServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const password = 'a quiet harbour'

type Demo = Pick<RunningServer, 'url'>

const rows = (page: Page, list: string) => page.getByRole('table', { name: list }).locator('tbody tr')
const dialog = (page: Page) => page.getByRole('dialog')

async function placeOf(page: Page, { url }: Demo, type: string): Promise<string> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  return scopes.find((scope: { type: string }) => scope.type === type).id ?? 'platform'
}

async function send(page: Page, { url }: Demo, path: string, data: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(`${url}/api/v1/${path}`, { data, headers: { origin: url } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? {} : answer.json()
}

interface Newcomer {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Signed in as them. */
  readonly page: Page
}

/** Somebody of this test's own: invited by whoever `page` is signed in as, and come in. */
async function newcomer(browser: Browser, page: Page, demo: Demo, place: string, name: string): Promise<Newcomer> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@newcomers.example`
  const { results } = await send(page, demo, `scopes/${place}/invitations`, { emails: [email], role: 'developer' })
  const [{ link }] = results as [{ link: string }]
  const theirs = await (await browser.newContext()).newPage()
  await send(theirs, demo, 'invitations/accept', { secret: new URL(link).hash.slice(1), name, password })
  const { person } = await (await theirs.request.get(`${demo.url}/api/v1/session`)).json()
  return { id: person.id, name, email, page: theirs }
}

async function openMembers(page: Page, { url }: Demo, place: string, search = ''): Promise<void> {
  await page.goto(`${url}/scopes/${place}/members${search}`)
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible()
}

async function choose(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `What to do about ${name}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('the life of a member: role change with an open session, disabled, enabled, deleted (A9, A10, X5)', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const place = await placeOf(page, demo, 'developer-account')
  const nils = await newcomer(browser, page, demo, place, 'Nils Ågren')
  await nils.page.goto(`${demo.url}/scopes/${place}`)
  await expect(nils.page.getByRole('link', { name: 'API tokens' })).toBeVisible()
  await expect(nils.page.getByRole('link', { name: 'User Management' })).toHaveCount(0)

  await openMembers(page, demo, place, '?search=nils')
  const row = rows(page, 'Members').filter({ hasText: nils.name })

  await choose(page, nils.name, 'Change role')
  await expect(dialog(page).getByRole('button', { name: 'Change role' })).toBeDisabled()
  await dialog(page).getByLabel('Admin').click()
  await expect(dialog(page)).toContainText('Developer now, Admin then. Their open session keeps Developer')
  await expect(dialog(page).getByLabel('At their next sign-in')).toBeChecked()
  await dialog(page).getByText('They gain').click()
  await expect(dialog(page)).toContainText('member.disable')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByText('Nils Ågren has Admin from their next sign-in, and Developer until then.')).toBeVisible()
  await expect(row).toContainText(/Developer\s*Admin\s*at next sign-in/)
  await nils.page.reload()
  await expect(nils.page.getByRole('link', { name: 'API tokens' })).toBeVisible()
  await expect(nils.page.getByRole('link', { name: 'User Management' })).toHaveCount(0)
  await signIn(nils.page, demo, nils.email)
  await nils.page.goto(`${demo.url}/scopes/${place}`)
  await expect(nils.page.getByRole('link', { name: 'User Management' })).toBeVisible()

  // A demotion is offered to count at once.
  await page.reload()
  await choose(page, nils.name, 'Change role')
  await dialog(page).getByLabel('Developer').click()
  await expect(dialog(page).getByRole('radio', { name: 'Now', exact: true })).toBeChecked()
  await dialog(page).getByLabel('At their next sign-in').click()
  await dialog(page).getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText(/Admin\s*Developer\s*at next sign-in/)
  await choose(page, nils.name, 'Cancel the change')
  await expect(dialog(page)).toContainText('They keep Admin, and Developer never counts.')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Cancel the change' }).click()
  await expect(row).toContainText(/^((?!at next sign-in).)*$/)

  // By keyboard alone.
  await page.getByRole('button', { name: `What to do about ${nils.name}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Change role' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Change role' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `What to do about ${nils.name}` })).toBeFocused()
  const token = { name: 'Nightly build', permissions: ['app.read'], expiresInDays: 30 }
  await send(nils.page, demo, `scopes/${place}/tokens`, token)
  await choose(page, nils.name, 'Disable')
  await expect(dialog(page)).toContainText('they then have Admin as before')
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Open sessions no longer reach this place. Ended: 1 API token.')
  await expectAccessible(page)
  await nils.page.goto(demo.url)
  await expect(nils.page.getByRole('heading', { level: 1 })).toHaveText('No Access')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(row).toContainText('Disabled')

  await choose(page, nils.name, 'Enable')
  await dialog(page).getByRole('checkbox', { name: 'Nightly build' }).check()
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByText('Nils Ågren is enabled again, with one API token.')).toBeVisible()
  await expect(row).toContainText('Active')
  await nils.page.goto(`${demo.url}/scopes/${place}`)
  await expect(nils.page.getByRole('link', { name: 'User Management' })).toBeVisible()

  await page.getByRole('link', { name: nils.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nils.name)
  await page.getByRole('button', { name: `What to do about ${nils.name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(dialog(page)).toContainText('Only a new invitation brings them back')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible()
  await expect(rows(page, 'Members').filter({ hasText: nils.name })).toHaveCount(0)
  await nils.page.goto(demo.url)
  await expect(nils.page.getByRole('heading', { level: 1 })).toHaveText("You don't have an account")
  await nils.page.context().close()
  expect(complaints).toEqual([])
})

test('several at once, each with a result; and a tab in which somebody is shown who has gone meanwhile', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, greta)
  const place = await placeOf(page, demo, 'developer-account')
  const one = await newcomer(browser, page, demo, place, 'Zora Bulk')
  const other = await newcomer(browser, page, demo, place, 'Zora Gone')
  await openMembers(page, demo, place, '?search=zora')
  await expect(rows(page, 'Members')).toHaveCount(2)
  await page.getByLabel('Select Zora Bulk').check()
  const bar = page.getByRole('region', { name: 'Selected people' })
  await expect(bar).toContainText('1 person selected')
  await page.getByLabel('Select all that are shown').check()
  await expect(bar).toContainText('2 people selected')
  await expectAccessible(page)

  await send(page, demo, `scopes/${place}/members/${other.id}/remove`, {})
  await bar.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog(page)).toContainText('Disable 2 people?')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Disable' }).click()
  await expect(dialog(page)).toContainText('Done for 1 person. Not done for 1 person')
  const results = dialog(page).getByRole('list', { name: 'What has come of it' })
  await expect(results.getByRole('listitem').filter({ hasText: 'Zora Gone' })).toContainText('There is no such member')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await expect(rows(page, 'Members')).toHaveCount(1)
  await expect(rows(page, 'Members')).toContainText('Disabled')
  await expect(bar).toContainText('1 person selected')
  // What is selected is of the list that is shown.
  await page.getByLabel('State', { exact: true }).selectOption('Disabled')
  await expect(page.getByLabel('Select Zora Bulk')).not.toBeChecked()
  // The list that is shown still has them when they go.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)

  await send(page, demo, `scopes/${place}/members/${one.id}/remove`, {})
  await choose(page, one.name, 'Enable')
  await expect(dialog(page)).toContainText('Zora Bulk is no longer here')
  await expect(dialog(page)).toContainText('Somebody removed them meanwhile, or they left.')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nobody here matches')).toBeVisible()
  await one.page.context().close()
  await other.page.context().close()
})

test('ownership is handed on with the password, and whoever is left with another role may leave (A4, X3)', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, 'sean@oneil-soen.example')
  const place = await placeOf(page, demo, 'developer-account')
  const ida = await newcomer(browser, page, demo, place, 'Ida Heir')

  // The last owner is told why not, and the way out.
  await page.goto(`${demo.url}/scopes/${place}/you`)
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const { name } = scopes.find(({ id }: { id: string }) => id === place)
  const leave = () =>
    page.locator('li', { hasText: 'Developer account' }).getByRole('button', { name: `Leave ${name}` })
  await leave().click()
  await expect(dialog(page)).toContainText('Who remains:')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Leave' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('Nobody else has the role "Account Owner"')
  await dialog(page).getByRole('link', { name: 'Choose who gets it from you' }).click()
  await expect(page).toHaveURL(/\/members$/)

  // The proof of the last sign-in is still young here: the server's refusal is put in its place.
  const refusal = { type: 'about:blank', title: 'Confirm that it is you', code: 'fresh-sign-in-needed', detail: '' }
  let refused = 0
  await page.route('**/transfer', (route) => {
    refused += 1
    return refused > 2
      ? route.continue()
      : route.fulfill({ status: 403, contentType: 'application/problem+json', json: refusal })
  })
  await choose(page, ida.name, 'Transfer ownership')
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `What to do about ${ida.name}` })).toBeFocused()
  await choose(page, ida.name, 'Transfer ownership')
  await expect(dialog(page)).toContainText('Ida Heir becomes Account Owner')
  await expect(dialog(page)).toContainText('You become Admin at once')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Transfer ownership' }).click()
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(proof.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await expectAccessible(page)
  // The question only: what waits for its answer stays.
  await page.keyboard.press('Escape')
  await expect(proof).toBeHidden()
  await expect(dialog(page).getByRole('alert')).toContainText('Confirm that it is you')
  await dialog(page).getByRole('button', { name: 'Transfer ownership' }).click()
  await proof.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(proof.getByRole('alert')).toBeVisible()
  await proof.getByRole('textbox', { name: 'Password' }).fill(password)
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Ida Heir is Account Owner now. You are Admin.')).toBeVisible()
  await expect(rows(page, 'Members').filter({ hasText: ida.name })).toContainText('Account Owner')

  const { person } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  await send(ida.page, demo, `scopes/${place}/members/${person.id}/transfer`, {})
  await ida.page.goto(`${demo.url}/scopes/${place}/you`)
  await ida.page.getByRole('button', { name: `Leave ${name}` }).click()
  await dialog(ida.page).getByRole('button', { name: 'Leave' }).click()
  await expect(ida.page.getByText(`You have left ${name}.`)).toBeVisible()
  await expect(ida.page.getByRole('link', { name: 'User Management' })).toHaveCount(0)
  await ida.page.context().close()
})

test('several roles per person are toggled; one that is kept says so, and one that asks why is not given without (C1, C4, C5)', async ({
  demos,
  page,
}) => {
  const demo = demos['ai-platform']
  await signIn(page, demo, 'greta@moebel-groess.example')
  await openMembers(page, demo, 'platform', '?search=pavol')
  const [row] = await rows(page, 'Members').all()
  const name = (await row!.getByRole('link').first().textContent())!
  await choose(page, name, 'Change roles')
  await expect(dialog(page)).toContainText('Everybody keeps this role.')
  await dialog(page)
    .getByRole('switch', { name: /^Admin/ })
    .check()
  await expect(dialog(page)).toContainText('It counts at once')
  const save = dialog(page).getByRole('button', { name: 'Change roles' })
  await expect(save).toBeDisabled()
  await dialog(page).getByLabel('Reason').fill('Looks after the platform in August')
  await expectAccessible(page)
  await save.click()
  await expect(rows(page, 'Members').first()).toContainText('Admin')
  await choose(page, name, 'Change roles')
  await dialog(page)
    .getByRole('switch', { name: /^Admin/ })
    .uncheck()
  await save.click()
  await expect(rows(page, 'Members').first()).not.toContainText('Admin')
})
