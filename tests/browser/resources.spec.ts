import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

// Here things open and close as most people see it: menus, lists to choose from, dialogs, explanations.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

const [aylin, beate, layla] = ['aylin@moebel-groess.example', 'beate@moebel-groess.example', 'layla@noor.example']

const dialog = (page: Page) => page.getByRole('dialog')
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const whoHasIt = (page: Page) => page.getByRole('list', { name: 'Who has it' })

/** Types part of a name and takes whom the server finds. */
async function choose(page: Page, label: string, typed: string, name: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name }).click()
  await expect(page.getByRole('listbox')).toBeHidden()
}

test('C12: something is made, described, shared to look at, handed on and deleted, each by whoever may', async ({
  multi,
  browser,
  page,
}) => {
  const { url } = multi
  const complaints = complaintsOf(page, url)
  await signIn(page, multi, aylin)
  await page.goto(url)
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Apps', exact: true }).click()
  await expect(title(page)).toHaveText('Apps')
  await page.getByRole('button', { name: 'New app' }).first().click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Regalplan')
  await expectAccessible(page)
  await button(page, 'Create').click()
  await expect(title(page)).toHaveText('Regalplan')
  await expect(page.getByText('nobody else sees it until you share it')).toBeVisible()

  await button(page, 'Edit').click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Regalplaner')
  await dialog(page).getByRole('textbox', { name: 'Description' }).fill('Welches Brett wohin.')
  await button(page, 'Save').click()
  await expect(title(page)).toHaveText('Regalplaner')

  await button(page, 'Share').click()
  await choose(page, 'With', 'beate', 'Beate Kühn')
  await expect(dialog(page).getByRole('radio', { name: /Viewer/ })).toBeChecked()
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Share', exact: true }).click()
  await expect(whoHasIt(page).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('combobox', { name: 'What Beate Kühn has it as' })).toHaveValue('viewer')

  const other = await (await browser.newContext()).newPage()
  await signIn(other, multi, beate)
  await other.goto(`${url}/scopes/platform/resources/app?search=regal`)
  await other.getByRole('link', { name: 'Regalplaner' }).click()
  await expect(whoHasIt(other)).toContainText('Viewer')
  for (const act of ['Edit', 'Share', 'Transfer', 'Delete']) await expect(button(other, act)).toHaveCount(0)

  await button(page, 'Transfer').click()
  await choose(page, 'To', 'beate', 'Beate Kühn')
  await dialog(page).getByRole('button', { name: 'Offer', exact: true }).click()
  await expect(page.getByRole('complementary', { name: 'Offered to Beate Kühn' })).toBeVisible()
  await expectAccessible(page)

  await other.goto(`${url}/scopes/platform`)
  await expect(other.getByRole('list', { name: 'Offered to you' })).toContainText('Aylin Özgür wants to hand this app')
  await expectAccessible(other)
  await button(other, 'Accept Regalplaner').click()
  await expect(other.getByRole('list', { name: 'Offered to you' })).toHaveCount(0)
  // The former owner's page is still open, and says so as soon as something is done on it.
  await button(page, 'Take the offer back').click()
  await expect(page.getByRole('heading', { name: 'You can no longer see it' })).toBeVisible()

  await other.goto(`${url}/scopes/platform/resources/app?owner=me`)
  await other.getByRole('link', { name: 'Regalplaner' }).click()
  await button(other, 'Delete').click()
  await expect(dialog(other).getByRole('button', { name: 'Delete', exact: true })).toBeDisabled()
  await dialog(other).getByRole('textbox').fill('Regalplaner')
  await dialog(other).getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(title(other)).toHaveText('Apps')
  await expect(other.getByRole('link', { name: 'Regalplaner' })).toHaveCount(0)
  await other.context().close()
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
})

test('C12: whoever saves over what somebody else saved meanwhile is shown both first', async ({ multi, page }) => {
  const { url } = multi
  await signIn(page, multi, aylin)
  const scope = `${url}/api/v1/scopes/platform/resources/prompt`
  const headers = { origin: url }
  const made = await (await page.request.post(scope, { headers, data: { name: 'Zusage' } })).json()
  await page.goto(`${url}/scopes/platform/resources/prompt/${made.id}`)
  await button(page, 'Edit').click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Freundliche Zusage')
  const data = { version: made.version, name: 'Knappe Zusage' }
  expect((await page.request.patch(`${scope}/${made.id}`, { headers, data })).status()).toBe(200)
  await button(page, 'Save').click()
  await expect(dialog(page).getByRole('alert')).toContainText('It is called Knappe Zusage now')
  await button(page, 'Save').click()
  await expect(title(page)).toHaveText('Freundliche Zusage')
})

test('C10: somebody alone in an organization is told why nothing can be shared', async ({ multi, page }) => {
  await signIn(page, multi, layla)
  await page.goto(`${multi.url}/scopes/platform/resources/project`)
  // Nothing of the other organizations' is in the list.
  await expect(page.getByRole('table', { name: 'Projects' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'مساعد الدعم' }).click()
  const share = button(page, 'Share')
  await expect(share).toHaveAccessibleDescription(/You are the only one in شركة نور للتقنية/)
  await share.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expectAccessible(page)
})
