import { expect } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'

test('the one-time link of a first start leads to a form that makes the first account, once', async ({
  fresh,
  page,
}) => {
  const complaints = complaintsOf(page, fresh.url)
  const link = /http:\/\/localhost:\d+\/set-up\S*/.exec(fresh.output())?.[0]
  expect(link, 'the start text has the link').toBeDefined()

  await page.goto(fresh.url)
  await expect(page.getByText('Nobody has set this up yet')).toBeVisible()

  await page.goto(link!)
  await expect(page.getByRole('heading', { name: 'Set up Portreeve' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Whose deployment is this?').fill('Østersø Havn (株)')
  await page.getByLabel('Your name').fill('Zoë Ó Briain')
  await page.getByLabel('Your email address').fill('zoe@example.org')
  await page.getByLabel('Password', { exact: true }).fill('harbour lantern 41 oar')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('heading', { name: 'It is set up' })).toBeVisible()
  // The browser itself reports the 401 by which the start page learned that nobody is signed in.
  expect(complaints.filter((text) => !/status of 401/.test(text))).toEqual([])

  await page.goto(fresh.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Østersø Havn (株)')
  await page.goto(link!)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'This is set up already' })).toBeVisible()

  const signIn = await page.request.post(`${fresh.url}/api/v1/sign-in`, {
    data: { email: 'zoe@example.org', password: 'harbour lantern 41 oar' },
    headers: { origin: fresh.url },
  })
  expect(signIn.status()).toBe(200)
})
