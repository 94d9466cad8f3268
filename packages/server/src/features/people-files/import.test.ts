import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endSessions, openSession } from '../../access/sessions.ts'
import type { ScopedContext } from '../../context.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import { auditCount, lastAuditEvent } from '../audit/audit-count.fixture.ts'
import { changeRoles } from '../members/change-roles.ts'
import { disableMember, removeMember } from '../members/cut-off.ts'
import { exportMembers } from './export-service.ts'
import type { LineResult } from './run-line.ts'
import { previewImport, runPlan } from './service.ts'

interface PlanAnswer {
  readonly lines: readonly {
    readonly does: string
    readonly because: string | null
    readonly roles: readonly string[]
  }[]
  readonly unknownColumns: readonly string[]
  readonly fingerprint: string
}

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('importing members', ({ open, byHand, kind }) => {
  const clock = new MovingClock()
  let server: TestServer
  let organization: MadeScope
  let account: MadeScope
  let owner: MadePerson
  let admin: MadePerson

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'developer-portal', database: await open(), clock })
    organization = await makeScope(server.service, 'organization', undefined, 'Möbelhaus Größ GmbH')
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    account = await makeScope(server.service, 'developer-account', organization)
    owner = await inPlace('owner')
    admin = await inPlace('admin')
  })

  /** Of the organization, and with a role also of the place. */
  const inPlace = async (role?: string, more: Parameters<typeof join>[3] = {}) => {
    const person = await makePerson(server.service)
    await join(server.service, person, organization, { roles: ['organization:org-user'] })
    if (role) await join(server.service, person, account, { roles: [`developer-account:${role}`], ...more })
    return person
  }
  const post = async (person: MadePerson, path: string, payload: object) =>
    (await server.as(person.id))({ method: 'POST', url: `/api/v1/scopes/${account.id}/members/${path}`, payload })
  const preview = async (text: string, person = admin): Promise<PlanAnswer> => {
    const answer = await post(person, 'import/preview', { format: 'csv', text })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }
  const run = async (text: string, person = admin): Promise<LineResult[]> => {
    const { fingerprint } = await preview(text, person)
    const answer = await post(person, 'import', { format: 'csv', text, fingerprint })
    expect(answer.statusCode).toBe(200)
    return answer.payload
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  const member = async (person: MadePerson) =>
    (await (await server.as(owner.id))({ url: `/api/v1/scopes/${account.id}/members/${person.id}` })).json()

  it('A8, X6: adds, invites and changes line by line, each with one event; the same file again changes nothing', async () => {
    const added = await inPlace()
    const changed = await inPlace('developer')
    const same = await inPlace('developer')
    const text = `email,role,reason,note
${added.email},Developer,,
nobody@elsewhere.example,developer,,Welcome
${changed.email.toUpperCase()},admin,,
${same.email},Developer,,
${owner.email},,,`
    const before = await auditCount(server.service)
    const { lines } = await preview(text)
    expect(lines.map(({ does }) => does)).toEqual(['add', 'invite', 'change-role', 'nothing', 'nothing'])
    expect(lines[2]).toMatchObject({ line: 4, rolesBefore: ['Developer'], roles: ['Admin'] })
    expect(await auditCount(server.service)).toBe(before)

    const results = await run(text)
    expect(results.map(({ outcome }) => outcome)).toEqual(['added', 'invited', 'changed', 'nothing', 'nothing'])
    // Without a mail server whoever imports hands the link on (X12).
    expect(results[1]!.link).toMatch(/^http/)
    expect(await auditCount(server.service)).toBe(before + 3)
    expect((await member(added)).roles).toMatchObject([{ role: 'developer-account:developer' }])

    expect((await preview(text)).lines.map(({ does }) => does)).toEqual(Array(5).fill('nothing'))
    await run(text)
    expect(await auditCount(server.service)).toBe(before + 3)
  })

  it('tells what is wrong with a line, and does the others', async () => {
    const added = await inPlace()
    const removed = await inPlace('developer', { membership: 'removed' })
    const text = `email,name,role,ends
not an address,,developer,
a@example.com,,captain,
b@example.com,,developer,31.12.2030
c@example.com,,developer,2001-01-01
d@example.com,,,
e@example.com,bad\u202ename,developer,
f@example.com,,developer; admin,
${added.email},,developer,2031-02-03
${added.email},,admin,
g@example.com,,developer,
g@example.com,,developer,
${removed.email},,developer,`
    const { lines } = await preview(text)
    // The day that the file says is the one that is shown.
    expect(lines[7]).toMatchObject({ ends: '2031-02-03T23:59:59.000Z' })
    expect(lines.map(({ does, because }) => because ?? does)).toEqual([
      expect.stringContaining('not an email address'),
      'There is no role “captain” here. The roles are Account Owner, Admin, Developer.',
      expect.stringContaining('One is written 2030-01-31'),
      'The end lies in the past.',
      'Say which role.',
      expect.stringContaining('turn the direction'),
      'A person has one role here. Give one role.',
      'add',
      'change-role',
      'invite',
      'This address stands in line 11 already.',
      // A10: only an invitation brings them back.
      'invite',
    ])
    const outcomes = (await run(text)).map(({ outcome }) => outcome)
    expect(outcomes).toEqual([...Array(7).fill('failed'), 'added', 'changed', 'invited', 'failed', 'invited'])
    expect((await member(added)).roles).toMatchObject([{ role: 'developer-account:admin', expiresAt: null }])
  })

  it('X2, X4, A4: a role that whoever imports may not give, and a person whom they may not act on, are errors of their lines', async () => {
    const developer = await inPlace('developer')
    const text = `email,role\n${developer.email},Account Owner\n${owner.email},developer\n${admin.email},developer`
    const { lines } = await preview(text)
    expect(lines.map(({ does }) => does)).toEqual(['error', 'error', 'error'])
    expect(lines[2]!.because).toContain('a role of your own')
    expect((await run(text)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed'])
    expect((await post(developer, 'import/preview', { format: 'csv', text })).statusCode).toBe(403)
    const stranger = await makePerson(server.service)
    expect((await post(stranger, 'import/preview', { format: 'csv', text })).statusCode).toBe(404)
  })

  it('what runs is what was shown: where somebody changed the people meanwhile, it says so and does nothing', async () => {
    const developer = await inPlace('developer')
    const text = `email,role\n${developer.email},admin\nnew@example.com,admin`
    const { fingerprint } = await preview(text)
    await removeMember(host(), { scope: account.id, user: developer.id })
    const count = await auditCount(server.service)
    const answer = await post(admin, 'import', { format: 'csv', text, fingerprint })
    expect([answer.statusCode, answer.json().code]).toEqual([412, 'changed-meanwhile'])
    expect(await auditCount(server.service)).toBe(count)
  })

  const host = () => hostContext(server.service, 'import')
  const scoped = async (): Promise<ScopedContext> => {
    const scope = await server.service.scopes.find(account.id)
    return { ...host(), scope: scope! }
  }

  it('an importer that stops half way: what was done stays, and running it again does the rest once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => inPlace()))
    const text = `email,role\n${people.map(({ email }) => `${email},developer\n`).join('')}`
    const before = await auditCount(server.service)
    const context = await scoped()
    const plan = await previewImport(context, { kind: 'members', format: 'csv', text })
    for await (const { line } of runPlan(context, { kind: 'members', accounts: { password: 'none' } }, plan)) {
      // Whoever listens hangs up.
      if (line === 4) break
    }
    expect(await auditCount(server.service)).toBe(before + 3)
    const again = await run(text)
    expect(again.map(({ outcome }) => outcome)).toEqual([...Array(3).fill('nothing'), ...Array(3).fill('added')])
    expect(await auditCount(server.service)).toBe(before + 6)
  })

  const asAdmin = async (): Promise<ScopedContext> => {
    const wall = { tenants: [organization.tenantId!], person: admin.id }
    const { id: sessionId } = await server.service.database.transact(everywhere, (tx) =>
      openSession(tx, server.service, { userId: admin.id, ip: null, agent: null }),
    )
    return {
      ...{ ...(await scoped()), wall },
      principal: {
        // What waited for the end of the session when the request began (A9) may be applied meanwhile.
        ...{ kind: 'person', userId: admin.id, sessionId, pinned: { [account.id]: ['developer-account:admin'] } },
        ...{ secondFactorAt: null, methods: ['password'], factors: [], provedAt: clock.now() },
      },
    }
  }

  it.each([
    ['disabled', () => disableMember(host(), { scope: account.id, user: admin.id })],
    [
      'signed out everywhere',
      () => server.service.database.transact(everywhere, (tx) => endSessions(tx, server.service, admin.id)),
    ],
    [
      'demoted at once',
      () => changeRoles(host(), { scope: account.id, user: admin.id, give: ['developer'], applyNow: true }),
    ],
  ] as const)('X5: whoever is %s while their import or their export runs does and gets no more', async (_, cutOff) => {
    const people = await Promise.all(Array.from({ length: 4 }, () => inPlace()))
    const text = `email,role\n${people.map(({ email }) => `${email},developer\n`).join('')}`
    const context = await asAdmin()
    const plan = await previewImport(context, { kind: 'members', format: 'csv', text })
    const results = runPlan(context, { kind: 'members', accounts: { password: 'none' } }, plan)
    const members = exportMembers(context)
    expect((await results.next()).value).toMatchObject({ outcome: 'added' })
    await cutOff()
    await expect(results.next()).rejects.toThrow('no longer')
    await expect(members.next()).rejects.toThrow('no longer')
  })

  it('an export that is imported again changes nothing: disabled, ending, with names that are formulas', async () => {
    await inPlace('developer', { membership: 'disabled' })
    await inPlace('developer', { expiresAt: new Date('2031-02-03T04:05:06.789Z') })
    const formula = await makePerson(server.service, { name: '=cmd|calc' })
    await join(server.service, formula, account, { roles: ['developer-account:developer'] })
    const url = (format: string) => `/api/v1/scopes/${account.id}/members/export?format=${format}`
    const as = await server.as(admin.id)
    const before = await auditCount(server.service)
    for (const format of ['csv', 'json'] as const) {
      const text = (await as({ url: url(format) })).payload
      const plan: PlanAnswer = (await post(admin, 'import/preview', { format, text })).json()
      expect(plan.lines).toHaveLength(5)
      expect(plan.lines.map(({ does }) => does)).toEqual(Array(5).fill('nothing'))
      expect(plan.unknownColumns).toEqual(['status'])
      if (format === 'csv') expect(text).toContain("'=cmd|calc")
    }
    expect(await auditCount(server.service)).toBe(before)
  })

  it('X1: a file that is no text, or is too large, is refused in words', async () => {
    const binary = await post(admin, 'import/preview', { format: 'csv', text: 'PK\u0003\u0004\0' })
    expect([binary.statusCode, binary.json().errors]).toEqual([
      422,
      [{ field: 'text', message: 'The file is not text in UTF-8. Save it as “CSV UTF-8”.' }],
    ])
    const long = await post(admin, 'import/preview', { format: 'csv', text: 'x'.repeat(17 * 1024 * 1024) })
    expect([long.statusCode, long.json().code]).toEqual([413, 'too-large'])
  })

  it.runIf(kind === 'postgresql')(
    '10,000 lines: what would happen is known within seconds, and done',
    { timeout: 120_000 },
    async () => {
      await byHand(`insert into users (id, population, email, email_key, email_proved_at, name, name_key, status, created_at)
      select ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'people', 'many' || n || '@example.com',
        'many' || n || '@example.com', '2025-01-01', 'Many ' || n, 'many ' || n, 'active', '2025-01-01' from generate_series(1, 9990) n;
      insert into memberships (user_id, scope_id, tenant_id, status, since, by, added_by)
      select id, '${account.id}', '${account.tenantId}', 'active', '2025-01-01', 'test', 'test' from users where email like 'many%';
      insert into assignments (user_id, scope_id, tenant_id, role, granted_by, granted_at)
      select id, '${account.id}', '${account.tenantId}', 'developer-account:developer', 'test', '2025-01-01' from users where email like 'many%';
      analyze users; analyze memberships; analyze assignments`)
      const people = Array.from({ length: 9_990 }, (_, index) => `many${index + 1}@example.com,Developer`)
      const strangers = Array.from({ length: 10 }, (_, index) => `few${index}@example.com,Developer`)
      const text = ['email,role', ...people, ...strangers].join('\n')
      const start = performance.now()
      const { lines } = await preview(text)
      expect(performance.now() - start).toBeLessThan(15_000)
      expect(lines.filter(({ does }) => does === 'invite')).toHaveLength(10)
      const results = await run(text)
      expect(results).toHaveLength(10_000)
      expect(results.filter(({ outcome }) => outcome === 'invited')).toHaveLength(10)
    },
  )
})

describeOnDatabases('importing accounts', ({ open }) => {
  let server: TestServer
  let admin: MadePerson
  const url = '/api/v1/scopes/platform/people'

  beforeAll(async () => {
    server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'single', database: await open() })
    admin = await makePerson(server.service)
    await join(server.service, admin, platform, { roles: ['admin', 'app'] })
  })
  afterAll(() => server.stop())

  const run = async (text: string, password: 'link' | 'none' = 'none') => {
    const as = await server.as(admin.id)
    const plan = await as({ method: 'POST', url: `${url}/import/preview`, payload: { format: 'csv', text } })
    expect(plan.statusCode).toBe(200)
    const { fingerprint, lines } = plan.json() as PlanAnswer
    const payload = { format: 'csv', text, fingerprint, password }
    const answer = await as({ method: 'POST', url: `${url}/import`, payload })
    const results: LineResult[] = answer.payload
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    return { lines, results }
  }

  it('C2, C5, X6: makes each account with its roles in one change, and none twice', async () => {
    const text = `email,name,role,reason
fatima@example.com,فاطمة الزهراء,Developer,
thu@example.com,Thu Nguyễn,,
pavol@example.com,Pavol Kráľ,admin,
mei@example.com,梅,admin,She runs it
,Nobody,,
x@example.com,,,`
    const before = await auditCount(server.service)
    const { lines, results } = await run(text)
    expect(lines.map(({ does }) => does)).toEqual(['create', 'create', 'error', 'create', 'error', 'error'])
    expect(lines[2]!.because).toContain('Say why')
    expect(lines[0]!.roles).toEqual(['App', 'Developer'])
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'created',
      'created',
      'failed',
      'created',
      'failed',
      'failed',
    ])
    expect(await auditCount(server.service)).toBe(before + 3)
    expect(await lastAuditEvent(server.service)).toMatchObject({
      action: 'person.created',
      after: { roles: ['platform:app', 'platform:admin'] },
    })
    const again = await run(text)
    expect(again.lines.map(({ does }) => does)).toEqual(['nothing', 'nothing', 'error', 'nothing', 'error', 'error'])
    expect(await auditCount(server.service)).toBe(before + 3)
  })

  it('X12: with a link for the first password, told to whoever imports only where no mail goes out', async () => {
    const { results } = await run('email,name\nlink@example.com,Lin K', 'link')
    expect(results[0]).toMatchObject({ outcome: 'created', link: expect.stringMatching(/^http/) })
  })

  it('exports what it imports', async () => {
    const as = await server.as(admin.id)
    const text = (await as({ url: `${url}/export` })).payload
    expect(text).toContain('fatima@example.com,فاطمة الزهراء,app; developer')
    const { lines } = await run(text)
    expect(lines.map(({ does }) => does)).toEqual(Array(lines.length).fill('nothing'))
  })

  describe('refuses', () => {
    it('whoever may not make accounts', async () => {
      const user = await makePerson(server.service)
      await join(server.service, user, platform, { roles: ['app'] })
      const as = await server.as(user.id)
      const payload = { format: 'csv', text: 'email\na@example.com' }
      expect((await as({ method: 'POST', url: `${url}/import/preview`, payload })).statusCode).toBe(403)
      expect((await as({ url: `${url}/export` })).statusCode).toBe(403)
    })
  })
})
