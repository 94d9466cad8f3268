import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { portreeve } from './run.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'portreeve-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const words = (line: string) => line.split(' ')
const json = async (line: string) => JSON.parse((await portreeve(words(line))).printed)

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('matrix', () => {
  test('gives every scope type with roles in blueprint order and who holds each permission', async () => {
    const matrix = await json('matrix --blueprint ai-platform --json')
    expect(Object.keys(matrix)).toEqual(['blueprint', 'scopes'])
    expect(matrix.blueprint).toBe('ai-platform')
    expect(matrix.scopes.platform.roles.slice(0, 5)).toEqual(['admin', 'developer', 'app', 'user', 'platform-admin'])
    expect(matrix.scopes.platform.permissions[0]).toEqual({
      id: 'dashboard.use',
      label: 'Dashboard',
      allow: ['admin', 'developer', 'app', 'user', 'platform-admin'],
      conditional: [],
    })
  })

  test('prints a table for people', async () => {
    const { printed, exitCode } = await portreeve(words('matrix --blueprint ai-platform'))
    expect(printed).toMatch(/ {2}user\.manage +yes +- +- +- +- /)
    expect(exitCode).toBe(0)
  })
})

describe('menu', () => {
  test('has the sections, entries and order of the source, nested', async () => {
    const menu = await json('menu --blueprint ai-platform --role developer --json')
    expect(menu.map(({ section }: { section: string }) => section)).toEqual(['MAIN', 'OPERATIONS', 'SUPPORT'])
    const workflows = menu[0].items.find(({ label }: { label: string }) => label === 'Workflows')
    expect(workflows.items.map(({ label }: { label: string }) => label)).toEqual([
      'Builder',
      'Monitor',
      'Nodes',
      'Tools',
    ])
    expect(Object.keys(workflows)).toEqual(['id', 'label', 'items'])
  })

  test('of several roles goes by the highest (C1)', async () => {
    const both = await json('menu --blueprint ai-platform --role app --role admin --json')
    expect(both).toEqual(await json('menu --blueprint ai-platform --role admin --json'))
  })

  test('takes a role as id or as scope-type:id', async () => {
    const short = await portreeve(words('menu --blueprint developer-portal --role owner'))
    expect(await portreeve(words('menu --blueprint developer-portal --role developer-account:owner'))).toEqual(short)
    expect(short.printed).toContain('User Management')
  })
})

describe('can', () => {
  test('says yes with exit code 0 and no with 1', async () => {
    const ask = (role: string) =>
      portreeve(words(`can --blueprint ai-platform --role ${role} --permission user.manage`))
    expect(await ask('admin')).toEqual({ exitCode: 0, printed: 'yes', complaint: '' })
    expect(await ask('developer')).toEqual({ exitCode: 1, printed: 'no', complaint: '' })
  })

  test('a permission under a condition depends as long as no resource is named, which is no yes', async () => {
    const question = words('can --blueprint developer-portal --role developer --kind app --action delete')
    expect(await portreeve(question)).toMatchObject({ exitCode: 1, printed: 'depends' })
    const on = (attributes: object) => portreeve([...question, '--resource-json', JSON.stringify({ attributes })])
    expect(await on({ 'app-type': 'public' })).toMatchObject({ exitCode: 0, printed: 'yes' })
    expect(await on({ 'app-type': 'custom', 'product-account-status': 'suspended' })).toMatchObject({
      exitCode: 1,
      printed: 'no',
    })
  })

  test('a role of one scope type says nothing about another', async () => {
    const { printed } = await portreeve(
      words('can --blueprint developer-portal --role org-admin --permission app.publish'),
    )
    expect(printed).toBe('no')
  })
})

describe('explain', () => {
  test('names the role that grants', async () => {
    expect(await json('explain --blueprint ai-platform --role admin --permission user.manage --json')).toEqual({
      allowed: true,
      permission: 'user.manage',
      because: [{ role: 'platform:admin', from: 'admin', when: null }],
    })
  })

  test('of a refusal says the least role that would do and who can give it (X8)', async () => {
    const { printed, exitCode } = await portreeve(
      words('explain --blueprint developer-portal --role org-user --permission app.publish'),
    )
    expect(printed).toBe(
      [
        'No, may not "Publish or submit for review" (app.publish).',
        '  None of these roles is held in "Developer account", where this is decided.',
        '  The least role that would do: Developer (developer-account:developer).',
        '  Who can give it: Account Owner (developer-account:owner); Admin (developer-account:admin).',
      ].join('\n'),
    )
    expect(exitCode).toBe(1)
  })
})

describe('lint', () => {
  test('is content with every blueprint of the catalogue', async () => {
    for (const id of ['developer-portal', 'auth-dashboard', 'ai-platform', 'starter']) {
      expect(await portreeve(['lint', id])).toEqual({ exitCode: 0, printed: 'No problems.', complaint: '' })
    }
  })

  test('tells all problems at once, each with its place', async () => {
    const broken = file('broken.yaml', 'id: broken\nlabel: Broken\nscopes: 7\n')
    const { printed, exitCode } = await portreeve(['lint', broken])
    expect(exitCode).toBe(1)
    expect(printed).toContain('scopes  must be a mapping, but is 7')
    expect(printed).toContain('menu  is missing')
    expect(printed).toMatch(/\d+ problems in .*broken\.yaml\.$/)
  })

  test('without such a file is wrong use', async () => {
    const { exitCode, complaint } = await portreeve(['lint', 'missing.yaml'])
    expect([exitCode, complaint]).toEqual([2, 'portreeve: There is no file missing.yaml that can be read.'])
  })
})

describe('diff', () => {
  test('of a blueprint with itself is no difference', async () => {
    const { printed, exitCode } = await portreeve(words('diff starter starter'))
    expect([exitCode, printed]).toEqual([0, 'No difference: nobody gains or loses anything.'])
  })

  test('ends with 1 where somebody who has a role is affected', async () => {
    expect((await portreeve(words('diff starter auth-dashboard'))).exitCode).toBe(1)
  })
})

test('types writes the names of the blueprint as TypeScript', async () => {
  const { printed } = await portreeve(words('types --blueprint starter'))
  expect(printed).toContain("export type Role =\n  | 'workspace:owner'")
})

describe('what is written wrong', () => {
  test.each([
    [
      'menu --blueprint ai-platform --role developr',
      'There is no role "developr" in ai-platform. Did you mean "developer"?',
    ],
    ['menu --blueprint developer-portal --role nobody', 'There are: org-admin, org-user, owner, admin, developer'],
    ['can --blueprint developer-portal --role admin --permission app.publsh', 'Did you mean "app.publish"?'],
    ['can --blueprint developer-portal --role admin --permission zzzzz', '`portreeve matrix` lists what there is.'],
    [
      'can --blueprint developer-portal --role admin --kind app',
      'either --permission <id>, or --kind <kind> with --action <action>',
    ],
    ['can --blueprint developer-portal --role admin --kind app --action fly', 'There is no action "fly" in "app"'],
    ['can --role admin --permission app.read --resource-json {', '--resource-json is not valid JSON'],
    ['can --role admin --permission app.read --resource-json []', '--resource-json must be a JSON object'],
    ['matrix --blueprint nothing', 'nothing: There is no blueprint and no readable file of this name.'],
    ['matrix --tenancy several', 'Allowed choices are single, multi'],
    ['matrix --blueprint starter --tenancy multi', 'The blueprint does not offer the tenancy "multi".'],
    ['menu', "required option '-r, --role <role>' not specified"],
    ['nonsense', "unknown command 'nonsense'"],
    ['matrix --jsn', "unknown option '--jsn'"],
  ])('`%s` is said in a sentence and ends with 2', async (line, sentence) => {
    const { exitCode, printed, complaint } = await portreeve(words(line))
    expect([exitCode, printed]).toEqual([2, ''])
    expect(complaint).toContain(sentence)
    expect(complaint).toMatch(/^portreeve: /)
    expect(complaint).not.toMatch(/^ +at /m)
  })
})

test('help shows examples and ends with 0', async () => {
  const { exitCode, printed } = await portreeve(['--help'])
  expect(exitCode).toBe(0)
  expect(printed).toContain('portreeve explain --blueprint')
})
