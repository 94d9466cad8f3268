import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible, settled } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const password = 'a long walk in the rain'
const rows = (page: Page) => page.getByRole('table', { name: 'Invitations' }).locator('tbody tr')

/** Opens User Management of the developer account, as somebody who may add people to it. */
async function openMembers(page: Page, url: string): Promise<string> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const place = scopes.find(({ type }: { type: string }) => type === 'developer-account').id
  await page.goto(`${url}/scopes/${place}/members`)
  // Who is signed in is asked once, and remembered for the pages of links: not where one leaves before it is answered.
  await settled(page)
  return place
}

/** Invites through the API, and answers the link. */
async function invite(page: Page, url: string, place: string, email: string, more: object = {}): Promise<string> {
  const answer = await page.request.post(`${url}/api/v1/scopes/${place}/invitations`, {
    data: { emails: [email], role: 'developer', ...more },
    headers: { origin: url },
  })
  const [result] = (await answer.json()).results
  expect(result, email).toMatchObject({ outcome: 'invited' })
  return result.link
}

/** Out again, so that other tests find the place as its demo has it. */
async function remove(page: Page, url: string, place: string, email: string): Promise<void> {
  await signIn(page, { url }, greta)
  const members = `${url}/api/v1/scopes/${place}/members`
  const { items } = await (await page.request.get(`${members}?search=${encodeURIComponent(email)}`)).json()
  const answer = await page.request.post(`${members}/${items[0].id}/remove`, { headers: { origin: url } })
  expect(answer.status(), `${email} is removed`).toBe(200)
}

test('A7, A8: New User takes several addresses, each with its own result; somebody new joins by the link', async ({
  demos,
  page,
  browser,
}) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await signIn(page, { url }, greta)
  const place = await openMembers(page, url)
  await page.getByRole('button', { name: 'New User' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel('Email addresses')
  await field.fill('nora@example.com,')
  await field.pressSequentially('nobody ')
  await dialog.getByRole('button', { name: 'Make the links' }).click()
  await expect(dialog.getByText('nobody is not an email address')).toBeVisible()
  await expect(dialog.getByText('Choose a role.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Remove nobody' }).click()
  await field.fill('aylin@moebel-groess.example;')
  await dialog.getByRole('radio', { name: /^Developer/ }).check()
  await dialog.getByLabel('Personal note').fill('Willkommen')
  await dialog.getByRole('button', { name: 'Make the links' }).click()
  const results = page.getByRole('dialog', { name: '1 invited, 1 refused' })
  await expect(results.getByRole('listitem').filter({ hasText: 'aylin@' })).toContainText('member here already')
  const link = await results.getByRole('listitem').filter({ hasText: 'nora@' }).locator('code').innerText()
  await expectAccessible(page)
  await results.getByRole('button', { name: 'Done' }).click()

  const context = await browser.newContext()
  const newcomer = await context.newPage()
  const theirs = complaintsOf(newcomer, url)
  await newcomer.goto(link)
  await expect(newcomer.getByText('Willkommen')).toBeVisible()
  // The secret stands in the address no longer than it takes to read it.
  await expect(newcomer).toHaveURL(`${url}/invitation`)
  await expectAccessible(newcomer)
  await newcomer.getByLabel('Your name').fill('Nora Nový')
  await newcomer.getByRole('textbox', { name: 'Password' }).fill(password)
  await newcomer.getByRole('button', { name: /^Join/ }).click()
  await expect(newcomer).toHaveURL(/\/scopes\//)
  await expect(newcomer.getByText('You are Developer here')).toBeVisible()
  await newcomer.goto(link)
  await expect(newcomer.getByRole('heading', { name: 'This invitation was accepted already' })).toBeVisible()
  expect(theirs.filter((complaint) => !complaint.includes('410'))).toEqual([])
  await context.close()

  await page.reload()
  await expect(page.getByRole('table', { name: 'Members' })).toContainText('Nora Nový')
  expect(complaints).toEqual([])
  await remove(page, url, place, 'nora@example.com')
})

test('X11: somebody with an account signs in first; signed in as somebody else says so', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, { url }, greta)
  const place = await openMembers(page, url)
  const link = await invite(page, url, place, 'layla@noor.example')
  await page.goto(link)
  const notice = page.getByText('You are signed in as Greta Größ')
  await expect(notice).toBeVisible()
  await expect(page.getByText('only that account can accept it')).toContainText('layla@noor.example')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Switch account' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email').fill('layla@noor.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('a quiet harbour')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // Back at the invitation, which this tab remembers.
  await expect(page).toHaveURL(`${url}/invitation`)
  await page.getByRole('button', { name: /^Join/ }).click()
  await expect(page).toHaveURL(`${url}/scopes/${place}`)
  await expect(page.getByText('You are Developer here')).toBeVisible()
  await remove(page, url, place, 'layla@noor.example')
})

test('A8: an invitation that is over says why; sent again, only the new link works; declined, it is listed so', async ({
  demos,
  page,
  browser,
}) => {
  const { url } = demos['developer-portal']
  await signIn(page, { url }, greta)
  const place = await openMembers(page, url)
  const expiring = await invite(page, url, place, 'soon@example.com', {
    accessExpiresAt: new Date(Date.now() + 2_000).toISOString(),
  })
  const former = await invite(page, url, place, 'again@example.com')
  await page.goto(`${url}/scopes/${place}/members?view=invited`)
  await page.getByRole('button', { name: 'Send again the invitation of again@example.com' }).click()
  await page.getByRole('button', { name: 'Make a new link' }).click()
  const sent = page.getByRole('dialog', { name: 'A new link for again@example.com' })
  const link = await sent.locator('code').innerText()
  await sent.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Withdraw the invitation of soon@example.com' })).toBeVisible()
  // What the pointer rests on by chance says nothing about the page.
  await page.mouse.move(0, 0)
  await expectAccessible(page)

  const context = await browser.newContext()
  const guest = await context.newPage()
  await guest.goto(former)
  await expect(guest.getByRole('heading', { name: 'This link opens no invitation' })).toBeVisible()
  await expect(async () => {
    await guest.goto(expiring)
    await guest.reload()
    await expect(guest.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(guest.getByText('Ask Greta Größ for a new one')).toBeVisible()
  await expectAccessible(guest)
  await guest.goto(link)
  await guest.getByRole('button', { name: 'Decline' }).click()
  await guest.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  await expect(guest.getByRole('heading', { name: 'You declined the invitation' })).toBeVisible()
  await context.close()

  await page.reload()
  await expect(rows(page).filter({ hasText: 'soon@example.com' })).toContainText('Expired')
  await page.getByLabel('State', { exact: true }).selectOption('Withdrawn, declined, replaced')
  await expect(rows(page).filter({ hasText: 'again@example.com' })).toContainText('Declined')
  await page.getByLabel('State', { exact: true }).selectOption('Waiting and expired')
  await page.getByRole('button', { name: 'Withdraw the invitation of soon@example.com' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(rows(page).filter({ hasText: 'soon@example.com' })).toHaveCount(0)
})
