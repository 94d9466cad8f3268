import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const greta = 'greta@moebel-groess.example'
const juergen = 'juergen@moebel-groess.example'
const lena = 'lena@moebel-groess.example'

const dialog = (page: Page) => page.getByRole('dialog')
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('C14: a review is begun, narrowed down, decided line by line and for many, signed off, and is a report then', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  await signIn(page, demo, greta)
  const { scopes } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  const account = scopes.find(({ type }: { type: string }) => type === 'developer-account').id
  await page.goto(`${demo.url}/scopes/${account}/reviews`)
  await expect(page.getByRole('heading', { name: 'There has been no access review yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin a review' }).click()
  await dialog(page).getByLabel('Name').fill('Herbst')
  await dialog(page).getByRole('button', { name: 'Begin the review' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Herbst' })).toBeVisible()
  await expect(row(page, greta)).toContainText('Somebody else decides')
  await expectAccessible(page)

  await page.getByLabel('Finding').selectOption('disabled')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Remove Developer of Lena Straßer' }).click()
  await dialog(page).getByLabel('Why').fill('Left in spring')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row(page, lena)).toContainText('Removed')
  await expect(row(page, lena)).toContainText('Left in spring')

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('button', { name: 'Change Admin of Jürgen Weiß' }).click()
  await dialog(page).getByLabel('New role').selectOption('developer')
  await dialog(page).getByLabel('Why').fill('Builds apps now')
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await expect(row(page, juergen)).toContainText('Changed to Developer')

  await page.getByLabel('Decision').selectOption('undecided')
  await expect(row(page, juergen)).toBeHidden()
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  await page.getByRole('region', { name: 'Selected lines' }).getByRole('button', { name: /^Keep/ }).click()
  // What is left is about whoever looks, and nobody else may run reviews any more.
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign off' }).click()
  await dialog(page).getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Report: Herbst' })).toBeVisible()
  await expect(row(page, greta)).toContainText('Nobody else could decide')
  await expect(row(page, lena)).toContainText('Left in spring')
  await expectAccessible(page)

  // What was decided holds: there is no review for a developer.
  await signIn(page, demo, juergen)
  await page.goto(`${demo.url}/scopes/${account}`)
  await expect(page.getByRole('link', { name: 'Apps', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Access reviews' })).toBeHidden()
  expect(complaints).toEqual([])
})
