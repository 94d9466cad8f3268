import { type Browser, expect, type Page } from '@playwright/test'
import { loadCases, loadDemo } from '@portreeve/blueprints'
import { complaintsOf, expectAccessible, goOn, settled } from './quiet-page.ts'
import { type BlueprintId, test } from './servers.ts'

const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly membership: string | null
  readonly scope: string | null
}

interface Place {
  readonly id: string | null
  readonly type: string
  readonly organization: string | null
  readonly roles: readonly { readonly key: string }[]
}

/** For each role that somebody of the demo holds: everything that they can open, as they see it. One file for each system: they run beside each other. */
export async function proveEveryPage(id: BlueprintId): Promise<void> {
  const { menus } = await loadCases(id)
  const { scopes, people } = await loadDemo(id)
  const held = Object.values(people).flatMap((person) =>
    Object.entries(person.roles).flatMap(([scope, roles]) =>
      roles.map((role) => `${scopes[scope]?.type ?? scope}:${role}`),
    ),
  )
  const roles = [...new Set(held)]
  // Kinds of pages that were looked at already.
  const known = new Set<string>()
  for (const role of roles) {
    test(`${id}: everything that ${role} can open`, async ({ demos, browser }) => {
      const { url } = demos[id]
      const person = await somebodyWith(url, role)
      expect(person, 'somebody of the demo has this role and can sign in').toBeDefined()
      const page = await signedIn(browser, url, person!)
      const complaints = complaintsOf(page, url)
      const session = await (await page.request.get(`${url}/api/v1/session`)).json()

      await page.goto(url)
      await settled(page)
      const menu = await menuOn(page)
      if (menu !== null) {
        const here = rolesFor(session.scopes, placeIn(page))
        const expected = menus.find(({ roles: those }) => sameSet(those, here))
        expect(expected, `the case file says what the menu of ${here.join(', ')} is`).toBeDefined()
        expect(menu.map(({ path }) => path)).toEqual(expected?.shows)
      }

      const seen = new Set<string>()
      // Where this role is held; the pages of other places are opened by those who hold a role there.
      for (const place of (session.scopes as Place[]).filter(({ roles: those }) =>
        those.some(({ key }) => key === role),
      )) {
        const address = `/scopes/${place.id ?? 'platform'}`
        if (new URL(page.url()).pathname !== address) await page.goto(`${url}${address}`)
        await settled(page)
        for (const href of (await addressesOn(page)).filter((found) => found.startsWith(address))) {
          const kind = `${place.type} ${kindOf(href)}`
          if (seen.has(kind) && !/\/pages\//.test(href)) continue
          seen.add(kind)
          // By its address, and from all sides, for the first who opens this kind of page; the others see the same page or less of it.
          if (known.has(kindOf(href))) await goOn(page, href)
          else {
            await page.goto(`${url}${href}`)
            known.add(kindOf(href))
            await expectGood(page)
          }
        }
      }
      expect(complaints).toEqual([])
      await page.context().close()
    })
  }
}

async function somebodyWith(url: string, role: string): Promise<DemoPerson | undefined> {
  const { groups } = (await (await fetch(`${url}/api/v1/demo/people`)).json()) as {
    groups: { role: string | null; people: DemoPerson[] }[]
  }
  return groups
    .find((group) => group.role === role)
    ?.people.find(({ status, membership }) => status === 'active' && membership === 'active')
}

async function signedIn(browser: Browser, url: string, person: DemoPerson): Promise<Page> {
  const context = await browser.newContext({ viewport: looks[0], colorScheme: 'light' })
  const page = await context.newPage()
  const answer = await page.request.post(`${url}/api/v1/demo/sign-in`, {
    data: { userId: person.id },
    headers: { origin: url },
  })
  expect(answer.status()).toBe(200)
  return page
}

/** Wide and light, narrow and dark: nothing that axe finds, and everything has its place. */
async function expectGood(page: Page): Promise<void> {
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await settled(page)
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `nothing sticks out sideways at ${width} px on ${page.url()}`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(looks[0])
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The menu as it can be read on the page: `SECTION / Entry above / Entry`. `null` where there is none. */
async function menuOn(page: Page): Promise<readonly { readonly path: string; readonly href: string }[] | null> {
  const menu = page.getByRole('navigation', { name: 'Menu' })
  if (!(await page.getByRole('main').isVisible())) return null
  if ((await menu.count()) === 0)
    return (await page.getByRole('button', { name: /Your account/ }).count()) > 0 ? [] : null
  const folded = menu.locator('button[aria-expanded=false]')
  while ((await folded.count()) > 0) await folded.first().click()
  return menu.evaluate((root) => {
    const entries: { path: string; href: string }[] = []
    for (const link of root.querySelectorAll('a')) {
      const above: string[] = []
      for (
        let item = link.closest('li')?.parentElement?.closest('li');
        item;
        item = item.parentElement?.closest('li')
      ) {
        above.unshift(item.querySelector('button')?.textContent ?? '')
      }
      const section = link.closest('div:has(> h2)')?.querySelector('h2')?.textContent
      entries.push({
        path: [section, ...above, link.textContent].filter(Boolean).join(' / '),
        href: link.getAttribute('href') ?? '',
      })
    }
    return entries
  })
}

/** Every page that the shell leads to here: the menu, Access, home and the own account. */
async function addressesOn(page: Page): Promise<readonly string[]> {
  const place = new URL(page.url()).pathname.replace(/\/$/, '')
  const menu = (await menuOn(page)) ?? []
  const access = page.getByRole('button', { name: 'Access', exact: true })
  const own: string[] = []
  if ((await access.count()) > 0) {
    await access.click()
    const items = page.getByRole('menu').getByRole('menuitem')
    await expect(items.first()).toBeVisible()
    own.push(...(await items.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))))
    await page.keyboard.press('Escape')
  }
  return [...new Set([place, `${place}/you`, ...menu.map(({ href }) => href), ...own])]
}

function placeIn(page: Page): string | null {
  const id = /\/scopes\/([^/?#]+)/.exec(page.url())?.[1] ?? null
  return id === 'platform' ? null : id
}

/** The roles that count for the menu of a place: those held in it and above it. */
function rolesFor(places: readonly Place[], id: string | null): readonly string[] {
  const here = places.find((place) => place.id === id)
  const counted = places.filter(
    (place) => place === here || (place.organization !== null && place.id === here?.organization),
  )
  return counted.flatMap(({ roles }) => roles.map(({ key }) => key))
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key))
}

/** What kind of page an address is: ids of places and things left out. The lists of all kinds of things are one page. */
function kindOf(href: string): string {
  return href.replace(/\/scopes\/[^/]+/, '').replace(/\/(pages|resources)\/.*/, '/$1') || '/'
}
