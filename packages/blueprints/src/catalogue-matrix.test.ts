import { compile, type Matrix, matrix } from '@portreeve/engine'
import { describe, expect, it } from 'vitest'
import { loadBlueprint } from './load.ts'
import { cellsOf, developerAccountTable, featureTable, teamTable } from './source-tables.fixture.ts'

async function matrixOf(id: string): Promise<Matrix['scopes']> {
  return matrix(compile(await loadBlueprint(id))).scopes
}

/** The same shape from the source: each row with the roles of the columns that say yes. */
function expectedRows(table: string) {
  const [heading, ...rows] = cellsOf(table)
  const roles = heading!.slice(2)
  return rows.map(([id, label, ...marks]) => ({ id, label, allow: roles.filter((_, i) => marks[i] === 'yes') }))
}

function firstRows(scope: Matrix['scopes'][string] | undefined, count: number) {
  return scope!.permissions.slice(0, count).map(({ id, label, allow }) => ({ id, label, allow }))
}

describe('The matrix is that of the source document, cell by cell and in its order', () => {
  it('A: permissions of the developer account', async () => {
    const expected = expectedRows(developerAccountTable)
    const scope = (await matrixOf('developer-portal'))['developer-account']
    expect(expected).toHaveLength(17)
    // The role of guests is the product's own addition, and stands after those of the source.
    const rows = firstRows(scope, 17).map((row) => ({
      ...row,
      allow: row.allow.filter((id) => id !== 'guest-developer'),
    }))
    expect(rows).toEqual(expected)
    expect(scope!.roles).toEqual(['owner', 'admin', 'developer', 'guest-developer'])
  })

  it('B1: permissions of the six roles of the team', async () => {
    const expected = expectedRows(teamTable)
    const scope = (await matrixOf('auth-dashboard')).team
    expect(expected).toHaveLength(26)
    expect(firstRows(scope, 26)).toEqual(expected)
    expect(scope!.roles).toEqual(['owner', 'admin', 'developer', 'customer-management', 'member', 'read-only'])
  })

  it('C1: the 27 features of the AI platform, whose App and User are one column', async () => {
    const [, ...rows] = cellsOf(featureTable)
    const expected = rows.map(([label, admin, developer, appOrUser]) => ({
      label,
      admin: admin === 'Yes',
      developer: developer === 'Yes',
      app: appOrUser === 'Yes',
      user: appOrUser === 'Yes',
    }))
    const scope = (await matrixOf('ai-platform')).platform!
    expect(expected).toHaveLength(27)
    expect(
      scope.permissions.slice(0, 27).map(({ label, allow }) => ({
        label,
        admin: allow.includes('admin'),
        developer: allow.includes('developer'),
        app: allow.includes('app'),
        user: allow.includes('user'),
      })),
    ).toEqual(expected)
  })

  it('C1: the 27 permissions have the ids that the features are known by', async () => {
    const scope = (await matrixOf('ai-platform')).platform!
    const ids =
      'dashboard apps add-ons data-sources workflow-builder workflow-monitor workflow-nodes workflow-tools projects ' +
      'ai-models ai-fine-tuning ai-analytics ai-guardrails ai-prompts ml-workbench ml-registry ml-automl ' +
      'ml-experiments governance marketplace environments platform assistant contact'
    expect(scope.permissions.slice(0, 27).map(({ id }) => id)).toEqual([
      ...ids.split(' ').map((id) => `${id}.use`),
      'user.manage',
      'finops.use',
      'mfa-settings.manage',
    ])
  })

  it('C1: nothing in the 27 rows is held under a condition, and platform-admin holds the Dashboard alone', async () => {
    const rows = (await matrixOf('ai-platform')).platform!.permissions.slice(0, 27)
    expect(rows.flatMap(({ conditional }) => conditional)).toEqual([])
    expect(rows.filter(({ allow }) => allow.includes('platform-admin')).map(({ id }) => id)).toEqual(['dashboard.use'])
  })

  it('A: roles of organization and product account', async () => {
    const scopes = await matrixOf('developer-portal')
    const held = (scope: string, role: string) =>
      scopes[scope]!.permissions.filter(({ allow }) => allow.includes(role)).map(({ id }) => id)
    expect(held('organization', 'org-admin')).toEqual([
      'organization.read',
      'organization.update',
      'organization.members',
      'product-account.create',
      'developer-account.create',
      'developer-account.claim',
    ])
    expect(held('organization', 'org-user')).toEqual(['organization.read'])
    expect(held('product-account', 'administrator')).toEqual(['product-account.read', 'product-account.update'])
    expect(held('product-account', 'agent')).toEqual(['product-account.read'])
  })

  it('C10: roles of an organization', async () => {
    const { roles, permissions } = (await matrixOf('ai-platform')).organization!
    const held = (role: string) => permissions.filter(({ allow }) => allow.includes(role)).map(({ id }) => id)
    const both = ['organization.read', 'organization.update', 'organization.members']
    expect(roles).toEqual(['owner', 'admin', 'member'])
    expect(held('owner')).toEqual([...both, 'organization.transfer', 'organization.delete'])
    expect(held('admin')).toEqual(both)
    expect(held('member')).toEqual(['organization.read'])
  })
})
