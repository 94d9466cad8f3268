import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'

test('C11, C2: somebody signs up and is the owner of an organization that is called after them, with the Dashboard alone', async ({
  multi: { url },
  page,
}) => {
  const complaints = complaintsOf(page, url)
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sign up to /)
  await page.getByRole('textbox', { name: 'Email' }).fill(`${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Go on here' }).click()
  // Nobody is asked what their organization is called: the blueprint says it.
  await expect(page.getByRole('textbox', { name: /organization/i })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Your name' }).fill('山田 幸')
  await expect(page.getByText("Your organization is called “山田 幸's Organization” at first")).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('seven quiet herons')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign up' }).click()

  const menu = page.getByRole('navigation', { name: 'Menu' })
  await expect(menu.getByRole('link')).toHaveText(['Dashboard'])
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  const held = scopes.map(({ name, roles }: { name: string; roles: { label: string }[] }) => [
    name,
    roles.map(({ label }) => label),
  ])
  expect(held).toContainEqual(["山田 幸's Organization", ['Owner']])
  expect(complaints).toEqual([])
})
