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

test('C14: a review of the platform shows its administrators and who shares widely, takes a role away, is signed off, printed and downloaded; the schedule is set', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['ai-platform']
  const headers = { origin: demo.url }
  const complaints = complaintsOf(page, demo.url)
  const platform = `${demo.url}/api/v1/scopes/platform`
  await signIn(page, demo, greta)
  const other = await (await browser.newContext()).newPage()
  await signIn(other, demo, juergen)
  const post = async (by: Page, url: string, data: object) => {
    const answer = await by.request.post(`${platform}${url}`, { data, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.status() === 204 ? null : answer.json()
  }
  const lea = { name: 'Lea Review', email: 'lea@review.example' }
  const { id: person } = await post(page, '/people', { ...lea, password: 'link' })
  const given = await page.request.patch(`${platform}/members/${person}`, { data: { give: ['developer'] }, headers })
  expect(given.ok(), await given.text()).toBe(true)

  await page.goto(`${demo.url}/scopes/platform/reviews`)
  await expect(page.getByText(/The next one begins on .*, every quarter\./)).toBeVisible()
  await page.getByRole('button', { name: 'Change the schedule' }).click()
  await dialog(page).getByLabel('Begins').selectOption('half-year')
  await dialog(page).getByLabel('Due after').fill('21')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/every half-year\./)).toBeVisible()

  await page.getByRole('button', { name: 'Begin a review' }).click()
  await dialog(page).getByLabel('Name').fill('Plattform')
  await dialog(page).getByRole('button', { name: 'Begin the review' }).click()
  const administrators = page.getByRole('region', { name: 'Administrators' })
  await expect(administrators).toContainText(/\d+ administrators, \d+ without a second factor/)
  await page.getByLabel('Finding').selectOption('shares-widely')
  await expect(row(page, 'aylin@moebel-groess.example').first()).toContainText(/Shared widely: \d/)
  await expect(row(page, 'beate@moebel-groess.example')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByLabel('Part of a name or email').fill('lea@')
  // The list as it was moves away below whoever clicks before the other one is there.
  await expect(row(page, 'aylin@moebel-groess.example')).toHaveCount(0)
  await page.getByRole('button', { name: `Remove Developer of ${lea.name}` }).click()
  await dialog(page).getByLabel('Why').fill('Only looked at it')
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row(page, lea.email).filter({ hasText: 'Removed' })).toBeVisible()
  await expectAccessible(page)

  const review = new URL(page.url()).pathname.replace('/scopes/platform', '')
  for (const by of [page, other]) {
    const { items } = await (await by.request.get(`${platform}${review}/lines?limit=100&decision=undecided`)).json()
    const lines = items.flatMap((line: { person: { id: string }; role: { role: string } | null; isOwn: boolean }) =>
      line.isOwn ? [] : [{ person: line.person.id, role: line.role?.role ?? null }],
    )
    await post(by, `${review}/decide`, { lines, decision: 'keep' })
  }
  await page.reload()
  await page.getByRole('button', { name: 'Sign off' }).click()
  await dialog(page).getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Report: Plattform' })).toBeVisible()
  await expect(page.getByText(/^\d+, \d+ without a second factor/)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^access-review-.*\.csv$/)
  await page.emulateMedia({ media: 'print' })
  await expect(row(page, lea.email).filter({ hasText: 'Only looked at it' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await page.emulateMedia({ media: null })
  await page.goto(`${demo.url}/scopes/platform/reviews`)
  await expect(row(page, 'Plattform')).toContainText('Signed off')
  await expect(row(page, 'Plattform')).toContainText('1 removed')
  await expect(row(page, 'Plattform')).toContainText('Greta Größ')
  expect(complaints).toEqual([])
})
