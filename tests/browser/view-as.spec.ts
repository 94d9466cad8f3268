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
  await page.goto(`${url}${place}`)
  await banner.getByRole('button', { name: 'Stop viewing' }).click()
  await expect(page).toHaveURL(/\/roles\/developer$/)
  await expect(banner).toHaveCount(0)
  await expect(menu.getByRole('link', { name: 'User Management' })).toBeVisible()
  // The refused page is one, as it is for the Developer.
  expect(complaints.filter((complaint) => !/403|View User Management/.test(complaint))).toEqual([])
})
