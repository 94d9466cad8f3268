import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { blueprints, test } from './servers.ts'
import { signIn } from './sign-in.ts'

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
const themes = ['light', 'dark'] as const
const password = 'a quiet harbour'

/** The browser itself reports an answer of 401, which is how one learns that nobody is signed in. */
const butForRefusals = (complaints: readonly string[]) => complaints.filter((text) => !/status of 40[13]/.test(text))

for (const id of blueprints) {
  test(`${id}: the sign-in page says what runs and whose it is, and has somebody of every role`, async ({
    demos,
    page,
  }) => {
    const { url } = demos[id]
    const complaints = complaintsOf(page, url)
    const about = await (await page.request.get(`${url}/api/v1/deployment`)).json()
    const { groups } = await (await page.request.get(`${url}/api/v1/demo/people`)).json()
    await page.goto(`${url}/sign-in`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Sign in to ${about.name}`)
    await expect(page.getByText(about.blueprint.label, { exact: true }).first()).toBeVisible()
    await expect(page.getByText('This is a demo')).toBeVisible()
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(groups.length)
    const labels = await page.getByRole('heading', { level: 3 }).allInnerTexts()
    expect(labels.map((text) => text.split('\n')[0])).toEqual(groups.map(({ label }: { label: string }) => label))
    // Only where there are several kinds of account is one asked which.
    await expect(page.getByRole('radiogroup', { name: 'Kind of account' })).toHaveCount(
      about.populations.length > 1 ? 1 : 0,
    )
    expect(complaints).toEqual([])
  })
}

for (const viewport of widths) {
  for (const colorScheme of themes) {
    test(`the sign-in page is for everybody at ${viewport.width} px, ${colorScheme}`, async ({ browser, demos }) => {
      const context = await browser.newContext({ viewport, colorScheme })
      const page = await context.newPage()
      await page.goto(`${demos['developer-portal'].url}/sign-in`)
      await expect(page.getByRole('button', { name: /Greta Größ/ }).first()).toBeVisible()
      await expectAccessible(page)
      expect(await overflowOf(page), 'nothing sticks out sideways').toBeLessThanOrEqual(0)
      await context.close()
    })
  }
}

test('with the keyboard alone one signs in and arrives where one wanted to go', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await page.goto(`${url}/scopes/platform/you`)
  await expect(page).toHaveURL(`${url}/sign-in?to=%2Fscopes%2Fplatform%2Fyou`)
  await expect(page.getByLabel('Email')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Email')).toBeFocused()
  await page.keyboard.type('ruth@portreeve.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${url}/scopes/platform/you`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account')
  expect(butForRefusals(complaints)).toEqual([])
})

test('a wrong password keeps the address that was typed, and the cursor stands where one types again', async ({
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  await page.goto(`${url}/sign-in?to=//elsewhere.example`)
  await page.getByLabel('Email').fill('greta@moebel-groess.example')
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Email or password is not right')
  await expect(page.getByLabel('Email')).toHaveValue('greta@moebel-groess.example')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expectAccessible(page)
  // Another site was asked for: signing in never leads there.
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/scopes\//)
  expect(new URL(page.url()).origin).toBe(new URL(url).origin)
})

test('somebody of the demo is one click away, and an archived one is refused beside their name', async ({
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  await page.goto(`${url}/sign-in`)
  await page.getByRole('searchbox').fill('ines developer')
  await page.getByRole('button', { name: /Inês Gonçalves/ }).click()
  await expect(page.getByRole('alert')).toContainText('This account is archived')
  await page.getByRole('searchbox').fill('aylin developer')
  await page.getByRole('button', { name: /Aylin Özgür/ }).click()
  await expect(page).toHaveURL(/\/scopes\//)
  // Coming back does not sign anybody out.
  await page.goto(`${url}/sign-in`)
  await expect(page.getByRole('region', { name: 'You are signed in' })).toContainText('Aylin Özgür')
})

test('a browser that drops the cookie is told so, not that the password was wrong', async ({ browser, demos }) => {
  const { url } = demos['developer-portal']
  const page = await browser.newPage({ viewport: widths[1]! })
  await page.route('**/api/v1/demo/sign-in', async (route) => {
    const answer = await route.fetch()
    const { 'set-cookie': _, ...headers } = answer.headers()
    // First, so that the page does not ask with it meanwhile.
    await page.context().clearCookies()
    await route.fulfill({ response: answer, headers })
  })
  await page.goto(`${url}/sign-in`)
  await page.getByRole('searchbox').fill('greta')
  await page
    .getByRole('button', { name: /Greta Größ/ })
    .first()
    .click()
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('Your browser did not keep the sign-in')
  await expect(notice).toBeInViewport()
  await expectAccessible(page)
  await page.close()
})

test('signing out says so, and the page before is closed', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'aylin@moebel-groess.example')
  await page.goto(url)
  await page.getByRole('button', { name: /Aylin Özgür/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
})

const closed = [
  { email: 'lena@moebel-groess.example', title: 'No Access', says: 'is disabled', names: 'Greta Größ' },
  {
    email: 'pavol@moebel-groess.example',
    title: "You don't have an account",
    says: 'were removed',
    names: 'Greta Größ',
  },
  {
    email: 'beate@moebel-groess.example',
    title: 'No Access',
    says: 'administrator of a product account',
    names: 'Jürgen Weiß',
  },
  {
    email: 'thu@moebel-groess.example',
    title: "You don't have an account",
    says: 'nobody has added you',
    names: 'Greta Größ',
  },
  {
    email: 'omar@noor.example',
    title: "You don't have an account",
    says: 'no developer account yet',
    names: 'ليلى حداد',
  },
] as const

for (const { email, title, says, names } of closed) {
  test(`${email} meets the page of the blueprint with its reason and who can help (A2, A5)`, async ({
    demos,
    page,
  }) => {
    const { url } = demos['developer-portal']
    const complaints = complaintsOf(page, url)
    await signIn(page, demos['developer-portal'], email)
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText(says)).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Who can help')
    await expect(page.getByRole('main')).toContainText(names)
    await expect(page.getByRole('button', { name: 'Switch account' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copy the request id' })).toBeVisible()
    for (const viewport of widths) {
      await page.setViewportSize(viewport)
      await expectAccessible(page)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
  })
}

test('whoever follows a link into another organization is told nothing about it (A5, X8)', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'sean@oneil-soen.example')
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const { id } = scopes.find(({ type }: { type: string }) => type === 'developer-account')
  await page.goto(`${url}/enter/${id}`)
  await expect(page).toHaveURL(`${url}/scopes/${id}`)

  await signIn(page, demos['developer-portal'], 'greta@moebel-groess.example')
  await page.goto(`${url}/enter/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("You don't have an account")
  await expect(page.getByText('belongs to another organization than yours')).toBeVisible()
  await expect(page.getByText('Who can help')).toHaveCount(0)
  await expect(page.getByText("O'Neil")).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Request access' })).toHaveCount(0)
})

test('a member of three accounts chooses, and finds the last one first the next time (A17)', async ({
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'sofia@integrations.example')
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose where to work')
  await expectAccessible(page)
  const places = page.getByRole('main').getByRole('list').first().getByRole('link')
  await expect(places).toHaveCount(3)
  await expect(places.nth(2)).toContainText('みなと開発')
  await expect(places.nth(2)).toContainText('Admin')
  await places.nth(2).click()
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeVisible()
  await page.goto(url)
  await expect(places.first()).toContainText('みなと開発')
  await expect(places.first()).toContainText('where you were last')
})

test('a session that ended is taken up again over the page, and nothing typed is lost', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'juergen@moebel-groess.example')
  await page.goto(url)
  await page.getByRole('link', { name: 'User Management' }).click()
  await expect(page.getByRole('table').getByText('Aylin Özgür')).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().fill('aylin')
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(dialog).toContainText('Jürgen Weiß')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Sign in again' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('textbox').or(page.getByRole('searchbox')).first()).toHaveValue('aylin')
  await expect(page.getByText('aylin@moebel-groess.example')).toBeVisible()
  await expect(page.getByText('otto@moebel-groess.example')).toHaveCount(0)
})

test('a server that does not answer is asked again until it does', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'juergen@moebel-groess.example')
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The server does not answer')
  await expectAccessible(page)
  await page.unroute('**/api/**')
  await expect(page).toHaveURL(/\/scopes\//, { timeout: 15_000 })
})

test('an address without a page says so, signed in or not', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await page.goto(`${url}/nothing/of/the/kind`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
  await signIn(page, demos['developer-portal'], 'juergen@moebel-groess.example')
  await page.goto(`${url}/scopes/01a1fc91-cf5c-7000-8000-000000000000`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
  await expect(page.getByRole('button', { name: 'Switch account' })).toBeVisible()
  await expectAccessible(page)
})

test('a new password is chosen under the rules that the server has, and the old one no longer works', async ({
  demos,
  page,
}) => {
  const { url } = demos['ai-platform']
  const { groups } = await (await page.request.get(`${url}/api/v1/demo/people`)).json()
  const people = groups.flatMap((group: { people: readonly { email: string; status: string }[] }) => group.people)
  const { email } = people.findLast(({ status }: { status: string }) => status === 'active')
  await signIn(page, demos['ai-platform'], email)
  await page.goto(url)
  await page.waitForURL(/\/scopes\//)
  await page.goto(`${page.url().replace(/\/$/, '')}/you`)
  await page.getByRole('link', { name: 'Change password' }).click()
  await page.getByLabel('Current password').fill('wrong one entirely')
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/\w+ \w+/)
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('at least 12 characters long')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('lantern oar 41 quay')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account')
  const old = await page.request.post(`${url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: url } })
  expect(old.status()).toBe(401)
})

test('every guide that the sign-in page names can be read here', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await page.goto(`${url}/sign-in`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const addresses = await page
    .locator('a[href^="/guides/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) {
    await page.goto(address)
    await expect(page.locator('article h1')).toBeVisible()
    for (const viewport of widths) {
      await page.setViewportSize(viewport)
      await expectAccessible(page)
      expect(await overflowOf(page), address).toBeLessThanOrEqual(0)
    }
  }
  expect(complaints).toEqual([])
})

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
