import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

// Here things open and close as most people see it: menus, lists to choose from, dialogs, explanations.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

const greta = 'greta@moebel-groess.example'
const astrid = 'astrid@harbour.example'

/** Opens a page of the place of this type that the person is in. */
async function openIn(page: Page, url: string, type: string, path: string): Promise<void> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const { id } = scopes.find((scope: { type: string }) => scope.type === type)
  await page.goto(`${url}/scopes/${id ?? 'platform'}${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const cell = (page: Page, name: string | RegExp) => page.getByRole('grid').getByRole('button', { name })

test('with the keyboard alone one goes through the matrix, asks why and folds a group', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await signIn(page, demos['developer-portal'], greta)
  await openIn(page, url, 'developer-account', '/roles')
  await expect(cell(page, 'Yes: Admin, View apps')).toBeVisible()
  // The whole matrix is one stop for the tab key.
  expect(await page.getByRole('grid').locator('[tabindex="0"]').count()).toBe(1)
  await page.getByRole('button', { name: /^(Fold|Unfold) all$/ }).focus()
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Account Owner').first()).toBeFocused()

  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^Developer portal/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'Yes: Admin, Enter the developer portal')).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(cell(page, 'No: Guest developer, Manage service accounts')).toBeFocused()

  await page.keyboard.press('Enter')
  const why = page.getByRole('dialog')
  await expect(why).toContainText('Guest developer does not grant Manage service accounts')
  await expect(why).toContainText('Admin has the least besides')
  await expect(why).toContainText('service-account.manage')
  await expect(why).toContainText('In a session only')
  await expect(why.getByRole('link', { name: 'Who may do this' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(why).toBeHidden()
  await expect(cell(page, 'No: Guest developer, Manage service accounts')).toBeFocused()

  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Yes: Admin, Enter the developer portal')).toBeHidden()
  await expect(page).toHaveURL(/folded=developer-portal/)
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^Apps/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('View apps')
  expect(complaints).toEqual([])
})

test('a cell says why: through an included role, and what the permission lets one do', async ({ demos, page }) => {
  const { url } = demos['ai-platform']
  await signIn(page, demos['ai-platform'], greta)
  await openIn(page, url, 'platform', '/roles')
  await cell(page, 'Yes: Admin, Projects').click()
  const why = page.getByRole('dialog')
  await expect(why).toContainText('Admin, which includes Developer, grants Projects.')
  await expect(why).toContainText('You hold this role.')
  await expect(why).toContainText('when the project is their own')
  // The same cell again closes it, another cell goes on.
  await cell(page, 'Yes: Admin, Projects').click()
  await expect(why).toBeHidden()
  await cell(page, 'No: App, Projects').click()
  await expect(why).toContainText('App does not grant Projects. Of the roles that do, Developer has the least besides.')
  // In a low window one scrolls on to the links, and leaves the cell behind.
  await page.setViewportSize({ width: 1280, height: 240 })
  await why.getByRole('link', { name: 'Check access' }).click()
  await expect(page).toHaveURL(/\/check\?permission=projects.use$/)
})

test('two roles are compared in an address that can be sent on', async ({ demos, page }) => {
  const { url } = demos['auth-dashboard']
  await signIn(page, demos['auth-dashboard'], astrid)
  await openIn(page, url, 'team', '/roles')
  await page.getByRole('button', { name: 'Compare two roles' }).click()
  await page.getByLabel('Compare', { exact: true }).selectOption('Member')
  await page.getByLabel('with', { exact: true }).selectOption('Developer')
  await expect(page.getByText('Member has 9 permissions that Developer lacks.')).toBeVisible()
  await expect(page.getByText('Developer has 1 permission that Member lacks.')).toBeVisible()
  await page.getByRole('switch', { name: 'Only differences' }).check()
  await expect(page.getByRole('grid').getByRole('rowheader', { name: /user-properties/ })).toBeVisible()
  await expect(page.getByRole('grid').getByRole('rowheader', { name: /user\.read/ })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('grid').getByRole('columnheader')).toHaveText([/^Permission/, /^Member/, /^Developer/])
  await expect(page.getByRole('status').filter({ hasText: '10 of 33 permissions' })).toBeVisible()
  await page.getByRole('button', { name: 'Stop comparing' }).click()
  await expect(page.getByRole('grid').getByRole('columnheader')).toHaveCount(7)

  await page.getByRole('grid').getByRole('button', { name: 'ReadOnly', exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Compare it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('grid').getByRole('columnheader')).toHaveText([/^Permission/, /^ReadOnly/, /^Owner/])
})

test('a filter is in the address, and there again on the way back', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], greta)
  await openIn(page, url, 'developer-account', '/roles')
  await page.getByRole('searchbox', { name: 'Filter permissions' }).fill('audit.')
  await expect(page).toHaveURL(/filter=audit/)
  await expect(page.getByRole('status').filter({ hasText: '2 of 23 permissions' })).toBeVisible()
  await page.getByRole('link', { name: 'Export the audit log' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Export the audit log')
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Filter permissions' })).toHaveValue('audit.')
  await expect(page.getByRole('status').filter({ hasText: '2 of 23 permissions' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter permissions' }).fill('lighthouse')
  await expect(page.getByRole('heading', { name: 'No permission is left' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(cell(page, 'Yes: Admin, View apps')).toBeVisible()
})

test('who holds a role and who may do something comes as a file too', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], greta)
  for (const [path, people] of [
    ['/roles/developer', ['Aylin Özgür', 'Σοφία Παππά']],
    ['/permissions/member.role', ['Greta Größ', 'Jürgen Weiß']],
  ] as const) {
    await openIn(page, url, 'developer-account', path)
    for (const name of people) await expect(page.getByRole('link', { name })).toBeVisible()
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download CSV' }).click()
    const text = await readFile(await (await waiting).path(), 'utf8')
    for (const name of people) expect(text).toContain(name)
    expect(text.trim().split('\n')).toHaveLength(people.length + 1)
  }
})

test('each role’s menu is the one that somebody with this role alone is served', async ({ demos, page }) => {
  const { url } = demos['auth-dashboard']
  await signIn(page, demos['auth-dashboard'], astrid)
  await openIn(page, url, 'team', '/roles/menus')
  const menu = page.getByRole('region', { name: 'ReadOnly', exact: true })
  await expect(menu.getByRole('listitem').first()).toBeVisible()
  const shown = await menu
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.firstChild?.textContent))
  await signIn(page, demos['auth-dashboard'], 'viktor@harbour.example')
  const { menus } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const labels = (items: { label: string; items?: [] }[]): string[] =>
    items.flatMap((item) => [item.label, ...labels(item.items ?? [])])
  expect(shown.length).toBeGreaterThan(3)
  expect(shown).toEqual(menus[0].sections.flatMap(({ items }: { items: [] }) => labels(items)))
})

test('on paper every group is unfolded and nothing but the matrix is there', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], greta)
  await openIn(page, url, 'developer-account', '/roles?folded=apps.account')
  await expect(page.getByRole('rowheader', { name: /app\.read/ })).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('rowheader', { name: /app\.read/ })).toBeVisible()
  await expect(page.getByRole('list', { name: 'What the marks mean' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0)
})

test('somebody who may not read roles is told so, and who may not read members sees no list of them', async ({
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  await signIn(page, demos['developer-portal'], 'aylin@moebel-groess.example')
  await openIn(page, url, 'developer-account', '/roles')
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toHaveText('Roles & permissions')
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`roles are readable for everybody at ${viewport.width} px, ${colorScheme}`, async ({ browser, demos }) => {
      const { url } = demos['developer-portal']
      const context = await browser.newContext({ viewport, colorScheme })
      const page = await context.newPage()
      const complaints = complaintsOf(page, url)
      await signIn(page, demos['developer-portal'], greta)
      const paths = ['/roles', '/roles?compare=admin&with=developer', '/roles?type=platform', '/roles/menus']
      for (const path of [...paths, '/roles/owner', '/permissions/app.publish']) {
        await openIn(page, url, 'developer-account', path)
        await expect(page.getByRole('status', { name: /loading/ })).toHaveCount(0)
        await expectAccessible(page)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `nothing sticks out sideways at ${path}`).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
      await context.close()
    })
  }
}

test('on a narrow screen one role is read at a time, or two beside each other', async ({ browser, demos }) => {
  const { url } = demos['developer-portal']
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signIn(page, demos['developer-portal'], greta)
  await openIn(page, url, 'developer-account', '/roles')
  await page.getByLabel('Role', { exact: true }).selectOption('Developer')
  await page.getByRole('button', { name: 'No: Developer, Delete users' }).click()
  await expect(page.getByRole('dialog')).toContainText('Developer does not grant Delete users')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare two roles' }).click()
  await page.getByLabel('with', { exact: true }).selectOption('Admin')
  await expect(page.getByRole('button', { name: 'Yes: Admin, Delete users' })).toBeVisible()
  await context.close()
})
