import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url))
/** Only when asked for: a picture differs a little on every machine. */
const keep = process.env.PORTREEVE_IMAGES === '1'

const owner = 'greta@moebel-groess.example'

/** The pictures of the README. What each is there to show is on it, or the test fails. */
const pictures = [
  { name: 'home', email: owner, path: '', shows: ['Waiting', 'Recent changes', 'What you may do here'] },
  { name: 'home-dark', email: owner, path: '', shows: ['Waiting', 'Recent changes'], colorScheme: 'dark' },
  { name: 'roles', email: owner, path: '/roles', shows: ['Roles & permissions', 'Publish or submit for review'] },
  { name: 'check-access', email: owner, path: '/check', shows: ['No role that', 'Greta Größ'], ask: true },
  { name: 'no-access', email: 'beate@moebel-groess.example', path: null, shows: ['No Access', 'Request access'] },
] as const

for (const { name, email, path, shows, ...how } of pictures) {
  test(`the picture “${name}” shows what it is there for`, async ({ demos, browser }) => {
    const demo = demos['developer-portal']
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'colorScheme' in how ? how.colorScheme : 'light',
    })
    const page = await context.newPage()
    await signIn(page, demo, email)
    await page.goto(demo.url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (path !== null) await page.goto(`${page.url()}${path}${'ask' in how ? await question(page) : ''}`)
    for (const text of shows) await expect(page.getByText(text).first()).toBeVisible()
    await expect(page.locator('[role=status][aria-label$=loading]')).toHaveCount(0)
    if (keep) {
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: `${folder}/${name}.png` })
    }
    await context.close()
  })
}

/** May Aylin delete users? She may not, and the answer says who could let her. */
async function question(page: Page): Promise<string> {
  const place = new URL(page.url()).pathname.split('/')[2]
  const found = await page.request.get(
    `${new URL(page.url()).origin}/api/v1/scopes/${place}/access/subjects?search=Aylin`,
  )
  const { items } = await found.json()
  return `?person=${items[0].id}&permission=member.delete`
}
