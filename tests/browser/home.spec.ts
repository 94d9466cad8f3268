import { expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible, goOn, settled } from './quiet-page.ts'
import { blueprints, test } from './servers.ts'
import { signIn } from './sign-in.ts'

/** In each system somebody who may read its lists. */
const readers = {
  'developer-portal': 'greta@moebel-groess.example',
  'auth-dashboard': 'astrid@harbour.example',
  'ai-platform': 'greta@moebel-groess.example',
} as const

interface Item {
  readonly id: string
  readonly label: string
  readonly permission?: string
  readonly page?: string | null
  readonly lists?: string
  readonly scope?: string | null
  readonly items?: readonly Item[]
}

interface Session {
  readonly scopes: readonly {
    readonly id: string | null
    readonly type: string
    readonly operations: readonly string[]
  }[]
  readonly menus: readonly { readonly sections: readonly { readonly items: readonly Item[] }[] }[]
}

const sessionOf = async (page: Page, url: string): Promise<Session> =>
  (await page.request.get(`${url}/api/v1/session`)).json()

const main = (page: Page) => page.getByRole('main')

/** An address without what is looked for, and without which event or person it is about. */
function kindOf(link: string): string {
  return new URL(link).pathname.replace(/[0-9a-f-]{36}$/, '')
}

/** An address within the server. */
function within(link: string): string {
  const { pathname, search } = new URL(link)
  return pathname + search
}

async function openHome(page: Page, url: string, place: string): Promise<void> {
  await page.goto(`${url}/scopes/${place}`)
  await settled(page)
  await expect(page.getByRole('heading', { name: 'You here' })).toBeVisible()
}

/** The rows of a list, all of them. */
async function rowsOf(page: Page, list: string): Promise<number> {
  const table = page.getByRole('table', { name: list })
  await expect(table.locator('tbody tr').first()).toBeVisible()
  const more = page.getByRole('button', { name: 'Show more' })
  while (await more.isVisible()) {
    const before = await table.locator('tbody tr').count()
    await more.click()
    await expect(table.locator('tbody tr').nth(before)).toBeVisible()
  }
  return table.locator('tbody tr').count()
}

/** The numbers of a part of the page, each with the list that it leads to. */
async function countsIn(
  page: Page,
  part: string,
): Promise<readonly { readonly count: number; readonly href: string }[]> {
  const links = main(page).getByLabel(part).getByRole('link')
  return links.evaluateAll((found) =>
    found.map((link) => ({ count: Number(link.textContent), href: (link as HTMLAnchorElement).href })),
  )
}

for (const id of blueprints) {
  test(`${id}: every number on Home is the number of rows in the list that it leads to`, async ({ demos, page }) => {
    test.slow()
    const { url } = demos[id]
    const complaints = complaintsOf(page, url)
    await signIn(page, demos[id], readers[id])
    let followed = 0
    const seen = new Set<string>()
    for (const scope of (await sessionOf(page, url)).scopes) {
      const place = scope.id ?? 'platform'
      await openHome(page, url, place)
      await expectAccessible(page)
      const parts = [
        ['People by role and state', 'Members'],
        ['Accounts by state', 'Accounts'],
        ['Places by type and state', 'Places'],
      ] as const
      for (const [part, list] of parts) {
        const before = followed
        for (const { count, href } of await countsIn(page, part)) {
          // Of places of one type it is the same question.
          const question = `${scope.type} ${new URL(href).search}`
          if (seen.has(question)) continue
          seen.add(question)
          await goOn(page, `/scopes/${place}`)
          await goOn(page, within(href))
          const rows = await rowsOf(page, list)
          // Archived and blocked together have no filter: the list has them among the others.
          const isMixed = list === 'Members' && !new URL(href).searchParams.has('status')
          const away = page.getByRole('row').filter({ hasText: /Archived|Blocked/ })
          expect(isMixed ? await away.count() : rows, href).toBe(count)
          followed++
        }
        if (followed > before) await goOn(page, `/scopes/${place}`)
      }
      const invited = main(page).getByRole('link', { name: /invitation/ })
      const waiting = (await invited.allTextContents()).reduce((sum, text) => sum + Number.parseInt(text, 10), 0)
      if (waiting > 0) {
        await invited.first().click()
        expect(await rowsOf(page, 'Invitations')).toBe(waiting)
        followed++
      }
    }
    expect(followed, 'the demo has something to count').toBeGreaterThan(5)
    expect(complaints).toEqual([])
  })

  test(`${id}: every link on Home leads to a page`, async ({ demos, page }) => {
    test.slow()
    const { url } = demos[id]
    const complaints = complaintsOf(page, url)
    await signIn(page, demos[id], readers[id])
    const [first] = (await sessionOf(page, url)).scopes
    await openHome(page, url, first?.id ?? 'platform')
    const found = main(page).getByRole('link')
    const every = await found.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    // A list that is narrowed down is one page, whatever is looked for.
    const links = every.filter((link, at) => every.findIndex((other) => kindOf(other) === kindOf(link)) === at)
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      await goOn(page, within(link))
      await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('heading', { name: 'There is nothing here' })).toHaveCount(0)
    }
    expect(complaints).toEqual([])
  })
}

// The menu of the developer portal leads to Portreeve's own pages alone.
for (const id of ['auth-dashboard', 'ai-platform'] as const) {
  test(`${id}: C13: a page of the application says what guards it, and the code names exactly that`, async ({
    demos,
    page,
  }) => {
    test.slow()
    const { url } = demos[id]
    const complaints = complaintsOf(page, url)
    await signIn(page, demos[id], readers[id])
    const { menus, scopes } = await sessionOf(page, url)
    const leaves = (items: readonly Item[]): readonly Item[] =>
      items.flatMap((item) => (item.items ? leaves(item.items) : [item]))
    const guarded = menus
      .flatMap(({ sections }) => sections.flatMap(({ items }) => leaves(items)))
      .filter((item) => item.page === null && item.lists === undefined)
    expect(guarded.length, 'some pages are the application’s').toBeGreaterThan(0)
    // All are made alike: some of them from the beginning to the end of the menu are enough.
    const step = Math.ceil(guarded.length / 4)
    const pages = guarded.filter((_each, at) => at % step === 0 || at === guarded.length - 1)
    for (const { id: item, label, permission, scope } of pages) {
      const place = scope ?? 'platform'
      const type = scopes.find((candidate) => candidate.id === (scope ?? null))?.type
      await page.goto(`${url}/scopes/${place}/pages/${item}`)
      await settled(page)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(label)
      await expect(main(page).getByText('You can open this page')).toBeVisible()
      await expect(page.getByRole('region', { name: 'What guards it' })).toContainText(permission!)
      const code = page.getByRole('region', { name: /^The code/ })
      await expect(code.getByRole('tabpanel')).toContainText(`action: { name: '${permission}' }`)
      await expect(code.getByRole('tabpanel')).toContainText(`resource: { type: '${type}', id: '${place}' }`)
    }
    await expectAccessible(page)
    for (const tab of ['HTTP', 'Menu in React']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('tabpanel')).toContainText(guarded.at(-1)!.permission!)
      await expectAccessible(page)
    }
    await page.goto(`${url}/scopes/${guarded[0]?.scope ?? 'platform'}/pages/of-nobody`)
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
    expect(complaints).toEqual([])
  })
}

test('A1: whoever can make the missing developer account is led there, and their organization says so too', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, 'layla@noor.example')
  await page.goto(demo.url)
  await expect(page.getByRole('heading', { name: 'Set up the developer account' })).toBeVisible()
  await page.getByRole('link', { name: 'Go on later' }).click()
  const notice = page.getByRole('complementary', { name: 'This organization has no developer account yet' })
  await expect(notice).toContainText('becomes its Account Owner')
  await expectAccessible(page)
})

test('somebody with few rights sees who they are and what they may do, and nothing of others', async ({
  demos,
  page,
}) => {
  const demo = demos['developer-portal']
  await signIn(page, demo, 'thu@moebel-groess.example')
  const { scopes } = await sessionOf(page, demo.url)
  const place = scopes.find(({ type }) => type === 'product-account')?.id
  await openHome(page, demo.url, place!)
  await expect(page.getByRole('region', { name: 'What you may do here' })).toContainText('product-account.read')
  for (const hidden of ['Waiting', 'Members', 'Recent changes', 'Accounts']) {
    await expect(page.getByRole('heading', { name: hidden, exact: true })).toHaveCount(0)
  }
  await expectAccessible(page)
})
