import { expect } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

test('an owner looks at the console as a Developer sees it, changes nothing, and stops', async ({ page, demos }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await signIn(page, demos['developer-portal'], 'greta@moebel-groess.example')
  await page.goto(url)
  const menu = page.getByRole('navigation', { name: 'Menu' })
  await expect(menu.getByRole('link', { name: 'User Management' })).toBeVisible()
  const place = new URL(page.url()).pathname

  await page.goto(`${url}${place}/roles/developer`)
  await page.getByRole('button', { name: 'View as' }).click()
  const banner = page.getByRole('complementary', { name: 'View' })
  await expect(banner).toContainText('as Developer does. Nothing can be changed meanwhile.')
  await expect(menu.getByRole('link')).toHaveText(['Apps', 'API tokens', 'Account details'])
  await expectAccessible(page)

  // Another tab goes on as oneself.
  const beside = await page.context().newPage()
  await beside.goto(`${url}${place}/members`)
  await expect(beside.getByRole('heading', { name: 'User Management' })).toBeVisible()
  await beside.close()

  await page.goto(`${url}${place}/members`)
  await expect(banner).toBeVisible()
  await expect(page.getByRole('heading', { name: 'User Management' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Request access' })).toHaveCount(0)
  await page.goto(`${url}${place}`)
  await banner.getByRole('button', { name: 'Stop viewing' }).click()
  await expect(page).toHaveURL(/\/roles\/developer$/)
  await expect(banner).toHaveCount(0)
  await expect(menu.getByRole('link', { name: 'User Management' })).toBeVisible()
  // The refused page is one, as it is for the Developer.
  expect(complaints.filter((complaint) => !/403|View User Management/.test(complaint))).toEqual([])
})

test('what a view offers changes nothing and downloads nothing; signing out ends it with the session', async ({
  page,
  demos,
}) => {
  const { url } = demos['developer-portal']
  await signIn(page, { url }, 'greta@moebel-groess.example')
  await page.goto(url)
  await page.waitForURL(/\/scopes\//)
  const place = new URL(page.url()).pathname
  await page.goto(`${url}${place}/members`)
  const acts = page.getByRole('button', { name: /^(New User|Import and export|What to do about .*)$/ })
  await expect(acts.first()).toBeVisible()

  await page.goto(`${url}${place}/roles/owner`)
  await page.getByRole('button', { name: 'View as' }).click()
  const banner = page.getByRole('complementary', { name: 'View' })
  await expect(banner).toContainText('as Account Owner does')
  await page.goto(`${url}${place}/members`)
  const list = page.getByRole('table', { name: 'Members' })
  await expect(list.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('button', { name: /^(New User|Import and export)$/ })).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)

  await page.goto(`${url}${place}/audit`)
  await expect(page.getByRole('table', { name: 'Changes' }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)

  await page.goto(`${url}${place}/you`)
  await expect(page.getByText('Only you know it.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: /^(Change|Leave|Sign out)/ })).toHaveCount(0)

  await page.goto(`${url}${place}/tokens`)
  await page.getByRole('button', { name: 'New API token' }).first().click()
  await expect(page.getByRole('dialog')).toContainText('nothing can be changed meanwhile')
  await page.keyboard.press('Escape')

  // What ends the view is that the session has ended.
  await page.route('**/api/v1/sign-out', (route) => route.abort())
  const signOut = async () => {
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
  }
  await signOut()
  await expect(page.getByRole('alert').first()).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.getItem('portreeve:view-as'))).not.toBeNull()
  await page.unroute('**/api/v1/sign-out')
  await signOut()
  await expect(page).toHaveURL(/sign-in/)
  expect(await page.evaluate(() => sessionStorage.getItem('portreeve:view-as'))).toBeNull()
})
