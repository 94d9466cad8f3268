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
  test(`whoever opens ${id} signs in as one of its people and gets that role's menu`, async ({ demos, page }) => {
    const { url } = demos[id]
    await page.goto(url)
    const session = await page.evaluate(async () => {
      const call = async (path: string, body?: unknown) => {
        const response = await fetch(path, {
          ...(body === undefined
            ? {}
            : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        })
        return { status: response.status, body: await response.json().catch(() => null) }
      }
      const { groups } = (await call('/api/v1/demo/people')).body
      const person = groups[0].people[0]
      const before = await call('/api/v1/session')
      const signIn = await call('/api/v1/demo/sign-in', { userId: person.id })
      return { person, before, signIn, after: await call('/api/v1/session') }
    })
    expect([session.before.status, session.signIn.status, session.after.status]).toEqual([401, 200, 200])
    expect(JSON.stringify(session.after.body)).toContain(session.person.name)
    expect(session.after.body).toHaveProperty('menu')
  })
}
