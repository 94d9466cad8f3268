import { expect } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

test('mail: what was written about a place is read as it looks, without its link, and said to have reached nobody', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, 'greta@moebel-groess.example')
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const account = scopes.find(({ type }: { type: string }) => type === 'developer-account').id
  await page.goto(`${demo.url}/scopes/${account}/mails`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mail')
  await expect(page.getByText('There is no mail server, so nobody was')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'How mail is sent' })).toHaveCount(0)

  await page.getByLabel('Kind').selectOption('Invitation')
  await expect(page).toHaveURL(/kind=invitation/)
  await page
    .getByRole('link', { name: /invite/i })
    .first()
    .click()
  const drawer = page.getByRole('dialog', { name: 'Mail' })
  await expect(drawer.getByText('Without a mail server nobody got it')).toBeVisible()
  const mail = drawer.frameLocator('iframe')
  await expect(mail.getByRole('heading', { level: 1 })).toContainText('Möbelhaus')
  await expect(mail.getByText('Accept the invitation')).toHaveCSS('border-radius', '8px')
  await expect(mail.getByRole('link')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(drawer).toBeHidden()

  await page.getByLabel('Kind').selectOption('Test mail')
  await expect(page.getByText('No mail matches')).toBeVisible()
  // The test itself looks into the frame, in which no script may run.
  const own = "Blocked script execution in 'about:srcdoc'"
  expect(complaints.filter((complaint) => !complaint.startsWith(own))).toEqual([])
})

test('mail: whoever runs the installation is told that there is no mail server, and how to set one', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, 'ruth@portreeve.example')
  await page.goto(`${demo.url}/scopes/platform/mails`)
  const settings = page.getByRole('region', { name: 'How mail is sent' })
  await expect(settings.getByText('PORTREEVE_SMTP_URL')).toBeVisible()
  await expect(settings.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
