import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, type Page } from '@playwright/test'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { complaintsOf } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const program = fileURLToPath(new URL('../../packages/cli/bin/portreeve.js', import.meta.url))
const run = promisify(execFile)
const password = 'a long walk in the rain'
const dialog = (page: Page) => page.getByRole('dialog')

/** The command line of somebody with a token, in a folder of their own. */
function commandLine(url: string, token: string) {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-story-'))
  const environment = {
    ...process.env,
    ...{ PORTREEVE_URL: url, PORTREEVE_TOKEN: token, XDG_CONFIG_HOME: folder },
  }
  return {
    /** What it printed, or the code of what was refused. */
    async apps(...words: string[]): Promise<string> {
      const answer = await run(process.execPath, [program, 'apps', ...words, '--json'], { env: environment }).catch(
        (error: { readonly stdout: string }) => error,
      )
      const { error, ...told } = JSON.parse(answer.stdout) as { readonly error?: { readonly code: string } }
      return error === undefined ? JSON.stringify(told) : error.code
    },
    archive(name: string, version: string): string {
      const file = join(folder, `${name}-${version}.zip`)
      writeFileSync(file, archiveOf({ name, version }))
      return file
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The tools that an AI client sees with the token; none once the token opens nothing. */
async function toolsOf(url: string, token: string): Promise<readonly string[]> {
  const client = new Client({ name: 'story', version: '1' })
  const headers = { authorization: `Bearer ${token}` }
  try {
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers } }))
    return (await client.listTools()).tools.map(({ name }) => name)
  } catch (error) {
    expect(String(error)).toContain('not-signed-in')
    return []
  } finally {
    await client.close()
  }
}

async function choose(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `What to do about ${name}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('A1, A6, A8, A10, A11, A14 to A16: from signing up to a published app, a developer cut off and back, an account suspended', async ({
  demos,
  page,
  browser,
}) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)

  // Signing up makes an organization, whose admin sets up its developer account.
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sign up to')
  await page.getByLabel('Email').fill('signe@broend.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Go on here' }).click()
  await page.getByLabel('Your name').fill('Signe Brønd')
  await page.getByLabel('Name of your organization').fill('Brønd & Søn (Ltd.) 株式会社')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('radio', { name: /^Customer developer/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Organization name').fill('Brønd & Søn (Ltd.) 株式会社')
  await page.getByRole('button', { name: 'Add a product account' }).click()
  await page.getByLabel('Name of the product account').fill('Brønd Support')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: /^Brønd Support/ })).toBeChecked()
  await page.getByLabel('Support email').fill('support@broend.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Set up the developer account' }).click()
  await expect(page.getByText('You are Account Owner here')).toBeVisible()
  const place = new URL(page.url()).pathname

  // A developer is invited, joins, and takes a token to the command line.
  await page.goto(`${url}${place}/members`)
  await page.getByRole('button', { name: 'New User' }).click()
  await dialog(page).getByLabel('Email addresses').fill('dev@broend.example,')
  await dialog(page).getByRole('radio', { name: 'Developer', exact: true }).check()
  await dialog(page).getByRole('button', { name: 'Make the links' }).click()
  const link = await dialog(page).locator('code').innerText()
  const context = await browser.newContext()
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByLabel('Your name').fill('Ravn Dahl')
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password)
  await theirs.getByRole('button', { name: /^Join/ }).click()
  await expect(theirs.getByText('You are Developer here')).toBeVisible()
  await theirs.goto(`${url}${place}/tokens`)
  await theirs.getByRole('button', { name: 'New API token' }).first().click()
  await dialog(theirs).getByRole('textbox', { name: 'Name' }).fill('Laptop')
  await dialog(theirs).getByLabel('Everything that I may do here').check()
  await dialog(theirs).getByRole('button', { name: 'Make the token' }).click()
  const token = (await dialog(theirs).getByText(/^prt_/).textContent()) ?? ''

  const line = commandLine(url, token)
  const office = await browser.newContext()
  const operator = await office.newPage()
  try {
    expect(await line.apps('create', 'Brev', '--type', 'custom', '--for', 'Brønd Support')).toContain('"Brev"')
    expect(await line.apps('upload', line.archive('Brev', '1.0.0'), '--app', 'Brev')).toContain('"draft"')
    expect(await line.apps('test', 'Brev')).toContain('"test"')
    expect(await line.apps('publish', 'Brev')).toContain('"published"')
    expect(await toolsOf(url, token)).toContain('publish_app')

    // Disabled: token, tools and session are worth nothing from that moment. Enabled: what was chosen works again.
    await page.goto(`${url}${place}/members`)
    await choose(page, 'Ravn Dahl', 'Disable')
    await dialog(page).getByRole('button', { name: 'Disable' }).click()
    await expect(dialog(page)).toContainText('Ended: 1 API token.')
    expect(await line.apps('list')).toBe('not-signed-in')
    expect(await toolsOf(url, token)).toEqual([])
    await theirs.goto(`${url}/`)
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('No Access')
    await page.keyboard.press('Escape')
    await choose(page, 'Ravn Dahl', 'Enable')
    await dialog(page).getByRole('checkbox', { name: 'Laptop' }).check()
    await dialog(page).getByRole('button', { name: 'Enable' }).click()
    await expect(page.getByText('Ravn Dahl is enabled again, with one API token.')).toBeVisible()
    expect(await line.apps('list')).toContain('"Brev"')

    // Suspended: its custom app can only be looked at. Public apps go on to the marketplace.
    await signIn(operator, { url }, 'ruth@portreeve.example')
    await suspend(operator, url, page)
    expect(await line.apps('upload', line.archive('Brev', '1.1.0'), '--app', 'Brev')).toBe('not-allowed')
    await theirs.goto(`${url}${place}/apps`)
    await theirs.getByRole('link', { name: 'Brev' }).click()
    await expect(theirs.getByText('This app is read-only')).toBeVisible()
    await expect(theirs.getByRole('button', { name: 'Upload a version' })).toHaveCount(0)
    await line.apps('create', 'Fyr', '--type', 'public')
    await line.apps('upload', line.archive('Fyr', '1.0.0'), '--app', 'Fyr')
    expect(await line.apps('submit', 'Fyr')).toContain('"in-review"')
    await signIn(operator, { url }, 'marek@portreeve.example')
    await operator.goto(`${url}/scopes/platform/submissions`)
    await operator.getByRole('link', { name: 'Fyr 1.0.0' }).click()
    await operator.getByRole('button', { name: 'Approve' }).click()
    await dialog(operator).last().getByRole('button', { name: 'Approve' }).click()
    await expect(operator.getByText('Fyr 1.0.0 is approved and published')).toBeVisible()
    expect(await line.apps('status', 'Fyr')).toContain('"publishedVersion":"1.0.0"')
  } finally {
    line.end()
    await context.close()
    await office.close()
  }
  expect(complaints).toEqual([])
})

/** As the operator does, from the place's own page. */
async function suspend(operator: Page, url: string, owner: Page): Promise<void> {
  const { scopes } = await (await owner.request.get(`${url}/api/v1/session`)).json()
  const product = scopes.find(({ type }: { type: string }) => type === 'product-account').id
  await operator.goto(`${url}/scopes/${product}`)
  await operator.getByRole('button', { name: 'Change state' }).click()
  await dialog(operator).getByRole('radio', { name: 'Suspended' }).check()
  await expect(dialog(operator)).toContainText('One app of it can then only be looked at, at once.')
  await dialog(operator).getByRole('button', { name: 'Change state' }).click()
  await expect(operator.getByText('Brønd Support is now: suspended.')).toBeVisible()
}
