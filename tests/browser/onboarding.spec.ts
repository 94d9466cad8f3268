import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'

const password = 'seven quiet herons'
const address = () => `${randomUUID()}@example.com`

/** Makes an account and an organization, as whoever sends the requests. */
async function signUp(request: APIRequestContext, url: string, name: string, placeName: string) {
  const send = async (path: string, data: object) => {
    const answer = await request.post(`${url}/api/v1/${path}`, { data, headers: { origin: url } })
    expect(answer.ok(), path).toBe(true)
    return answer.json()
  }
  const { link } = await send('sign-up/ask', { email: address() })
  const { scope } = await send('sign-up', { secret: link.split('#')[1], name, placeName, password })
  return { organization: scope as string, send }
}

const continueOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const customer = (page: Page) => page.getByRole('radio', { name: /^Customer developer/ })

test('A1, A6: somebody signs up, stops half way through onboarding, goes on in another browser, and is in', async ({
  browser,
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  const email = address()
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: /^Sign up to/ })).toBeVisible()
  await field(page, 'Email').fill(email)
  await continueOn(page)
  await page.getByRole('button', { name: 'Go on here' }).click()
  await field(page, 'Your name').fill('Þóra Größ')
  await field(page, 'Name of your organization').fill("O'Neil & Søn (Ltd.)")
  await page.getByLabel('Password', { exact: true }).fill(password)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign up' }).click()

  await expect(page.getByRole('heading', { name: 'Set up the developer account' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveText([/Individual developer/, /SI partner/, /Customer developer/])
  await customer(page).click()
  await expectAccessible(page)
  await continueOn(page)
  await field(page, 'Organization name').fill('Ö')
  await field(page, 'Support email').fill('nobody')
  await continueOn(page)
  // What is wrong stands at its field, in words.
  await expect(page.getByText('Product accounts to build for: choose at least one.')).toBeVisible()
  await expect(page.getByText('Support email must be an email address')).toBeVisible()
  await page.getByRole('button', { name: 'Add a product account' }).click()
  await field(page, 'Name of the product account').fill('3M')
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: /^3M/ })).toBeChecked()
  await kept
  expect(complaints).toEqual([])

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const elsewhere = await context.newPage()
  await elsewhere.request.post(`${url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: url } })
  await elsewhere.goto(url)
  await expect(field(elsewhere, 'Organization name')).toHaveValue('Ö')
  await expect(elsewhere.getByRole('checkbox', { name: /^3M/ })).toBeChecked()
  await expectAccessible(elsewhere)
  await field(elsewhere, 'Support email').fill('help@example.com')
  await continueOn(elsewhere)
  await expect(field(elsewhere, 'Name of the developer account')).toHaveValue('Ö')
  await field(elsewhere, 'Name of the developer account').fill('株式会社')
  await elsewhere.getByRole('button', { name: 'Set up the developer account' }).click()
  await expect(elsewhere.getByRole('heading', { name: '株式会社', level: 1 })).toBeVisible()
  await context.close()

  // Whatever was set up can be looked at, and changed, under Account details.
  await page.goto(url)
  await page.getByRole('link', { name: 'Account details' }).click()
  await expect(field(page, 'Support email')).toHaveValue('help@example.com')
  await field(page, 'Support email').fill('support@example.com')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('A3: whoever finishes second is told who owns the account, and can ask to be let in', async ({
  browser,
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  const context = await browser.newContext()
  const greta = await signUp(context.request, url, 'Greta Größ', '株式会社')
  const { results } = await greta.send(`scopes/${greta.organization}/invitations`, {
    ...{ emails: [address()], role: 'org-admin' },
  })
  const accepted = { secret: results[0].link.split('#')[1], name: 'Jürgen', password }
  await page.request.post(`${url}/api/v1/invitations/accept`, { data: accepted, headers: { origin: url } })

  await page.goto(url)
  await page.getByRole('radio', { name: /^Individual developer/ }).click()
  await continueOn(page)
  await field(page, 'Display name').fill('Jürgen')
  await page.getByRole('combobox', { name: 'Country' }).fill('Germ')
  await page.getByRole('option', { name: 'Germany' }).click()
  await field(page, 'Support email').fill('help@example.com')
  await continueOn(page)
  await expect(field(page, 'Name of the developer account')).toHaveValue('Jürgen')
  const profile = { 'developer-type': 'individual', 'display-name': 'Greta', country: 'DE' }
  await greta.send(`scopes/${greta.organization}/children`, {
    ...{ type: 'developer-account', name: 'Greta', profile: { ...profile, 'support-email': 'help@example.com' } },
  })
  await page.getByRole('button', { name: 'Set up the developer account' }).click()
  await expect(page.getByRole('heading', { name: 'There is a developer account already' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Its Account Owner is Greta Größ.')
  await page.getByRole('link', { name: 'Go to the developer account' }).click()
  await expect(page.getByRole('heading', { name: "You don't have an account" })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Request access' })).toBeVisible()
  await context.close()
})
