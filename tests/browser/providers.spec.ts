import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { startOidcServer } from '../../packages/server/src/features/providers/oidc-server.fixture.ts'
import { startServer } from '../running-server.ts'
import { complaintsOf, expectAccessible, settled } from './quiet-page.ts'

const command = [process.execPath, fileURLToPath(new URL('../../packages/cli/bin/portreeve.js', import.meta.url))]
const own = '/scopes/platform/you'

test('an account somewhere else is linked on the page of one’s own, and signs in from then on, until it is unlinked', async ({
  page,
}) => {
  const port = await freePort()
  const oidc = await startOidcServer([`http://localhost:${port}/api/v1/sign-in/providers/company/callback`])
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-providers-'))
  const providers = [
    {
      id: 'company',
      label: 'Harbour ID',
      issuer: oidc.issuer,
      clientId: oidc.clientId,
      clientSecretEnv: 'SECRET',
    },
  ]
  const server = await startServer([...command, 'start', '--blueprint', 'starter', '--data', folder], {
    ...{ cwd: folder, limitMs: 120_000 },
    environment: { PORT: String(port), PORTREEVE_PROVIDERS: JSON.stringify(providers), SECRET: oidc.clientSecret },
  })
  const { url } = server
  const complaints = complaintsOf(page, url)
  const linked = page.getByRole('region', { name: 'Linked accounts' })

  const token = /\/set-up#(\S+)/.exec(server.output())?.[1]
  const someone = { name: 'Zoë Ó Briain', email: 'zoe@example.org', password: 'harbour lantern 41 oar' }
  const data = { token, ...someone, deploymentName: 'Østersø Havn (株)' }
  expect((await page.request.post(`${url}/api/v1/set-up`, { data, headers: { origin: url } })).status()).toBe(201)
  const { email, password } = someone
  await page.request.post(`${url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: url } })
  await page.goto(url + own)
  await linked.getByRole('button', { name: 'Link Harbour ID' }).click()
  await expect(linked).toContainText('greta@example.net')
  await expect(page).toHaveURL(url + own)
  await settled(page)
  await expectAccessible(page)

  await page.context().clearCookies()
  await page.goto(url + own)
  await page.getByRole('link', { name: 'Sign in with Harbour ID' }).click()
  await expect(page).toHaveURL(url + own)
  await expect(linked).toContainText('last used')

  await linked.getByRole('button', { name: 'Unlink Harbour ID' }).click()
  await expect(linked.getByRole('button', { name: 'Link Harbour ID' })).toBeVisible()
  await page.context().clearCookies()
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Sign in with Harbour ID' }).click()
  await expect(page.getByRole('alert')).toContainText('No account here is linked with this Harbour ID account')
  await settled(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  const ours = complaints.filter((text) => !text.includes(oidc.issuer) && !/status of 401/.test(text))
  expect(ours).toEqual([])

  await server.stop()
  await oidc.stop()
  rmSync(folder, { recursive: true, force: true })
})

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** The provider has to know before the server starts where it will be. */
async function freePort(): Promise<number> {
  const listening = createServer()
  await new Promise<void>((done) => listening.listen(0, 'localhost', done))
  const { port } = listening.address() as AddressInfo
  await new Promise((done) => listening.close(done))
  return port
}
