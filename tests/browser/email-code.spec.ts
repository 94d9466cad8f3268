import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { startMailServer } from '../../packages/server/src/features/mail/mail-server.fixture.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { readConfig } from '../../packages/server/src/read-config.ts'
import { startServer } from '../../packages/server/src/start.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { signIn } from './sign-in.ts'

const consoleFolder = fileURLToPath(new URL('../../packages/console/dist', import.meta.url))
const thu = 'thu@moebel-groess.example'

test('codes by email are switched on with one, and asked for at the next sign-in', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-browser-'))
  const mails = await startMailServer()
  const clock = new MovingClock(new Date())
  const environment = { PORTREEVE_SMTP_URL: mails.url, PORTREEVE_MAIL_FROM: 'access@example.com' }
  const options = { blueprint: 'ai-platform', demo: true, data: folder, consoleFolder }
  const server = await startServer(readConfig(environment, options), clock)
  const at = { url: server.url.origin }
  const codes = () => mails.arrived.flatMap((mail) => /\b\d{4} \d{4}\b/.exec(mail)?.[0] ?? [])
  try {
    const complaints = complaintsOf(page, at.url)
    await signIn(page, at, thu)
    await page.goto(`${at.url}/scopes/platform/you`)
    await page.getByRole('button', { name: 'Switch on codes by email' }).click()
    const dialog = page.getByRole('dialog', { name: 'Switch on codes by email' })
    await dialog.getByRole('button', { name: 'Send a code' }).click()
    await expect.poll(() => codes().length).toBe(1)
    await dialog.getByLabel('Code').fill('0000 0000')
    await dialog.getByRole('button', { name: 'Switch on' }).click()
    await expect(dialog.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await dialog.getByLabel('Code').fill(codes()[0]!)
    await dialog.getByRole('button', { name: 'Switch on' }).click()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    // What was wrong once is a refusal, which browsers write down.
    expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([])

    clock.forward(1)
    await page.context().clearCookies()
    await page.goto(`${at.url}/sign-in`)
    await page.getByLabel('Email').fill(thu)
    await page.getByLabel('Password', { exact: true }).fill('a quiet harbour')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your second factor')
    await page.getByRole('button', { name: 'Send a code' }).click()
    await expect(page.getByText('A code is on its way to t…@moebel-groess.example')).toBeVisible()
    await expectAccessible(page)
    await expect.poll(() => codes().length).toBe(2)
    await page.getByLabel('Code').fill(codes()[1]!)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.waitForURL(/\/scopes\//)
  } finally {
    await server.stop()
    await mails.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
