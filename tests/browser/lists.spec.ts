import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const marketplace = 'developer-portal'
const dashboard = 'auth-dashboard'
/** The operator of the dashboard's demo. */
const ruth = 'ruth@harbour.example'

const narrow = { width: 390, height: 844 }
const longName = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).slice(0, 100)

/** Opens a page of the place of this type that the person is in, and answers the place's part of the API's addresses. */
async function openIn(page: Page, url: string, type: string, path: string): Promise<string> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const place = scopes.find((scope: { type: string }) => scope.type === type).id ?? 'platform'
  await page.goto(`${url}/scopes/${place}${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return place
}

const rows = (page: Page, list: string) => page.getByRole('table', { name: list }).locator('tbody tr')

async function expectFitting(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0)
}

test('members: the whole list, narrowed down in the address, with back and an empty end', async ({ demos, page }) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const place = await openIn(page, demo.url, 'developer-account', '/members')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('User Management')
  const { items } = await (await page.request.get(`${demo.url}/api/v1/scopes/${place}/members`)).json()
  await expect(rows(page, 'Members')).toHaveCount(items.length)
  for (const { name } of items) await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(rows(page, 'Members').filter({ hasText: 'Lena Straßer' })).toContainText('Disabled')
  await expect(rows(page, 'Members').filter({ hasText: 'Inês Gonçalves' })).toContainText('Archived')
  await expectAccessible(page)

  await page.getByLabel('Role').selectOption('Developer')
  await expect(page).toHaveURL(/role=developer/)
  const developers = items.filter(({ roles }: { roles: { label: string }[] }) =>
    roles.some(({ label }) => label === 'Developer'),
  )
  await expect(rows(page, 'Members')).toHaveCount(developers.length)
  await page.getByLabel('Name or email begins with').fill('ayl')
  await expect(page).toHaveURL(/search=ayl/)
  await expect(rows(page, 'Members')).toHaveCount(1)
  await page.getByRole('link', { name: 'Aylin Özgür' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aylin Özgür')
  await page.goBack()
  await expect(page.getByLabel('Name or email begins with')).toHaveValue('ayl')
  await expect(rows(page, 'Members')).toHaveCount(1)

  await page.getByLabel('Name or email begins with').fill('zzz')
  await expect(page.getByText('Nobody here matches')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(rows(page, 'Members')).toHaveCount(items.length)
  await expect(page.getByLabel('Name or email begins with')).toHaveValue('')

  await page.getByRole('link', { name: 'Invited (1)' }).click()
  await expect(rows(page, 'Invitations')).toContainText('neu@moebel-groess.example')
  await expect(page.getByRole('link', { name: 'Invited (1)' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: 'In this place' })).not.toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('members: a list that fails says so in place and is asked again; a long one is shown page by page', async ({
  demos,
  page,
}) => {
  const demo = demos[marketplace]
  await signIn(page, demo, greta)
  await page.route('**/api/v1/scopes/*/members?*', (route) => route.abort())
  await page.route('**/api/v1/scopes/*/members', (route) => route.abort())
  await openIn(page, demo.url, 'developer-account', '/members')
  await expect(page.getByRole('alert')).toContainText('The server did not answer')
  await expectAccessible(page)
  await page.unrouteAll()

  await page.route('**/api/v1/scopes/*/members*', (route) => {
    const address = new URL(route.request().url())
    address.searchParams.set('limit', '2')
    return route.continue({ url: address.href })
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows(page, 'Members')).toHaveCount(2)
  await expect(page.getByText('2 shown so far')).toBeVisible()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows(page, 'Members')).toHaveCount(4)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows(page, 'Members')).toHaveCount(6)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows(page, 'Members')).toHaveCount(7)
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden()
})

test('members: names of any script and length stay within their row, also as cards at 390 px', async ({
  demos,
  page,
}) => {
  const demo = demos[marketplace]
  await signIn(page, demo, greta)
  const names = ['عبد الرحمن بن محمد الأنصاري', '陳美玲', longName]
  await page.route('**/api/v1/scopes/*/members*', async (route) => {
    const answer = await route.fetch()
    const { items, next } = await answer.json()
    const named = names.map((name, index) => ({ ...items[index], name, email: `${'long'.repeat(20)}@harbour.example` }))
    await route.fulfill({ response: answer, json: { items: named, next } })
  })
  await openIn(page, demo.url, 'developer-account', '/members')
  for (const name of names) await expect(page.getByTitle(name)).toBeVisible()
  await expectFitting(page)
  await page.setViewportSize(narrow)
  await expect(page.getByRole('list', { name: 'Members' }).getByRole('listitem')).toHaveCount(names.length)
  await expectFitting(page)
  await expectAccessible(page)
})

test('a member: what they may do leads to the question; a change that waits is told in words (A9)', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const place = await openIn(page, demo.url, 'developer-account', '/members')
  const members = `${demo.url}/api/v1/scopes/${place}/members`
  const { items } = await (await page.request.get(`${members}?search=aylin`)).json()
  const change = async (role: string, applyNow: boolean) => {
    const answer = await page.request.patch(`${members}/${items[0].id}`, {
      data: { give: [role], applyNow },
      headers: { origin: demo.url },
    })
    expect(answer.status()).toBe(200)
  }
  // Somebody who is signed in keeps the former role until they sign in again.
  const theirs = await browser.newContext()
  await signIn(await theirs.newPage(), demo, 'aylin@moebel-groess.example')
  await change('admin', false)
  try {
    await page.reload()
    const row = rows(page, 'Members').filter({ hasText: 'Aylin Özgür' })
    await expect(row).toContainText(/Developer\s*Admin\s*at next sign-in/)
    await page.getByRole('link', { name: 'Aylin Özgür' }).click()
    await expect(page.getByText('Developer now, Admin at the next sign-in')).toBeVisible()
    await expect(page.getByRole('list', { name: 'Recent history' })).toContainText(
      'Changed Aylin Özgür from Developer to Admin, from their next sign-in',
    )
    await expectAccessible(page)
    await page.setViewportSize(narrow)
    await expectFitting(page)
    await expectAccessible(page)
  } finally {
    await change('developer', true)
    await theirs.close()
  }

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.reload()
  await page.locator('summary', { hasText: 'Apps' }).click()
  await page.getByRole('link', { name: 'View apps' }).click()
  await expect(page).toHaveURL(new RegExp(`/check\\?person=${items[0].id}&permission=app\\.read`))
  expect(complaints).toEqual([])
})

test('accounts: state, address and the places of one person', async ({ demos, page }) => {
  const demo = demos[dashboard]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, ruth)
  await openIn(page, demo.url, 'platform', '/people')
  await expect(rows(page, 'Accounts').filter({ hasText: 'Inês Gonçalves' })).toContainText('Archived')
  await expectAccessible(page)
  await page.getByLabel('State').selectOption('Archived')
  await expect(page).toHaveURL(/status=archived/)
  await expect(rows(page, 'Accounts')).toHaveCount(1)
  await page.getByRole('link', { name: 'Inês Gonçalves' }).click()
  await expect(page.getByText('This account is archived')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Recent history' })).toContainText('Archived the account of')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await expectFitting(page)
  await page.goBack()
  await expect(page.getByRole('list', { name: 'Accounts' }).getByRole('listitem')).toHaveCount(1)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('places: those that one may go in are links, of the others one sees that they exist', async ({ demos, page }) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  await openIn(page, demo.url, 'organization', '/scopes')
  await expect(rows(page, 'Places').filter({ hasText: 'Outlet Zürich' })).toContainText('Suspended')
  await expect(rows(page, 'Places').filter({ hasText: 'Outlet Zürich' })).toContainText('Nothing in it is open to you')
  await expect(page.getByRole('link', { name: 'Outlet Zürich' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByLabel('Type').selectOption({ index: 1 })
  await expect(page).toHaveURL(/type=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/type=/)
  await page.setViewportSize(narrow)
  await expect(page.getByRole('list', { name: 'Places' })).toContainText('Outlet Zürich')
  await expectFitting(page)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('audit log: narrowed down in the address, one change with what it recorded, by an address of its own', async ({
  demos,
  page,
}) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  await openIn(page, demo.url, 'developer-account', '/audit')
  await expect(rows(page, 'Changes').filter({ hasText: 'Disabled Lena Straßer' })).toHaveCount(1)
  await expectAccessible(page)
  await page.getByLabel('About').selectOption('Members and roles')
  await expect(page).toHaveURL(/action=member/)
  await expect(rows(page, 'Changes').filter({ hasText: 'Registered the app' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Disabled Lena Straßer' }).click()
  const drawer = page.getByRole('dialog', { name: 'Change' })
  await expect(drawer).toContainText('member.disabled')
  await expect(drawer.getByRole('row', { name: /^Status/ })).toContainText('Disabled')
  await expectAccessible(page)
  // The address alone finds it, also where the list does not have it.
  const event = new URL(page.url()).searchParams.get('event')
  const [path] = page.url().split('?')
  await page.goto(`${path}?action=invitation&event=${event}`)
  await expect(drawer).toContainText('member.disabled')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page).not.toHaveURL(/event=/)

  await page.goto(`${path}?from=2001-01-01&to=2001-01-02`)
  await expect(page.getByText('No change matches')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await page.setViewportSize(narrow)
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('Disabled Lena Straßer')
  await expectFitting(page)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('sign-ins and refusals: a refused sign-in is there with its reason, and leads to all of that person', async ({
  demos,
  page,
}) => {
  const demo = demos[dashboard]
  const refused = await page.request.post(`${demo.url}/api/v1/sign-in`, {
    data: { email: 'tomas@harbour.example', password: 'not this one' },
    headers: { origin: demo.url },
  })
  expect(refused.status()).toBe(401)
  await signIn(page, demo, ruth)
  const complaints = complaintsOf(page, demo.url)
  await openIn(page, demo.url, 'platform', '/security-events')
  await page.getByLabel('Kind').selectOption('Refused sign-ins')
  await expect(page).toHaveURL(/kind=sign-in\.refused/)
  await expect(rows(page, 'Sign-ins and refusals').first()).toContainText('Sign-in refused: wrong password')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Sign-in refused: wrong password' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Event' })).toContainText('sign-in.refused')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('link', { name: 'Tomáš Dvořák' }).click()
  await expect(page.getByText('Of Tomáš Dvořák')).toBeVisible()
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect(page).not.toHaveURL(/person=/)
  await page.setViewportSize(narrow)
  await expectFitting(page)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('a list that one may not read is refused as a whole page, with who can help', async ({ demos, page }) => {
  const demo = demos[marketplace]
  await signIn(page, demo, 'aylin@moebel-groess.example')
  await openIn(page, demo.url, 'developer-account', '/audit')
  await expect(page.getByRole('heading', { level: 2, name: 'Who can help' })).toBeVisible()
  await expect(page.getByText('Greta Größ').first()).toBeVisible()
  await expectAccessible(page)
})

test('requests: a teaching page while nobody asks, then accepted with an end, declined with a word, and remembered', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos[marketplace]
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  await page.route('**/api/v1/scopes/*/requests?*', (route) => route.fulfill({ json: { items: [], next: null } }))
  const place = await openIn(page, demo.url, 'developer-account', '/requests')
  await expect(page.getByText('Nobody waits for an answer')).toBeVisible()
  await expectAccessible(page)
  await page.unrouteAll()

  const ask = async (email: string, asked: { permission?: string; note?: string }) => {
    const theirs = await browser.newContext()
    const other = await theirs.newPage()
    await signIn(other, demo, email)
    const answer = await other.request.post(`${demo.url}/api/v1/session/requests`, {
      data: { scope: place, ...asked },
      headers: { origin: demo.url },
    })
    // They may have asked before in this demo.
    expect([201, 409]).toContain(answer.status())
    await theirs.close()
  }
  await ask('aylin@moebel-groess.example', { permission: 'member.invite', note: 'أحتاج إلى دعوة زميلين' })
  await ask('lena@moebel-groess.example', { note: 'Back from leave' })
  await page.reload()
  const open = rows(page, 'Open requests')
  await expect(open.filter({ hasText: 'Aylin Özgür' })).toContainText('Invite or add users')
  await expect(open.filter({ hasText: 'Lena Straßer' })).toContainText('To be enabled again')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Accept the request of Aylin Özgür' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Role')).toHaveValue('developer-account:admin')
  await expect(dialog).toContainText('Aylin Özgür gets Admin from their next sign-in')
  await dialog.getByText('Two hours').click()
  await expect(dialog).toContainText('Aylin Özgür gets Admin at once')
  await dialog.getByLabel('Reason').fill('Two colleagues start today')
  await expectAccessible(page)
  // Nothing that was typed is lost where the server does not answer.
  await page.route('**/accept', (route) => route.abort())
  await dialog.getByRole('button', { name: 'Accept' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The server did not answer')
  await expect(dialog.getByLabel('Reason')).toHaveValue('Two colleagues start today')
  await page.unrouteAll()
  await dialog.getByRole('button', { name: 'Accept' }).click()
  await expect(dialog).toBeHidden()
  await expect(open.filter({ hasText: 'Aylin Özgür' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Decline the request of Lena Straßer' }).click()
  await dialog.getByLabel('What they are told').fill('Ask again in March.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Decline' }).click()
  await expect(dialog).toBeHidden()

  await page.getByRole('link', { name: 'All requests' }).click()
  await expect(page).toHaveURL(/view=all/)
  const all = rows(page, 'All requests')
  await expect(all.filter({ hasText: 'Aylin Özgür' }).first()).toContainText(/Accepted\s*Admin, ends in 2 hours/)
  await expect(all.filter({ hasText: 'Lena Straßer' }).first()).toContainText('Ask again in March.')
  await page.getByLabel('State', { exact: true }).selectOption('Declined')
  await expect(page).toHaveURL(/state=declined/)
  await expect(all.filter({ hasText: 'Aylin Özgür' })).toHaveCount(0)
  await page.setViewportSize(narrow)
  await expectFitting(page)
  await expectAccessible(page)

  await page.setViewportSize({ width: 1440, height: 900 })
  await openIn(page, demo.url, 'developer-account', '/members?search=aylin')
  await expect(rows(page, 'Members')).toContainText('in 2 hours')
  const { items } = await (await page.request.get(`${demo.url}/api/v1/scopes/${place}/members?search=aylin`)).json()
  await page.request.patch(`${demo.url}/api/v1/scopes/${place}/members/${items[0].id}`, {
    data: { give: ['developer'], expiresAt: null, applyNow: true },
    headers: { origin: demo.url },
  })
  // The answer that was kept back.
  expect(complaints.filter((complaint) => !/ERR_FAILED/.test(complaint))).toEqual([])
})
