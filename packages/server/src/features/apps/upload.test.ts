import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { join, makePerson } from '../../http/world.fixture.ts'
import { archiveOf, manifestOf } from './archive.fixture.ts'
import { sweepFiles } from './sweep-files.ts'
import { startUploading, type Uploading } from './uploading.fixture.ts'
import { zipOf } from './zip.fixture.ts'

const megabyte = 1024 * 1024

describeOnDatabases('uploads', (on) => {
  let there: Uploading
  beforeAll(async () => {
    there = await startUploading(await on.open())
    await there.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => there.stop())

  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const numbers = async (versions: string) => {
    const app = (await there.send({ url: versions.replace('/versions', '') })).json<{
      versions: { version: string }[]
    }>()
    return app.versions.map(({ version }) => version)
  }

  it('A13: an archive becomes a draft with what its manifest says, and is given back byte by byte', async () => {
    const versions = await there.newApp('注文 “Orders”')
    const archive = archiveOf({ name: '注文', version: '1.4.0', modules: ['tickets', 'contacts'] })
    const uploaded = await there.upload(versions, archive)
    expect(uploaded.statusCode).toBe(201)
    const version = uploaded.json<{ id: string }>()
    expect(version).toMatchObject({
      ...{ version: '1.4.0', state: 'draft', size: archive.length, sha256: sha256(archive) },
      ...{ manifest: { name: '注文', platformVersion: '3.0', modules: ['tickets', 'contacts'] } },
      ...{ uploadedBy: { id: there.developer.id }, may: expect.arrayContaining(['download']) },
    })
    const url = `${versions}/${version.id}/archive`
    const file = await there.send({ url })
    expect(file.rawPayload.equals(archive)).toBe(true)
    expect(file.headers).toMatchObject({
      ...{ 'content-type': 'application/zip', 'content-length': String(archive.length), etag: `"${sha256(archive)}"` },
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' },
      'content-disposition': `attachment; filename="Orders-1.4.0.zip"; filename*=UTF-8''${encodeURIComponent('注文 “Orders”-1.4.0.zip')}`,
    })
    const again = await there.send({ url, headers: { 'if-none-match': String(file.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const [event] = (await there.send({ url: versions.replace('/versions', '/activity') })).json<{ items: object[] }>()
      .items
    expect(event).toMatchObject({
      action: 'app.version-uploaded',
      after: { version: '1.4.0', sha256: sha256(archive) },
    })
  })

  it('A13: a version is higher than all before it, whatever became of them', async () => {
    const versions = await there.newApp('Counted')
    for (const version of ['1.9.0', '1.10.0']) {
      expect((await there.upload(versions, archiveOf({ version }))).statusCode).toBe(201)
    }
    for (const [version, sentence] of [
      ['1.10.0', /is there already/],
      ['1.9.9', /lower than 1\.10\.0/],
    ] as const) {
      const refused = await there.upload(versions, archiveOf({ version }))
      expect([refused.statusCode, refused.json().reason]).toEqual([422, 'version-not-higher'])
      expect(refused.json().detail).toMatch(sentence)
    }
    expect(await numbers(versions)).toEqual(['1.10.0', '1.9.0'])
  })

  it('A13: of the same version uploaded five times at once one is made, and one file is kept', async () => {
    const versions = await there.newApp('At once')
    const before = there.files().length
    const answers = await Promise.all(Array.from({ length: 5 }, () => there.upload(versions, archiveOf())))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422, 422, 422, 422])
    expect(await numbers(versions)).toEqual(['1.0.0'])
    expect(there.files()).toHaveLength(before + 1)
  })

  it('A11: of a suspended product account nothing is taken, and what is there can still be downloaded', async () => {
    const versions = await there.newApp('Suspended')
    const { id } = (await there.upload(versions, archiveOf())).json<{ id: string }>()
    const setStatus = (status: string) =>
      on.byHand(`update scopes set status = '${status}' where id = '${there.productAccount.id}'`)
    await setStatus('suspended')
    const refused = await there.upload(versions, archiveOf({ version: '2.0.0' }))
    const file = await there.send({ url: `${versions}/${id}/archive` })
    await setStatus('active')
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-allowed'])
    expect(refused.json().detail).toMatch(/suspended/)
    expect(file.statusCode).toBe(200)
  })

  it('X8: whoever may not see the app is told that it is not there, for uploads and downloads alike', async () => {
    const versions = await there.newApp('Hidden')
    const { id } = (await there.upload(versions, archiveOf())).json<{ id: string }>()
    const stranger = await makePerson(there.service)
    await join(there.service, stranger, there.organization, { roles: ['organization:org-user'] })
    const as = await there.as(stranger.id)
    expect((await there.upload(versions, archiveOf({ version: '2.0.0' }), as)).statusCode).toBe(404)
    expect((await as({ url: `${versions}/${id}/archive` })).statusCode).toBe(404)
    const elsewhere = await there.newApp('Elsewhere')
    expect((await there.send({ url: `${elsewhere}/${id}/archive` })).statusCode).toBe(404)
  })

  it('X5: whoever is disabled while their archive is still coming adds nothing', async () => {
    const versions = await there.newApp('Late')
    const admin = await makePerson(there.service)
    await join(there.service, admin, there.account, { roles: ['developer-account:admin'] })
    const developer = await makePerson(there.service)
    await join(there.service, developer, there.account, { roles: ['developer-account:developer'] })
    const members = `/api/v1/scopes/${there.account.id}/members`
    const asAdmin = await there.as(admin.id)
    let disabled = 0
    async function* slowly() {
      const archive = archiveOf()
      yield archive.subarray(0, 100)
      disabled = (await asAdmin({ method: 'POST', url: `${members}/${developer.id}/disable`, payload: {} })).statusCode
      yield archive.subarray(100)
    }
    const before = there.files()
    const answer = await there.upload(versions, Readable.from(slowly()), await there.as(developer.id))
    expect([disabled, answer.statusCode]).toEqual([200, 404])
    expect(await numbers(versions)).toEqual([])
    expect(there.files()).toEqual(before)
  })

  it('only an archive is taken, and the words say how to send one', async () => {
    const versions = await there.newApp('Typed')
    for (const [type, payload] of [
      ['application/json', '{}'],
      ['text/plain', 'x'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['application/zipper', archiveOf()],
    ] as const) {
      const refused = await there.send({ method: 'POST', url: versions, headers: { 'content-type': type }, payload })
      expect([type, refused.statusCode, refused.json().code]).toEqual([type, 400, 'bad-request'])
      expect(refused.json().detail).toContain('application/zip')
    }
    expect((await there.send({ method: 'POST', url: versions })).statusCode).toBe(400)
  })

  /** Over a real connection, which breaks off instead of ending once `arrived` has come true. */
  async function send(
    versions: string,
    content: AsyncIterable<Buffer>,
    arrived?: () => Promise<void>,
  ): Promise<[number, string]> {
    const { port } = there.app.server.address() as AddressInfo
    const asked = request({
      ...{ host: '127.0.0.1', port, method: 'POST', path: versions },
      headers: { host: 'localhost:7300', 'content-type': 'application/zip', cookie: there.cookie },
    })
    const answer = new Promise<[number, string]>((resolve, reject) => {
      asked.on('error', reject)
      asked.on('response', async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve([response.statusCode ?? 0, Buffer.concat(chunks).toString()])
      })
    })
    for await (const chunk of content) if (!asked.write(chunk)) await new Promise((free) => asked.once('drain', free))
    if (arrived === undefined) asked.end()
    else {
      await arrived()
      asked.destroy()
    }
    return answer
  }
  it('A13: an upload whose sender goes away half-way leaves nothing', async () => {
    const versions = await there.newApp('Cut')
    const before = there.files()
    const half = Readable.from([archiveOf().subarray(0, 100), Buffer.alloc(megabyte)])
    const arrived = () => expect.poll(() => there.files()).toHaveLength(before.length + 1)
    await expect(send(versions, half, arrived)).rejects.toThrow()
    await expect.poll(() => there.files()).toEqual(before)
    expect(await numbers(versions)).toEqual([])
  })

  it.runIf(on.kind === 'embedded')(
    'A13: 100 MB come and go without being in memory; one byte more is refused',
    async () => {
      const versions = await there.newApp('Large')
      const noise = randomBytes(megabyte)
      const frame = zipOf([
        { name: 'manifest.json', data: manifestOf() },
        { name: 'noise', data: '', stored: true },
      ]).length
      const most = 100 * megabyte
      const large = zipOf([
        { name: 'manifest.json', data: manifestOf() },
        {
          name: 'noise',
          data: Buffer.concat(Array.from({ length: 100 }, () => noise)).subarray(0, most - frame),
          stored: true,
        },
      ])
      expect(large.length).toBe(most)
      async function* chunks(more = 0) {
        for (let at = 0; at < large.length; at += 65_536) yield large.subarray(at, at + 65_536)
        if (more > 0) yield Buffer.alloc(more)
      }
      const files = there.files().length
      const [tooLarge, words] = await send(versions, chunks(1))
      expect([tooLarge, (JSON.parse(words) as { reason: string }).reason]).toEqual([422, 'too-large'])
      expect(there.files()).toHaveLength(files)
      const before = process.memoryUsage()
      const [status] = await send(versions, chunks())
      expect(status).toBe(201)
      const after = process.memoryUsage()
      expect(after.rss - before.rss).toBeLessThan(60 * megabyte)
      expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(40 * megabyte)
    },
  )

  it('the sweep removes what a killed server left, and nothing that is younger or that a version names', async () => {
    const versions = await there.newApp('Swept')
    const { id } = (await there.upload(versions, archiveOf())).json<{ id: string }>()
    const left = await there.service.files.receive(Readable.from([Buffer.from('left')]), { mostBytes: 10 })
    const unnamed = '0190aaaa-0000-7000-8000-00000000dead'
    await (await there.service.files.receive(Readable.from([Buffer.from('x')]), { mostBytes: 10 })).keep(unnamed)
    const years = 10 * 365 * 24 * 60 * 60_000
    await sweepFiles(there.service, years)
    expect(there.files()).toEqual(expect.arrayContaining([id, unnamed]))
    // The clock of the tests is years ahead of that of the files.
    await sweepFiles(there.service, 60 * 60_000)
    expect(there.files()).toContain(id)
    expect(there.files()).not.toContain(unnamed)
    expect(there.files()).not.toContain(left.path.split('/').at(-1))
    expect((await there.send({ url: `${versions}/${id}/archive` })).statusCode).toBe(200)
  })
})
