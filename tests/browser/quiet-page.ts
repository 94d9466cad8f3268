import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Collects everything that a page complains about: errors, warnings, violated policies, requests that failed or left this server. */
export function complaintsOf(page: Page, origin: string): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    // What the page no longer needed when it was left.
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${reason}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) {
      complaints.push(`asks somebody else: ${request.url()}`)
    }
  })
  return complaints
}

/** Nothing that axe-core finds wrong for people who use a screen reader, a keyboard, or need contrast. */
export async function expectAccessible(page: Page): Promise<void> {
  // Looked at when it is there: a page that is still on its way has no heading yet.
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first()).toBeVisible()
  // Evaluated through the debugger, which the page's policy does not concern.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as AxeWindow).axe.run()
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
  expect(violations).toEqual([])
}

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
}

/** The title is there, and nothing on the page still waits for the server. Looked at frame by frame: thousands of pages are waited for. */
export async function settled(page: Page): Promise<void> {
  for (let left = 3; left > 0; left--) {
    try {
      await page.evaluate(untilSettled)
      break
    } catch (error) {
      // Sent elsewhere meanwhile: the page that it was asked of is gone.
      if (left === 1 || !/context was destroyed|navigati/.test(String(error))) throw error
    }
  }
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[role=status][aria-label$=loading], .mantine-Skeleton-root')).toHaveCount(0)
}

/** Runs in the page. Gives up after a while, and leaves it to those who asked to say what is missing. */
function untilSettled(): Promise<void> {
  const end = performance.now() + 15_000
  return new Promise((resolve) => {
    const look = () => {
      const title = document.querySelector('main h1')
      const waiting = document.querySelector('[role=status][aria-label$=loading], .mantine-Skeleton-root')
      if ((title?.checkVisibility() && !waiting) || performance.now() > end) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** Within the page that is there, as a link does: a whole load costs ten times as much. The new page is there when it has said its title. */
export async function goOn(page: Page, href: string): Promise<void> {
  const { pathname, search } = new URL(page.url())
  if (pathname + search === href) return
  await page.evaluate((to) => {
    document.title = ''
    history.pushState({}, '', to)
  }, href)
  await expect(page).toHaveTitle(/./)
  await settled(page)
}
