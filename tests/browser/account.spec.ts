import { type Browser, expect, type Page } from '@playwright/test'
import type { RunningServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

/** Makes accounts in this demo. */
const greta = 'greta@moebel-groess.example'
const password = 'seven quiet herons'
const people = '/scopes/platform/people'

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Accounts' }).locator('tbody tr').filter({ hasText: name })

const act = async (page: Page, name: string, verb: string) => {
  await page.getByRole('button', { name: `What to do about ${name}` }).click()
  await page.getByRole('menuitem', { name: verb }).click()
}

/** Somebody else's browser. */
async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function fillSignIn(page: Page, { url }: RunningServer, email: string, secret: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('C2, C3: a person is made with a temporary password, is an App, chooses their own, changes their name and signs out elsewhere', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  await page.goto(`${demo.url}${people}`)
  await page.getByRole('button', { name: 'New person' }).click()
  await page.getByLabel('Email address').fill('orvar@example.com')
  await page.getByLabel('Full name').fill('Ǫrvar Þórsson')
  await page.getByLabel('Temporary password').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ǫrvar Þórsson has an account' })
  const temporary = await dialog.locator('code').innerText()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(row(page, 'Ǫrvar Þórsson')).toContainText('Not confirmed')
  await expect(row(page, 'Ǫrvar Þórsson').getByRole('cell').nth(1)).toHaveText('App')
  expect(complaints).toEqual([])

  const theirs = await another(browser)
  await fillSignIn(theirs, demo, 'orvar@example.com', temporary)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Choose a new password')
  await theirs.getByLabel('Temporary password').fill(temporary)
  await theirs.getByLabel('New password').fill(password)
  await theirs.getByRole('button', { name: 'Change password' }).click()
  await theirs.waitForURL(/\/scopes\//)

  const elsewhere = await another(browser)
  await fillSignIn(elsewhere, demo, 'orvar@example.com', password)
  await elsewhere.waitForURL(/\/scopes\//)

  await theirs.goto(`${demo.url}/scopes/platform/you`)
  await expect(theirs.getByText('no mail is sent from here')).toBeVisible()
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Change name' }).click()
  const rename = theirs.getByRole('dialog', { name: 'Change your name' })
  await rename.getByLabel('Name').fill('Ǫrvar\u202e')
  await rename.getByRole('button', { name: 'Change name' }).click()
  await expect(rename.getByText('must not contain invisible characters')).toBeVisible()
  await rename.getByLabel('Name').fill('Ǫrvar 山田')
  await rename.getByRole('button', { name: 'Change name' }).click()
  await expect(rename).toBeHidden()
  await expect(theirs.getByRole('button', { name: /Your account/ })).toContainText('Ǫrvar 山田')

  const sessions = theirs.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await expect(sessions.first()).toContainText('This one')
  await theirs.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(sessions).toHaveCount(1)
  expect((await elsewhere.request.get(`${demo.url}/api/v1/session`)).status()).toBe(401)
  expect((await theirs.request.get(`${demo.url}/api/v1/session`)).status()).toBe(200)
  await Promise.all([theirs, elsewhere].map((each) => each.context().close()))
})

test('C3: a first password by a link: once, and the secret leaves the address', async ({ demos, page, browser }) => {
  const demo = demos['ai-platform']
  await signIn(page, demo, greta)
  const made = await page.request.post(`${demo.url}/api/v1/scopes/platform/people`, {
    data: { email: 'link@example.com', name: 'Aino Öhman', password: 'none' },
    headers: { origin: demo.url },
  })
  await page.goto(`${demo.url}${people}/${(await made.json()).id}`)
  await act(page, 'Aino Öhman', 'New link for a first password')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('dialog', { name: 'A link for Aino Öhman' }).locator('code').innerText()

  const theirs = await another(browser)
  const complaints = complaintsOf(theirs, demo.url)
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Choose your password')
  await expect(theirs.getByText('link@example.com')).toBeVisible()
  expect(theirs.url()).toBe(`${demo.url}/set-password`)
  await expectAccessible(theirs)
  await theirs.getByLabel('Password', { exact: true }).fill(password)
  await theirs.getByRole('button', { name: 'Set password' }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Your password is set')
  expect(complaints).toEqual([])

  await theirs.goto('about:blank')
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('This link can no longer be used')
  await expect(theirs.getByText('each works once')).toBeVisible()
  await fillSignIn(theirs, demo, 'link@example.com', password)
  await theirs.waitForURL(/\/scopes\//)
  await theirs.context().close()
})

test('C7: who is archived is out at once and told why at the door, and comes back', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  await signIn(page, demo, greta)
  const made = await page.request.post(`${demo.url}/api/v1/scopes/platform/people`, {
    data: { email: 'leaver@example.com', name: 'Leo Leaver', password: 'link' },
    headers: { origin: demo.url },
  })
  const { link } = await made.json()
  await page.request.post(`${demo.url}/api/v1/links/set-password`, {
    data: { secret: link.split('#')[1], password },
    headers: { origin: demo.url },
  })
  const theirs = await another(browser)
  await fillSignIn(theirs, demo, 'leaver@example.com', password)
  await theirs.waitForURL(/\/scopes\//)

  await page.goto(`${demo.url}${people}?search=leaver`)
  await act(page, 'Leo Leaver', 'Archive')
  await expectAccessible(page)
  await page.getByRole('dialog', { name: 'Archive Leo Leaver?' }).getByRole('button', { name: 'Archive' }).click()
  const receipt = page.getByRole('dialog', { name: 'Leo Leaver is archived' })
  await expect(receipt).toContainText('Ended: 1 session.')
  expect((await theirs.request.get(`${demo.url}/api/v1/session`)).status()).toBe(401)
  await receipt.getByRole('button', { name: 'Done' }).click()
  await expect(row(page, 'Leo Leaver')).toContainText('Archived')

  await fillSignIn(theirs, demo, 'leaver@example.com', password)
  await expect(theirs.getByText('This account was archived')).toBeVisible()

  await row(page, 'Leo Leaver').getByRole('link').click()
  await page.getByRole('button', { name: 'Bring back', exact: true }).click()
  await page.getByRole('dialog', { name: 'Bring Leo Leaver back?' }).getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByText('Leo Leaver is back.')).toBeVisible()
  await fillSignIn(theirs, demo, 'leaver@example.com', password)
  await theirs.waitForURL(/\/scopes\//)
  await theirs.context().close()
})

test('whoever leaves their only place is out of it, also where its pages were open, and stays signed in', async ({
  demos,
  page,
}) => {
  const demo = demos['auth-dashboard']
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(`${demo.url}/api/v1/${path}`, { data, headers: { origin: demo.url } })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
  await signIn(page, demo, 'astrid@harbour.example')
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const team = scopes.find(({ type }: { type: string }) => type === 'team').id
  const { results } = await send(`scopes/${team}/invitations`, { emails: ['going@example.com'], role: 'developer' })
  await page.context().clearCookies()
  await send('invitations/accept', { secret: results[0].link.split('#')[1], name: 'Gő Ing', password })

  await page.goto(`${demo.url}/scopes/${team}/you`)
  await page.getByRole('button', { name: 'Leave Team' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave Team?' })
  await expect(dialog).toContainText(/Developer is gone, with \d+ permissions\./)
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page.getByText('You have left Team.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have no place here yet')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.goBack()
  await expect(page.getByRole('navigation', { name: 'Menu' })).toHaveCount(0)
})
