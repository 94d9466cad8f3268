import { expect } from '@playwright/test'
import { complaintsOf } from './quiet-page.ts'
import { blueprints, test } from './servers.ts'

test('the API page works without the internet and without a complaint', async ({ demos, page }) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  await page.goto(`${url}/docs`)
  await expect(page.getByText('/api/v1/deployment').first()).toBeVisible()
  expect(complaints).toEqual([])
})

for (const id of blueprints) {
  test(`everybody in the demo of ${id} can be signed in as, from its page, and is then who they are`, async ({
    demos,
    page,
  }) => {
    const { url } = demos[id]
    await page.goto(url)
    const { before, visits } = await page.evaluate(async () => {
      const call = async (path: string, body?: unknown) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(
          path,
          body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
        )
        return { status: response.status, body: await response.json().catch(() => null) }
      }
      const { status } = await call('/api/v1/session')
      const { groups } = (await call('/api/v1/demo/people')).body as {
        groups: { people: { id: string; name: string }[] }[]
      }
      const found = []
      for (const person of groups.flatMap(({ people }) => people)) {
        const signIn = await call('/api/v1/demo/sign-in', { userId: person.id })
        const session = await call('/api/v1/session')
        found.push({ name: person.name, signIn: signIn.status, body: session.body })
      }
      return { before: status, visits: found }
    })
    expect(before).toBe(401)
    expect(visits.length).toBeGreaterThan(3)
    for (const { name, signIn, body } of visits) {
      // Archived and blocked people are refused here as everywhere.
      if (signIn !== 200) expect([401, 403], name).toContain(signIn)
      else expect(JSON.stringify(body.person), name).toContain(name)
    }
    const menus = visits.flatMap(({ body }) => body?.menus ?? [])
    expect(menus.some(({ sections }) => sections.length > 0)).toBe(true)
  })
}
