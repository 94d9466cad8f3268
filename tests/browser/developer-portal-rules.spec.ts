import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { startServer } from '../running-server.ts'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const sean = 'sean@oneil-soen.example'
const dialog = (page: Page) => page.getByRole('dialog')

async function accountOf(page: Page, url: string): Promise<string> {
  const { scopes } = await (await page.request.get(`${url}/api/v1/session`)).json()
  return scopes.find(({ type }: { type: string }) => type === 'developer-account').id
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('A13: an archive that is refused says why, and leaves no version behind', async ({ demos, page }) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, sean)
  const id = await accountOf(page, demo.url)
  await page.goto(`${demo.url}/scopes/${id}/apps`)
  await page.getByRole('link', { name: 'Tide Tables' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tide Tables')
  const versions = await page.getByRole('article').count()
  const refused = async (name: string, buffer: Buffer, why: RegExp) => {
    await page.getByRole('button', { name: 'Upload a version' }).first().click()
    await dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer })
    await expect(dialog(page)).toContainText(why)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
  }
  await refused('letter.zip', Buffer.from('Dear reviewer, this is no archive.'), /is not a ZIP archive/)
  await refused('empty.zip', Buffer.from(zipSync({ 'readme.txt': new Uint8Array([1]) })), /no manifest|is missing/)
  await refused(
    'away.zip',
    archiveOf({ version: '9.0.0' }, { '../away.js': new Uint8Array([1]) }),
    /leads out of the archive/,
  )
  await refused('old.zip', archiveOf({ version: '0.0.1' }), /Give the new one a higher number/)
  await page.reload()
  await expect(page.getByRole('article')).toHaveCount(versions)
})

test('A8, X5: a guest developer works on one app until a day, and is taken over when the sponsor leaves', async ({
  demos,
  page,
  browser,
}) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await signIn(page, { url }, sean)
  const id = await accountOf(page, url)
  const members = `${url}/api/v1/scopes/${id}/members`
  const idOf = async (search: string) => {
    const { items } = await (await page.request.get(`${members}?search=${encodeURIComponent(search)}`)).json()
    return items[0].id as string
  }
  await page.goto(`${url}/scopes/${id}/members`)
  await page.getByRole('button', { name: 'New User' }).click()
  await dialog(page).getByLabel('Email addresses').fill('guest@fjordstudio.example ')
  await dialog(page)
    .getByRole('radio', { name: /^Guest developer/ })
    .check()
  await dialog(page).getByRole('button', { name: 'Make the links' }).click()
  await expect(dialog(page)).toContainText('Choose at least one.')
  await expect(dialog(page)).toContainText('Say until when.')
  await expectAccessible(page)
  await dialog(page).getByRole('combobox', { name: 'Apps' }).fill('tide')
  await page.getByRole('option', { name: 'Tide Tables' }).click()
  await dialog(page).getByLabel('Last day').fill(inDays(40))
  await dialog(page).getByRole('combobox', { name: 'Sponsor' }).fill('søren')
  await page.getByRole('option', { name: 'Søren Søn' }).click()
  await dialog(page).getByRole('button', { name: 'Make the links' }).click()
  const link = await page.getByRole('dialog', { name: '1 invited' }).locator('code').innerText()

  const context = await browser.newContext()
  const guest = await context.newPage()
  await guest.goto(link)
  await expect(guest.getByText('You work on')).toBeVisible()
  await expect(guest.getByText('Tide Tables')).toBeVisible()
  await guest.getByLabel('Your name').fill('Ingrid Gjest')
  await guest.getByRole('textbox', { name: 'Password' }).fill('a long walk in the rain')
  await guest.getByRole('button', { name: /^Join/ }).click()
  await expect(guest).toHaveURL(/\/scopes\//)
  const menu = guest.getByRole('navigation', { name: 'Menu' })
  await expect(menu.getByRole('link')).toHaveText(['Apps', 'API tokens'])
  await menu.getByRole('link', { name: 'Apps' }).click()
  await expect(guest.getByRole('link', { name: 'Tide Tables' })).toBeVisible()
  await expect(guest.getByRole('table').getByRole('row')).toHaveCount(2)
  await context.close()

  await page.goto(`${url}/scopes/${id}/members/${await idOf('Ingrid')}`)
  await expect(page.getByRole('main')).toContainText('Søren Søn')
  await expectAccessible(page)
  await page.goto(`${url}/scopes/${id}/members/${await idOf('Søren')}`)
  await page.getByRole('button', { name: 'What to do about Søren Søn' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await dialog(page).getByRole('button', { name: 'Disable' }).click()
  await expect(dialog(page).getByRole('listitem').filter({ hasText: 'Ingrid Gjest' })).toContainText('Their guest')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Take over Ingrid Gjest' }).click()
  await expect(dialog(page).getByText('Taken over')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`${url}/scopes/${id}/members?search=Ingrid`)
  await expect(page.getByRole('table', { name: 'Members' })).toContainText("sponsor Seán O'Neil")
  expect(complaints).toEqual([])

  // As other tests find it.
  const back = { headers: { origin: url } }
  expect((await page.request.post(`${members}/${await idOf('Søren')}/enable`, back)).status()).toBe(204)
  expect((await page.request.post(`${members}/${await idOf('Ingrid')}/remove`, back)).status()).toBe(200)
})

const portreeve = fileURLToPath(new URL('../../packages/cli/bin/portreeve.js', import.meta.url))

test('A12: apps of an organization that was brought in wait for its account, and are in it once somebody onboards', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-brought-'))
  const blueprint = ['--blueprint', 'developer-portal', '--data', folder]
  const start = () =>
    startServer([process.execPath, portreeve, 'start', ...blueprint], { cwd: folder, limitMs: 120_000 })
  try {
    await (await start()).stop()
    const file = join(folder, 'organizations.json')
    const organization = {
      ...{ externalId: 'org-1', name: 'Hafnarbúð ehf.' },
      places: [{ externalId: 'shop', name: 'Vefverslun', status: 'active' }],
      people: [{ email: 'disa@hafnarbud.example', name: 'Dísa Hafstein', roles: ['org-admin'] }],
      apps: [
        { externalId: 'app-1', name: 'Flóð og fjara', type: 'public' },
        { externalId: 'app-2', name: 'Lagerinn', type: 'custom', place: 'shop' },
      ],
    }
    writeFileSync(file, JSON.stringify({ organizations: [organization] }))
    const brought = execFileSync(process.execPath, [portreeve, 'import', file, '--proved', '--links', ...blueprint], {
      encoding: 'utf8',
    })
    const secret = brought.split('/set-password#')[1]!.trim()

    const server = await start()
    const { url } = server
    const password = 'seven quiet herons'
    const send = { data: { secret, password }, headers: { origin: url } }
    expect((await page.request.post(`${url}/api/v1/links/set-password`, send)).ok()).toBe(true)
    const signedIn = { data: { email: 'disa@hafnarbud.example', password }, headers: { origin: url } }
    expect((await page.request.post(`${url}/api/v1/sign-in`, signedIn)).ok()).toBe(true)
    await page.goto(url)
    await page.getByRole('radio', { name: /^Customer developer/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox', { name: 'Organization name', exact: true }).fill('Hafnarbúð')
    await page.getByRole('checkbox', { name: /^Vefverslun/ }).check()
    await page.getByRole('textbox', { name: 'Support email', exact: true }).fill('help@hafnarbud.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Set up the developer account' }).click()
    const menu = page.getByRole('navigation', { name: 'Menu' })
    await menu.getByRole('link', { name: 'Apps' }).click()
    await expect(page.getByRole('link', { name: 'Flóð og fjara' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Lagerinn' })).toContainText('Vefverslun')
    await server.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
