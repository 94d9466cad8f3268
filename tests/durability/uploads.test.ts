import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveOf } from '../../packages/server/src/features/apps/archive.fixture.ts'
import { startBuilt, type Target } from './built-server.ts'
import { clientOf, setUp, signInCookie } from './portal-client.ts'

let target: Target
beforeAll(() => {
  target = { folder: mkdtempSync(join(tmpdir(), 'portreeve-uploads-')), blueprint: 'developer-portal' }
})
afterAll(() => rmSync(target.folder, { recursive: true, force: true }))

/** The files of the store, with their sizes. */
function stored(): readonly { readonly path: string; readonly size: number }[] {
  const folder = join(target.folder, 'files')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, size: statSync(path).size }))
}

// The guarantee: a version and its file are there together or not at all, whenever the process dies.
it('A13: a server that is killed in the middle of an upload has nothing of it when it starts again, and keeps what it has confirmed', {
  timeout: 240_000,
}, async () => {
  const first = await startBuilt(target)
  await setUp(first.url, first.output())
  const cookie = await signInCookie(first.url)
  const client = clientOf(first.url, cookie)
  const session = (await client.get('/api/v1/session')).body as { scopes: readonly { id: string; type: string }[] }
  const organization = session.scopes.find(({ type }) => type === 'organization')!.id
  const account = await client.post(`/api/v1/scopes/${organization}/children`, {
    ...{ type: 'developer-account', name: '港' },
    profile: { 'developer-type': 'individual', 'display-name': '港', country: 'JP', 'support-email': 'a@b.example' },
  })
  const apps = `/api/v1/scopes/${account.body.id}/apps`
  const app = `${apps}/${(await client.post(apps, { name: 'Orders', type: 'public' })).body.id}`
  const versions = async (url: string) => {
    const { body } = await clientOf(url, await signInCookie(url)).get(app)
    return (body as { versions: readonly { id: string; version: string; sha256: string }[] }).versions
  }

  const half = request(new URL(`${app}/versions`, first.url), {
    ...{ method: 'POST', headers: { 'content-type': 'application/zip', cookie } },
  })
  const brokenOff = new Promise((resolve) => half.once('error', resolve))
  half.write(archiveOf().subarray(0, 100))
  half.write(Buffer.alloc(500_000))
  await expect.poll(() => stored().reduce((sum, { size }) => sum + size, 0), { timeout: 20_000 }).toBe(500_100)
  await first.kill()
  await brokenOff
  expect(stored()).toHaveLength(1)

  const second = await startBuilt(target)
  expect(stored()).toEqual([])
  expect(await versions(second.url)).toEqual([])
  const archive = archiveOf()
  const uploaded = await fetch(new URL(`${app}/versions`, second.url), {
    ...{ method: 'POST', body: new Uint8Array(archive) },
    headers: { 'content-type': 'application/zip', cookie: await signInCookie(second.url) },
  })
  expect(uploaded.status).toBe(201)
  await second.kill()

  const third = await startBuilt(target)
  const [version] = await versions(third.url)
  const headers = { cookie: await signInCookie(third.url) }
  const file = await fetch(new URL(`${app}/versions/${version!.id}/archive`, third.url), { headers })
  const hash = createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex')
  expect([version!.version, hash]).toEqual(['1.0.0', version!.sha256])
  expect(stored().map(({ size }) => size)).toEqual([archive.length])
  await third.stop()
})
