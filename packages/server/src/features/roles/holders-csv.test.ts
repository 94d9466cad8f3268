import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { decisionsBlueprint } from '../decisions/decisions-blueprint.fixture.ts'

describeOnDatabases('lists of holders as CSV', ({ open }) => {
  let server: TestServer
  let north: MadeScope
  let reader: MadePerson
  const chiefs: MadePerson[] = []

  const member = async (name: string, role: string) => {
    const person = await makePerson(server.service, { name })
    await join(server.service, person, north, { roles: [`organization:${role}`] })
    return person
  }

  beforeAll(async () => {
    const database = await open()
    server = await startTestServer({ blueprint: decisionsBlueprint, database, clock: new MovingClock() })
    north = await makeScope(server.service, 'organization')
    for (const name of ['علي حسن', 'Doe, Jane', 'Ada "the first"', '=HYPERLINK("http://example.com")', '+1', '@ada']) {
      chiefs.push(await member(name, 'chief'))
    }
    await member('Žofia', 'writer')
    reader = await member('株式', 'reader')
  })
  afterAll(() => server?.stop())

  const get = async (who: MadePerson, path: string) =>
    (await server.as(who.id))({ method: 'GET', url: `/api/v1/scopes/${north.id}/${path}` })
  const emails = () => chiefs.map(({ email }) => email)

  it('is a file that spreadsheets read: every script, separators and quotes, and no formula', async () => {
    const response = await get(chiefs[0]!, 'roles/chief/holders.csv')
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="chief-holders.csv"',
      'cache-control': 'private, no-store',
    })
    const [ali, jane, ada, formula, plus, at] = emails()
    expect(response.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(response.rawPayload.subarray(3).toString()).toBe(
      [
        'Name,Email,Roles',
        `علي حسن,${ali},Chief`,
        `"Doe, Jane",${jane},Chief`,
        `"Ada ""the first""",${ada},Chief`,
        `"'=HYPERLINK(""http://example.com"")",${formula},Chief`,
        `'+1,${plus},Chief`,
        `'@ada,${at},Chief`,
        '',
      ].join('\r\n'),
    )
  })

  it('says of a permission whether it is held always, and by whom exactly as the list does', async () => {
    const lines = (await get(chiefs[0]!, 'permissions/doc.read/holders.csv')).body.trim().split('\r\n')
    expect(lines[0]).toBe('Name,Email,Roles,Held')
    expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual([...Array(7).fill('always'), 'depends'])
    const { items } = (await get(chiefs[0]!, 'permissions/doc.read/holders')).json()
    expect(lines.slice(1).map((line) => line.split(',').at(-3))).toEqual(
      items.map(({ email }: { email: string }) => email),
    )
  })

  it('goes on past the first page', async () => {
    const many = await makeScope(server.service, 'organization')
    for (let i = 0; i < 501; i++) {
      await join(server.service, await makePerson(server.service), many, { roles: ['organization:reader'] })
    }
    await join(server.service, chiefs[0]!, many, { roles: ['organization:chief'] })
    const send = await server.as(chiefs[0]!.id)
    const { body } = await send({ method: 'GET', url: `/api/v1/scopes/${many.id}/roles/reader/holders.csv` })
    expect(new Set(body.trim().split('\r\n')).size).toBe(502)
  })

  it('X1: is refused like the list, as a problem and not as a file', async () => {
    for (const [who, path, status] of [
      [reader, 'roles/chief/holders.csv', 403],
      [chiefs[0]!, 'roles/nobody/holders.csv', 404],
      [chiefs[0]!, 'permissions/platform.keep/holders.csv', 404],
    ] as const) {
      const response = await get(who, path)
      expect(response.statusCode, path).toBe(status)
      expect(response.headers['content-type']).toContain('application/problem+json')
    }
  })
})
