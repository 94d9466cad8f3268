import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { portreeve } from '../../packages/cli/src/run.fixture.ts'
import { root } from '../repo/source.ts'
import { startServer } from '../running-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'portreeve-people-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = join(folder, 'data')
const deployment = ['--blueprint', 'ai-platform', '--data', data]
const at = (name: string) => join(folder, name)

/** One story, in the order in which an operator would live it: each test goes on from the one before. */
test('X6: an export of the running server proves itself on any machine, without its database', async () => {
  const server = await startServer(
    [process.execPath, join(root, 'packages/cli/bin/portreeve.js'), 'start', ...deployment],
    { cwd: folder },
  )
  try {
    const token = /\/set-up#(\S+)/.exec(server.output())![1]!
    const person = { email: 'zofie@example.org', password: 'harbour lantern 41 oar' }
    const post = (path: string, body: object) =>
      fetch(`${server.url}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify(body),
      })
    expect((await post('set-up', { token, name: 'Žofie', ...person, deploymentName: 'Přístav' })).status).toBe(201)
    const signedIn = await post('sign-in', person)
    expect(signedIn.status).toBe(200)
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
    const file = await fetch(`${server.url}/api/v1/scopes/platform/audit-events/export`, { headers: { cookie } })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-log-[\d-]+\.jsonl"$/)
    writeFileSync(at('audit.jsonl'), await file.text())
  } finally {
    await server.stop()
  }
  const whole = await portreeve(['audit', 'verify', '--file', at('audit.jsonl')])
  expect([whole.exitCode, whole.printed]).toEqual([
    0,
    expect.stringMatching(/^\d+ events of .*: all as they were written\./),
  ])
  expect(whole.printed).toContain('compare it with the key')

  const heads = await portreeve(['audit', 'heads', ...deployment])
  writeFileSync(at('heads.json'), heads.printed)
  const compared = await portreeve(['audit', 'verify', '--file', at('audit.jsonl'), '--heads', at('heads.json')])
  expect([compared.exitCode, compared.printed]).toEqual([0, expect.stringContaining('signed by the installation')])

  const lines = readFileSync(at('audit.jsonl'), 'utf8').split('\n')
  writeFileSync(at('cut.jsonl'), [...lines.slice(0, 3), ...lines.slice(4)].join('\n'))
  const cut = await portreeve(['audit', 'verify', '--file', at('cut.jsonl')])
  expect([cut.exitCode, cut.printed]).toEqual([1, expect.stringContaining('Event 3 is gone from the file.')])
  const other = await portreeve(['audit', 'verify', '--file', at('heads.json')])
  expect([other.exitCode, other.printed]).toEqual([1, expect.stringContaining('is no export of an audit log')])
  const none = await portreeve(['audit', 'verify', '--file', at('nowhere.jsonl')])
  expect([none.exitCode, none.complaint]).toEqual([2, expect.stringContaining('There is no file')])
})

test('people are brought in from a file: looked at first, once however often, and out again to the same file', async () => {
  const file = at('team.csv')
  writeFileSync(file, 'email,name,role\nfatima@example.com,فاطمة الزهراء,developer\nthu@example.com,,\n')
  const into = ['--scope', 'platform', '--accounts', ...deployment]
  const look = await portreeve(['people', 'import', file, '--dry-run', ...into])
  expect([look.exitCode, look.printed.split('\n')]).toEqual([
    1,
    [
      'line 2  fatima@example.com  new account App, Developer',
      'line 3  thu@example.com  There is no name.',
      'Would be: 1 made, 1 not possible.',
    ],
  ])
  writeFileSync(file, 'email,name,role\nfatima@example.com,فاطمة الزهراء,developer\nthu@example.com,Thu Nguyễn,\n')
  const done = await portreeve(['people', 'import', file, '--links', ...into])
  expect(done.exitCode).toBe(0)
  expect(done.printed).toMatch(
    /^line 2 {2}fatima@example.com {2}http\S+\nline 3 {2}thu@example.com {2}http\S+\n2 made\.$/,
  )
  const again = await portreeve(['import', file, ...into])
  expect([again.exitCode, again.printed]).toEqual([0, '2 with nothing to do.'])

  const out = at('out.csv')
  expect((await portreeve(['people', 'export', out, ...into])).exitCode).toBe(0)
  expect(statSync(out).mode & 0o777).toBe(0o600)
  expect(readFileSync(out, 'utf8')).toContain('fatima@example.com,فاطمة الزهراء,app; developer')
  const same = await portreeve(['import', out, ...into])
  expect([same.exitCode, same.printed]).toEqual([
    0,
    expect.stringMatching(/^3 with nothing to do\.\nNot used: the column “status”\.$/),
  ])
})

test('what cannot be understood is said before anything is opened or written', async () => {
  const complaint = async (...words: string[]) => (await portreeve([...words, ...deployment])).complaint
  writeFileSync(at('binary.csv'), Buffer.from([0xff, 0xfe, 0x00, 0x41]))
  expect(await complaint('people', 'import', at('team.csv'))).toContain('Say into which place')
  expect(await complaint('people', 'import', at('binary.csv'), '--scope', 'platform')).toContain('not text in UTF-8')
  expect(await complaint('people', 'import', at('people.xlsx'), '--scope', 'platform')).toContain('.csv or .json')
  expect(await complaint('people', 'import', at('team.csv'), '--scope', 'Nowhere')).toContain(
    'There is no place “Nowhere”',
  )
  expect(await complaint('people', 'export', at('out.csv'), '--scope', 'platform')).toContain('exists already')
  expect(await complaint('import', at('backup.portreeve'), '--scope', 'platform')).toContain('.csv or .json')
})
