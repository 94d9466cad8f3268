import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { auditEvents, scopes, users } from '../../db/schema.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { emailKey } from '../../text-key.ts'
import { manifestOf } from '../apps/archive.fixture.ts'
import { zipOf } from '../apps/zip.fixture.ts'
import { importOrganizations, type OrganizationDone } from './on-host.ts'
import { WrongOrganizationFile } from './organization-file.ts'

const everything = { tenants: 'all', person: null } as const

describeOnDatabases('A12: bringing existing organizations in', ({ open }) => {
  let server: TestServer
  let database: Database
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-organizations-'))

  beforeAll(async () => {
    database = await open()
    server = await startTestServer({ blueprint: 'developer-portal', database })
    for (const version of ['1.0.0', '1.1.0']) {
      writeFileSync(join(folder, `${version}.zip`), zipOf([{ name: 'manifest.json', data: manifestOf({ version }) }]))
    }
    writeFileSync(join(folder, 'broken.zip'), 'no archive')
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await server?.stop()
  })

  const organization = {
    externalId: 'org-1',
    name: 'Möbelhaus Größ GmbH',
    places: [
      { externalId: 'acc-1', name: 'Größ Webshop', status: 'active' },
      { externalId: 'acc-2', name: '倉庫', status: 'suspended' },
    ],
    people: [
      {
        email: 'greta@moebel.example',
        name: 'Greta Größ',
        roles: ['org-admin'],
        places: { 'acc-1': ['account-admin'] },
      },
      { email: 'thu@moebel.example', name: 'Nguyễn Thị Thu', places: { 'acc-1': ['Agent'] } },
    ],
    apps: [
      {
        ...{ externalId: 'app-1', name: 'Lagerstand-Ampel', type: 'public' },
        archives: [
          { file: '1.0.0.zip', state: 'retired' },
          { file: '1.1.0.zip', state: 'published', releaseNotes: 'Schneller' },
        ],
      },
      { externalId: 'app-2', name: 'Küchenplaner', type: 'custom', place: 'acc-1' },
    ],
  }

  async function bring(content: unknown, more: { dryRun?: boolean; proved?: boolean } = {}) {
    const told: OrganizationDone[] = []
    const { dryRun = false, proved = true } = more
    await importOrganizations(server.service, {
      ...{ content, folder, dryRun, proved, links: false },
      tell: (done) => told.push(done),
    })
    return told
  }
  const events = () => database.read(everything, (tx) => tx.$count(auditEvents))
  const idOf = async (externalId: string) =>
    (await database.read(everything, (tx) => tx.select().from(scopes))).find((row) => row.externalId === externalId)!.id
  const userId = async (email: string) =>
    (await database.read(everything, (tx) => tx.select().from(users))).find((row) => row.emailKey === emailKey(email))!
      .id
  const errorsOf = async (content: unknown) => {
    const error = await bring(content).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WrongOrganizationFile)
    return (error as WrongOrganizationFile).errors.map(({ where, message }) => `${where}: ${message}`)
  }

  it('of a file with anything wrong in it nothing is written, and everything wrong is told with its place', async () => {
    const before = await events()
    const wrong = structuredClone(organization) as typeof organization & { readonly apps: object[] }
    wrong.people[0]!.roles = ['emperor']
    wrong.places[1]!.status = 'asleep'
    wrong.apps.push(
      { externalId: 'app-3', name: 'Ohne Ort', type: 'custom', archives: [{ file: 'broken.zip', state: 'draft' }] },
      { externalId: 'app-2', name: 'Küchenplaner', type: 'public' },
    )
    expect(await errorsOf({ organizations: [wrong] })).toEqual([
      'organization org-1, place acc-2: Its status must be one of: trial, active, trial-expired, suspended.',
      'organization org-1, person greta@moebel.example: There is no role “emperor”. The roles are org-admin, org-user.',
      'organization org-1, app app-3: Say to which place of this organization it belongs, by `place`.',
      expect.stringMatching(/^organization org-1, app app-3, archive broken\.zip: .*not a ZIP/),
      'organization org-1, app app-2: It stands in the file twice.',
      'organization org-1, app app-2: There is another app with the name “Küchenplaner” in this organization.',
    ])
    expect(await errorsOf({ organizations: [{ ...organization, people: [{ email: 'nobody', roles: [] }] }] })).toEqual([
      'organization org-1, person nobody, email: This is not an email address. One looks like name@example.com.',
    ])
    expect(await events()).toBe(before)
  })

  it('a dry run says what would be done, and does nothing', async () => {
    const before = await events()
    expect(await bring({ organizations: [organization] }, { dryRun: true })).toMatchObject([
      { isNew: true, places: 2, apps: 2, waiting: 2, people: [{}, {}, {}] },
    ])
    expect(await events()).toBe(before)
  })

  it('apps wait at the organization, and whoever sets up the developer account has them there in the same change', async () => {
    expect(await bring({ organizations: [organization] })).toMatchObject([
      { externalId: 'org-1', isNew: true, places: 2, apps: 2, waiting: 2 },
    ])
    const org = await idOf('org-1')
    const greta = await server.as(await userId('greta@moebel.example'))
    const gallery = (await greta({ url: `/api/v1/scopes/${org}/gallery` })).json().items
    expect(gallery).toMatchObject([{ name: 'Lagerstand-Ampel', by: 'Möbelhaus Größ GmbH', version: '1.1.0' }])

    const profile = {
      ...{ 'developer-type': 'individual', 'display-name': 'Größ', country: 'DE' },
      'support-email': 'help@moebel.example',
    }
    const made = await greta({
      ...{ method: 'POST', url: `/api/v1/scopes/${org}/children` },
      payload: { type: 'developer-account', name: 'Größ', profile },
    })
    expect(made.statusCode, made.body).toBe(201)
    const apps = `/api/v1/scopes/${made.json().id}/apps`
    const { items } = (await greta({ url: apps })).json()
    expect(items).toMatchObject([
      { name: 'Küchenplaner', type: 'custom', belongsTo: { name: 'Größ Webshop', status: 'active' } },
      { name: 'Lagerstand-Ampel', state: 'published', publishedVersion: '1.1.0', latestVersion: '1.1.0' },
    ])
    const ampel = (await greta({ url: `${apps}/${items[1].id}` })).json()
    expect(ampel).toMatchObject({ may: expect.arrayContaining(['upload', 'submit', 'delete']) })
    const archive = await greta({ url: `${apps}/${items[1].id}/versions/${ampel.versions[0].id}/archive` })
    expect([archive.statusCode, archive.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const activity = (await greta({ url: `${apps}/${items[1].id}/activity` })).json().items
    expect(activity.map(({ action }: { action: string }) => action)).toEqual(['app.created'])
    const thu = await server.as(await userId('thu@moebel.example'))
    expect((await thu({ url: `/api/v1/scopes/${await idOf('acc-1')}` })).statusCode).toBe(200)
  })

  it('the same file a second time changes nothing; what is new in it later is brought in, into the account', async () => {
    const before = await events()
    expect(await bring({ organizations: [organization] })).toMatchObject([
      { isNew: false, places: 0, apps: 0, waiting: 0, people: [] },
    ])
    expect(await events()).toBe(before)
    const more = { ...organization, name: 'Other name', apps: [{ externalId: 'app-9', name: 'Neu', type: 'public' }] }
    expect(await bring({ organizations: [more] })).toMatchObject([{ isNew: false, apps: 1, waiting: 0 }])
    const greta = await server.as(await userId('greta@moebel.example'))
    expect((await greta({ url: `/api/v1/scopes/${await idOf('org-1')}` })).json().name).toBe('Möbelhaus Größ GmbH')
  })

  it('X11: people whose addresses nobody has proved are invited', async () => {
    const people = [{ email: 'neu@other.example', roles: ['org-admin'] }]
    const other = { externalId: 'org-2', name: 'Other', people }
    expect(await bring({ organizations: [other] }, { proved: false })).toMatchObject([
      { people: [{ outcome: 'invited' }] },
    ])
    expect(await bring({ organizations: [other] }, { proved: false })).toMatchObject([{ people: [] }])
  })
})
