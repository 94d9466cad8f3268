import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const juergen = 'juergen@moebel-groess.example'
const vera = { name: 'Vera Change', email: 'vera@review.example' }
const willy = { name: 'Willy Leave', email: 'willy@review.example' }

const dialog = (page: Page) => page.getByRole('dialog')
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

test('C14, X4: a review is begun, narrowed down, decided line by line and for many, signed off, and is a report then', async ({
  demos,
  page,
  request,
}) => {
  const demo = demos['developer-portal']
  const origin = { origin: demo.url }
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const account = scopes.find(({ type }: { type: string }) => type === 'developer-account').id
  // Of their own, so that everybody else finds the demo's people as they were.
  for (const { name, email } of [vera, willy]) {
    const invited = await page.request.post(`${demo.url}/api/v1/scopes/${account}/invitations`, {
      ...{ data: { emails: [email], role: 'developer' }, headers: origin },
    })
    const secret = new URL((await invited.json()).results[0].link).hash.slice(1)
    const accepted = { data: { secret, name, password: 'a quiet harbour wall' }, headers: origin }
    expect((await request.post(`${demo.url}/api/v1/invitations/accept`, accepted)).ok()).toBe(true)
  }

  await page.goto(`${demo.url}/scopes/${account}/reviews`)
  await expect(page.getByRole('heading', { name: 'There has been no access review yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin a review' }).click()
  await dialog(page).getByLabel('Name').fill('Herbst')
  await dialog(page).getByRole('button', { name: 'Begin the review' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Herbst' })).toBeVisible()
  await expect(row(page, greta)).toContainText('Somebody else decides')
  await expectAccessible(page)

  await page.getByLabel('Finding').selectOption('disabled')
  await expect(row(page, vera.email)).toBeHidden()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('button', { name: `Change Developer of ${vera.name}` }).click()
  await dialog(page).getByLabel('New role').selectOption('admin')
  await dialog(page).getByLabel('Why').fill('Leads the team')
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await expect(row(page, vera.email)).toContainText('Changed to Admin')
  await page.getByRole('button', { name: `Remove Developer of ${willy.name}` }).click()
  await dialog(page).getByLabel('Why').fill('Left in spring')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row(page, willy.email)).toContainText('Removed')

  await page.getByLabel('Decision').selectOption('undecided')
  await expect(row(page, willy.email)).toBeHidden()
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  await page.getByRole('region', { name: 'Selected lines' }).getByRole('button', { name: /^Keep/ }).click()
  // What is left is about whoever looks: somebody else who may run reviews decides.
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign off' }).click()
  await dialog(page).getByRole('button', { name: 'Sign off' }).click()
  await expect(dialog(page)).toContainText('Jürgen Weiß')
  const review = new URL(page.url()).pathname
  await signIn(page, demo, juergen)
  await page.goto(`${demo.url}${review}`)
  await page.getByRole('button', { name: 'Keep Account Owner of Greta Größ' }).click()
  await expect(row(page, greta)).toContainText('Kept')
  await page.getByRole('button', { name: 'Sign off' }).click()
  await dialog(page).getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Report: Herbst' })).toBeVisible()
  await expect(row(page, willy.email)).toContainText('Left in spring')
  await expectAccessible(page)

  const report = await (await page.request.get(`${demo.url}/api/v1${review}/report`)).json()
  const changed = report.lines.find(({ person }: { person: { email: string } }) => person.email === vera.email)
  const gone = await page.request.post(`${demo.url}/api/v1/scopes/${account}/members/${changed.person.id}/remove`, {
    headers: origin,
  })
  expect(gone.status()).toBe(200)
  // The sign-off that was refused.
  expect(complaints.filter((text) => !/status of 409/.test(text))).toEqual([])
})
