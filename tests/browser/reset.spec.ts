import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { startMailServer } from '../../packages/server/src/features/mail/mail-server.fixture.ts'
import { startServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { signIn } from './sign-in.ts'

const cli = fileURLToPath(new URL('../../packages/cli/bin/portreeve.js', import.meta.url))
const aylin = 'aylin@moebel-groess.example'
const password = 'seven quiet herons'

test('C8, B7: a forgotten password, signing in, and what an administrator resets, each by a link that only the mailbox gets', async ({
  page,
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-browser-'))
  const mails = await startMailServer()
  const server = await startServer(
    [process.execPath, cli, 'start', '--blueprint', 'ai-platform', '--demo', '--data', folder],
    {
      cwd: folder,
      limitMs: 180_000,
      environment: { PORTREEVE_SMTP_URL: mails.url, PORTREEVE_MAIL_FROM: 'access@example.com' },
    },
  )
  /** The link to a page in the last mail to Aylin that has one; its lines are wrapped as in every mail. */
  const linkTo = (path: string) =>
    mails.arrived
      .filter((mail) => mail.includes(aylin))
      .map((mail) => mail.replaceAll('=\r\n', ''))
      .flatMap(
        (mail) => new RegExp(`${server.url}${path}(\\?[\\w%=]+)?#[\\w-]+`).exec(mail.replaceAll('=3D', '='))?.[0] ?? [],
      )
  try {
    const complaints = complaintsOf(page, server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('Email').fill(aylin)
    await page.getByRole('button', { name: 'Forgot your password?' }).click()
    const dialog = page.getByRole('dialog', { name: 'Forgot your password?' })
    await expect(dialog.getByLabel('Email')).toHaveValue(aylin)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByRole('dialog', { name: 'Look into your mailbox' })).toContainText('30 minutes')
    await expect.poll(() => linkTo('/reset-password').length).toBe(1)

    const [link] = linkTo('/reset-password')
    await page.goto(link!)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a new password')
    expect(page.url()).toBe(`${server.url}/reset-password`)
    await expectAccessible(page)
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your password is changed')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Email').fill(aylin)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/scopes\//)

    // By a link, once the settings let people in by one.
    const admin = await (await browser.newContext()).newPage()
    const adminComplaints = complaintsOf(admin, server.url)
    await signIn(admin, server, 'ruth@portreeve.example')
    const url = `${server.url}/api/v1/scopes/platform/sign-in-settings/people`
    const { version, settings } = await (await admin.request.get(url)).json()
    const data = { version, settings: { ...settings, link: true } }
    expect((await admin.request.put(url, { data, headers: { origin: server.url } })).status()).toBe(200)
    await page.goto('about:blank')
    await page.context().clearCookies()
    await page.goto(`${server.url}/sign-in?to=%2Fscopes%2Fplatform%2Fyou`)
    await page.getByLabel('Email').fill(aylin)
    await page.getByRole('button', { name: 'Sign in with a link by mail' }).click()
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect.poll(() => linkTo('/sign-in-link').length).toBe(1)
    await page.goto(linkTo('/sign-in-link')[0]!)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account')
    expect(complaints.filter((text) => !/status of 40[13]/.test(text))).toEqual([])

    await signIn(admin, server, 'greta@moebel-groess.example')
    await admin.goto(`${server.url}/scopes/platform/people?search=aylin`)
    await admin.getByRole('button', { name: /^What to do about Aylin/ }).click()
    await admin.getByRole('menuitem', { name: 'Reset password' }).click()
    await expectAccessible(admin)
    await admin.getByRole('button', { name: 'Send the link' }).click()
    await expect(admin.getByRole('dialog', { name: `Sent to ${aylin}` })).toContainText('Ended: 2 sessions.')
    expect((await page.request.get(`${server.url}/api/v1/session`)).status()).toBe(401)
    await expect.poll(() => linkTo('/reset-password').length).toBe(2)
    expect(adminComplaints).toEqual([])
    await admin.context().close()
  } finally {
    await server.stop()
    await mails.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
