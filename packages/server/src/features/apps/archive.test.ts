import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { archiveOf, manifestOf } from './archive.fixture.ts'
import { startUploading, type Uploading } from './uploading.fixture.ts'
import { type WrittenEntry, zipOf } from './zip.fixture.ts'

const manifest: WrittenEntry = { name: 'manifest.json', data: manifestOf() }
const withEntry = (entry: WrittenEntry) => zipOf([manifest, entry])
const link = (0o120_777 << 16) >>> 0
const device = (0o060_600 << 16) >>> 0
const unicodePath = (name: string) => {
  const head = Buffer.from([0x75, 0x70, 0, 0, 1, 0, 0, 0, 0])
  const text = Buffer.from(name)
  head.writeUInt16LE(text.length + 5, 2)
  return Buffer.concat([head, text])
}
const bomb = zipOf([{ name: 'manifest.json', data: Buffer.alloc(300 * 1024 * 1024, 32), size: 200 * 1024 }])
const whole = archiveOf()

/** What is sent, the reason, and a part of the sentence. */
const hostile: readonly (readonly [what: string, archive: Buffer, reason: string, sentence: RegExp])[] = [
  ['nothing', Buffer.alloc(0), 'not-a-zip', /empty/],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\nxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'latin1'), 'not-a-zip', /not a ZIP/],
  ['a program with an archive at its end', Buffer.concat([Buffer.from('MZ program'), whole]), 'not-a-zip', /not a ZIP/],
  ['half an archive', whole.subarray(0, Math.floor(whole.length / 2)), 'truncated', /cut off/],
  ['an archive without its last bytes', whole.subarray(0, -3), 'truncated', /cut off/],
  ['an archive with more behind it', Buffer.concat([whole, Buffer.from('more')]), 'damaged', /contradicts itself/],
  ['a directory that hides an entry', zipOf([manifest, { name: 'hidden' }], { count: 1 }), 'damaged', /contradicts/],
  ['a directory with too few entries', zipOf([manifest], { count: 2 }), 'damaged', /contradicts/],
  ['an entry of two names', withEntry({ name: 'a', localName: '../a' }), 'damaged', /contradicts/],
  ['no manifest', zipOf([{ name: 'app/manifest.json', data: manifestOf() }]), 'manifest-missing', /at the root/],
  ['an empty archive', zipOf([]), 'manifest-missing', /at the root/],
  ['a manifest that is large', archiveOf({ name: 'x'.repeat(300_000) }), 'manifest-too-large', /256 kB/],
  ['a manifest that inflates to far more than it says', bomb, 'manifest-too-large', /256 kB/],
  ['a manifest with another CRC', zipOf([{ ...manifest, crc: 1 }]), 'manifest-damaged', /checksum/],
  ['a manifest of another size', zipOf([{ ...manifest, size: 5 }]), 'manifest-damaged', /checksum/],
  [
    'a stored manifest of another size',
    zipOf([{ ...manifest, stored: true, size: 5 }]),
    'manifest-damaged',
    /checksum/,
  ],
  [
    'a manifest in Latin-1',
    zipOf([{ name: 'manifest.json', data: Buffer.from('{"name":"Ö"}', 'latin1') }]),
    'manifest-not-utf-8',
    /UTF-8/,
  ],
  ['a manifest in YAML', zipOf([{ name: 'manifest.json', data: 'name: x' }]), 'manifest-not-json', /not JSON/],
  [
    'a manifest with a comma too many',
    zipOf([{ name: 'manifest.json', data: '{\n  "name": "x",\n}' }]),
    'manifest-not-json',
    /line 3, character 1/,
  ],
  [
    'a manifest of many brackets',
    zipOf([{ name: 'manifest.json', data: '['.repeat(200_000) }]),
    'manifest-not-json',
    /not JSON/,
  ],
  [
    'a manifest that is a list',
    zipOf([{ name: 'manifest.json', data: '[]' }]),
    'manifest-invalid',
    /must be an object/,
  ],
  ['a name with a turned direction', archiveOf({ name: 'a\u202eb' }), 'manifest-invalid', /direction of text/],
  [
    'a version of two parts',
    archiveOf({ version: '1.0' }),
    'manifest-invalid',
    /"version" must be .*major\.minor\.patch/,
  ],
  ['a version with a leading zero', archiveOf({ version: '1.01.0' }), 'manifest-invalid', /without leading zeros/],
  ['a version of seven digits', archiveOf({ version: '1.0.1000000' }), 'manifest-invalid', /at most six digits/],
  [
    'a platform version in words',
    archiveOf({ 'platform-version': 'new' }),
    'manifest-invalid',
    /"platform-version" must be/,
  ],
  ['no modules', archiveOf({ modules: [] }), 'manifest-invalid', /"modules" must be/],
  ['a module twice', archiveOf({ modules: ['orders', 'orders'] }), 'manifest-invalid', /different product modules/],
  ['a path that leads out', withEntry({ name: '../../etc/passwd' }), 'bad-path', /leads out of the archive/],
  ['a path that leads out on Windows', withEntry({ name: 'a/.. /b' }), 'bad-path', /leads out of the archive/],
  ['an absolute path', withEntry({ name: '/etc/passwd' }), 'bad-path', /absolute/],
  ['a drive letter', withEntry({ name: 'C:/x' }), 'bad-path', /drive letter/],
  ['a backslash', withEntry({ name: '..\\x' }), 'bad-path', /backslash/],
  ['a control character in a name', withEntry({ name: 'a\u0000b' }), 'bad-path', /control character.*/],
  ['a second name that leads out', withEntry({ name: 'a', extra: unicodePath('../a') }), 'bad-path', /leads out/],
  ['a name that is not the UTF-8 it says', withEntry({ name: Buffer.from([0xff, 0xfe]) }), 'bad-path', /UTF-8/],
  ['a name that never ends', withEntry({ name: 'a'.repeat(2_000) }), 'bad-path', /1024 bytes/],
  ['a link', withEntry({ name: 'a', data: '/etc/passwd', attributes: link }), 'link', /link or a special file/],
  ['a device', withEntry({ name: 'a', attributes: device }), 'link', /special file/],
  ['a name twice', zipOf([manifest, manifest]), 'duplicate-name', /more than one entry “manifest\.json”/],
  ['a name in two cases', zipOf([manifest, { name: 'Manifest.JSON' }]), 'duplicate-name', /upper and lower case/],
  [
    'a name composed in two ways',
    zipOf([manifest, { name: 'ö' }, { name: 'o\u0308' }]),
    'duplicate-name',
    /more than one/,
  ],
  [
    'a name with an empty step',
    zipOf([manifest, { name: 'a/b' }, { name: './a//b' }]),
    'duplicate-name',
    /more than one/,
  ],
  ['an encrypted entry', withEntry({ name: 'a', flags: 0x801 }), 'encrypted', /encrypted/],
  ['strong encryption', withEntry({ name: 'a', flags: 0x841 }), 'encrypted', /encrypted/],
  [
    '10,001 entries',
    zipOf([manifest, ...Array.from({ length: 10_000 }, (_, n) => ({ name: `${n}` }))]),
    'too-many-entries',
    /10001 entries/,
  ],
  [
    'more than 500 MB declared',
    zipOf([manifest, { name: 'a', size: 300 * 1024 * 1024 }, { name: 'b', size: 300 * 1024 * 1024 }]),
    'unpacks-too-large',
    /500 MB/,
  ],
]

describeOnDatabases('hostile archives', (on) => {
  let there: Uploading
  let versions: string
  beforeAll(async () => {
    there = await startUploading(await on.open())
    versions = await there.newApp('Hostile')
  })
  afterAll(() => there.stop())

  // What is in an archive is no matter of the database.
  describe.runIf(on.kind === 'embedded')('A13: each is refused with its own reason, and nothing is left of it', () => {
    it.each(hostile)('%s', async (_what, archive, reason, sentence) => {
      const answer = await there.upload(versions, archive)
      expect([answer.statusCode, answer.json().code, answer.json().reason]).toEqual([422, 'archive-refused', reason])
      expect(answer.json().detail).toMatch(sentence)
      expect(there.files()).toEqual([])
    })

    it('and the app has no version, and no event tells of any', async () => {
      const app = versions.replace('/versions', '')
      expect((await there.send({ url: app })).json()).toMatchObject({ state: 'empty', versions: [] })
      const events = (await there.send({ url: `${app}/activity` })).json<{ items: { action: string }[] }>().items
      expect(events.map(({ action }) => action)).toEqual(['app.created'])
    })
  })

  it('A13: a manifest names each field that is wrong', async () => {
    const answer = await there.upload(versions, archiveOf({ name: ' ', version: 'v1', modules: ['X'] }))
    expect(answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual([
      ...['manifest.name', 'manifest.version', 'manifest.modules'],
    ])
  })

  it('A13: memory stays flat while a manifest inflates to 300 MB, and no file stays open', async () => {
    const before = process.memoryUsage()
    for (let turn = 0; turn < 3; turn++) await there.upload(versions, bomb)
    const after = process.memoryUsage()
    expect(after.rss - before.rss).toBeLessThan(100 * 1024 * 1024)
    expect(there.files()).toEqual([])
  })

  it('A13: an archive with everything that programs put into honest ones is taken', async () => {
    const honest = zipOf([
      { name: 'app/', attributes: ((0o040_755 << 16) | 0x10) >>> 0 },
      { ...manifest, stored: true },
      { name: '日本語/ファイル…txt', data: 'x', attributes: (0o100_644 << 16) >>> 0 },
      { name: 'app/..hidden', data: '' },
      { name: Buffer.from('caf\xe9.txt', 'latin1'), flags: 0 },
      ...Array.from({ length: 9_990 }, (_, n) => ({ name: `app/${n}.js` })),
    ])
    expect((await there.upload(versions, honest)).statusCode).toBe(201)
  })
})
