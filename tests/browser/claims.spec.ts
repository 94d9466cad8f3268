import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

test('a place that has lost its last owner is claimed from above, and the former owner objects (X3)', async ({
  demos,
  page,
  browser,
}) => {
  const demo = demos['developer-portal']
  const complaints = complaintsOf(page, demo.url)
  const visitor = async () => (await browser.newContext()).newPage()
  const send = async (by: Page, method: 'POST' | 'PATCH', path: string, data: object = {}) => {
    const answer = await by.request.fetch(`${demo.url}/api/v1/${path}`, {
      ...{ method, data, headers: { origin: demo.url } },
    })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
  const [owner, operator] = [await visitor(), await visitor()]
  await signIn(owner, demo, 'yuki@minato.example')
  const { person: former, scopes } = await (await owner.request.get(`${demo.url}/api/v1/session`)).json()
  const organization = scopes.find(({ type }: { type: string }) => type === 'organization').id
  await signIn(page, demo, 'haruto@minato.example')
  const { person: claimant } = await (await page.request.get(`${demo.url}/api/v1/session`)).json()
  await send(owner, 'PATCH', `scopes/${organization}/members/${claimant.id}`, { give: ['org-admin'] })
  await signIn(operator, demo, 'ruth@portreeve.example')
  await send(operator, 'POST', `scopes/platform/people/${former.id}/archive`)

  await page.goto(`${demo.url}/scopes/${organization}/scopes`)
  const row = page.getByRole('table', { name: 'Places' }).locator('tbody tr').filter({ hasText: 'みなと開発' })
  await expect(row).toContainText('Needs an owner')
  await row.getByRole('link').click()
  const notice = page
    .getByRole('complementary')
    .filter({ hasText: 'Nobody here holds the role Account Owner any more' })
  await expect(notice).toContainText('You can claim it and become its Account Owner.')
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Claim this place' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`${former.name} and the people who look after this place are told at once`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Claim this place' }).click()
  await expect(notice).toContainText('You have claimed it')
  await expect(notice.getByRole('button')).toHaveText(['Withdraw the claim'])

  // Back, and without the role that an operator cannot give: she sees what is about to happen.
  await send(operator, 'POST', `scopes/platform/people/${former.id}/unarchive`)
  await signIn(owner, demo, 'yuki@minato.example')
  await owner.goto(demo.url)
  const against = owner.getByRole('complementary').filter({ hasText: `${claimant.name} has claimed` })
  await against.getByRole('button', { name: 'Object' }).click()
  const objection = owner.getByRole('dialog')
  await expect(objection).toContainText('You do not get your role back by it')
  await expectAccessible(owner)
  await objection.getByRole('button', { name: 'Object' }).click()
  await expect(against).toBeHidden()

  await page.reload()
  await expect(notice).toContainText('A former holder objected to your claim.')
  await expect(notice.getByRole('button')).toHaveText(['Claim this place'])
  expect(complaints).toEqual([])
})
