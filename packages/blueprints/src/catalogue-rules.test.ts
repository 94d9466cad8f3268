import { readFile } from 'node:fs/promises'
import { compile, diff, matrixText, mayActOn, mayGive, type Policy } from '@portreeve/engine'
import { describe, expect, it } from 'vitest'
import { blueprintJsonSchema } from './blueprint-json-schema.ts'
import { catalogue, catalogueFile, loadBlueprint } from './load.ts'

async function policyOf(idOrFile: string): Promise<Policy> {
  return compile(await loadBlueprint(idOrFile))
}

/** `may(policy, 'team:admin')('team:owner')`: may somebody with the first role give the second? */
const may = (policy: Policy, actor: string) => (role: string) => mayGive([policy.role(actor)!], policy.role(role)!)

describe.each(catalogue)('%s', (id) => {
  it('compiles without a problem, under every tenancy that it offers', async () => {
    const blueprint = await loadBlueprint(id)
    expect(compile(blueprint).id).toBe(id)
    for (const tenancy of blueprint.tenancy ?? []) expect(compile(blueprint, { tenancy }).tenancy).toBe(tenancy)
  })

  it('has the matrix.txt that is committed', async () => {
    expect(await readFile(catalogueFile(id, 'matrix.txt'), 'utf8')).toBe(matrixText(await policyOf(id)))
  })

  it('X14: has one role that runs the installation, holds nothing of a tenant, and is made by the set-up link', async () => {
    const policy = await policyOf(id)
    const runs = policy.role(id === 'ai-platform' ? 'platform:platform-admin' : 'platform:operator')!
    expect(new Set(runs.grants.map(({ permission }) => permission.scopeType))).toEqual(new Set(['platform']))
    expect([...runs.assigns].filter((key) => !key.startsWith('platform:'))).toEqual([])
    expect(policy.blueprint.setUp).toContain(runs.key)
  })

  it('X13: no token carries what gives roles, makes credentials or exports the audit log', async () => {
    const policy = await policyOf(id)
    const giving = policy.scopeTypes.flatMap((scopeType) =>
      ['members.add', 'members.change-role', 'requests.answer', 'tokens.create', 'service-accounts.manage'].flatMap(
        (operation) => scopeType.guardsOf(operation),
      ),
    )
    const credentials = ['backend-key.manage', 'audit.export', 'mfa-settings.manage', 'organization.sso']
    const named = credentials.flatMap((permission) => policy.permission(permission) ?? [])
    expect([...giving, ...named].filter(({ sessionOnly }) => !sessionOnly)).toEqual([])
  })

  it('X13: a machine that asks for decisions holds nothing else', async () => {
    const policy = await policyOf(id)
    const holders = policy.roles.filter(({ grants }) => grants.some((g) => g.permission.id === 'decision.evaluate'))
    expect(holders.map(({ key, addition, grants }) => [key, addition, grants.length])).toEqual([
      ['platform:decision-service', true, 1],
    ])
  })
})

it('The schema that editors use is the one that is committed', async () => {
  const file = new URL('../blueprint.schema.json', import.meta.url)
  expect(await readFile(file, 'utf8')).toBe(blueprintJsonSchema())
})

describe('developer-portal', () => {
  it('A4: nobody gives the owner role; it is handed on, and its former holder is Admin', async () => {
    const policy = await policyOf('developer-portal')
    const owner = policy.role('developer-account:owner')!
    expect(policy.roles.filter(({ assigns }) => assigns.has(owner.key))).toEqual([])
    expect(owner.assignable).toBe(false)
    expect(owner.transfer?.formerHolderBecomes.id).toBe('admin')
    expect(mayActOn([policy.role('developer-account:admin')!], [owner])).toBe(false)
  })

  it('A4, A9: owner and admins give Admin and Developer, developers give nothing', async () => {
    const policy = await policyOf('developer-portal')
    for (const actor of ['developer-account:owner', 'developer-account:admin']) {
      const given = [...policy.role(actor)!.assigns].filter((key) => policy.role(key)!.guest === null)
      expect(given).toEqual(['developer-account:admin', 'developer-account:developer'])
    }
    expect(policy.role('developer-account:developer')!.assigns.size).toBe(0)
  })

  it('A9: a changed role counts from the next sign-in, and a session lasts at most 12 hours', async () => {
    const { scopes, sessions } = await loadBlueprint('developer-portal')
    expect(scopes['developer-account']!.roleChanges).toBe('next-session')
    expect(sessions.longest).toBe('12h')
  })

  it('A1, A3: at most one developer account in an organization, and who makes it owns it', async () => {
    const { single, parent, createdWith, creatorBecomes } = (await loadBlueprint('developer-portal')).scopes[
      'developer-account'
    ]!
    expect({ single, parent, createdWith, creatorBecomes }).toEqual({
      single: true,
      parent: 'organization',
      createdWith: 'developer-account.create',
      creatorBecomes: 'owner',
    })
  })

  it('A1, A2, A5: the rules of entry, in the order that decides', async () => {
    const entry = (await loadBlueprint('developer-portal')).entry!
    expect(
      entry.rules.map(({ when, show, requestAccess }) => [when ?? 'the rest', show, requestAccess ?? false]),
    ).toEqual([
      [{ scope: 'missing', holds: ['organization:org-admin'] }, 'onboarding', false],
      [{ scope: 'missing' }, 'no-account', false],
      [{ member: 'removed' }, 'no-account', true],
      [{ member: 'disabled' }, 'no-access', true],
      [{ organization: 'other' }, 'no-account', false],
      [{ holds: ['product-account:account-admin', 'product-account:administrator'] }, 'no-access', true],
      ['the rest', 'no-account', true],
    ])
    expect(Object.values(entry.pages).map(({ title }) => title)).toEqual(["You don't have an account", 'No Access'])
  })

  it('A6: each type of developer is asked its own questions', async () => {
    const { choice } = (await loadBlueprint('developer-portal')).scopes['developer-account']!.profile!
    const asked = Object.values(choice!.options).map(({ label, fields }) => [
      label,
      Object.values(fields).map((field) => `${field.label}${field.optional ? ' (optional)' : ''}`),
    ])
    expect(asked).toEqual([
      ['Individual developer', ['Display name', 'Country', 'Support email', 'Website (optional)']],
      ['SI partner', ['Company name', 'Country', 'Website', 'Team size', 'Support email', 'Regions served']],
      ['Customer developer', ['Organization name', 'Product accounts to build for', 'Support email']],
    ])
  })

  it('A11: a product account begins as a trial, and only the operator changes its state', async () => {
    const policy = await policyOf('developer-portal')
    const account = policy.scopeType('product-account')!
    expect(Object.keys(account.definition.statuses!)).toEqual(['trial', 'active', 'trial-expired', 'suspended'])
    const [guard] = account.guardsOf('scope.status')
    const holders = policy.roles.filter(({ grants }) => grants.some(({ permission }) => permission === guard))
    expect(holders.map(({ key }) => key)).toEqual(['platform:operator'])
  })
})

describe('auth-dashboard', () => {
  it('B2: an Admin gives every role but Owner, and cannot act on an Owner', async () => {
    const policy = await policyOf('auth-dashboard')
    const gives = may(policy, 'team:admin')
    expect(gives('team:owner')).toBe(false)
    for (const id of ['admin', 'developer', 'customer-management', 'member', 'read-only']) {
      expect(gives(`team:${id}`)).toBe(true)
    }
    expect(mayActOn([policy.role('team:admin')!], [policy.role('team:owner')!])).toBe(false)
  })

  it('B4, B15: whoever manages membership can give the roles of organizations, and Developer cannot', async () => {
    const policy = await policyOf('auth-dashboard')
    const managing = policy
      .scopeType('team')!
      .roles.filter(({ grants }) => grants.some(({ permission }) => permission.id === 'organization.members'))
    expect(managing.map(({ id }) => id)).toEqual(['owner', 'admin', 'customer-management', 'member'])
    for (const role of managing) expect(may(policy, role.key)('organization:owner')).toBe(true)
    expect(may(policy, 'team:developer')('organization:member')).toBe(false)
  })

  it('B2, B12: teammates and users are two populations, whose roles never mix', async () => {
    const { scopes } = await loadBlueprint('auth-dashboard')
    expect([scopes.team!.population, scopes.team!.keeps]).toEqual(['teammates', 'users'])
    expect(scopes.organization!.population).toBe('users')
    expect(scopes.organization!.customRoles).toEqual({ editedWith: 'settings.roles' })
  })

  it('B16: nobody gains or loses anything when the four-role blueprint becomes the six-role one', async () => {
    const four = catalogueFile('auth-dashboard', 'four-roles.yaml')
    const difference = diff(await policyOf(four), await policyOf('auth-dashboard'))
    const team = difference.scopes.find(({ scopeType }) => scopeType === 'team')!
    expect(team.rolesAdded).toEqual(['developer', 'customer-management'])
    expect(
      difference.scopes.flatMap(({ rolesRemoved, permissionsRemoved }) => [...rolesRemoved, ...permissionsRemoved]),
    ).toEqual([])
    const changes = difference.scopes.flatMap(({ roles }) => roles)
    expect(
      changes.flatMap(({ gains, loses, conditionsChanged }) => [...gains, ...loses, ...conditionsChanged]),
    ).toEqual([])
    expect(changes.flatMap(({ assignsLost }) => assignsLost)).toEqual([])
  })
})

describe('ai-platform', () => {
  it('C: five roles in exactly the order of the source, with its names', async () => {
    const roles = (await policyOf('ai-platform')).scopeType('platform')!.roles.filter(({ addition }) => !addition)
    expect(roles.map(({ id, label }) => [id, label])).toEqual([
      ['admin', 'Admin'],
      ['developer', 'Developer'],
      ['app', 'App'],
      ['user', 'User'],
      ['platform-admin', 'Platform Admin'],
    ])
  })

  it('C2: a new person gets app, and C1: keeps it', async () => {
    const policy = await policyOf('ai-platform')
    expect(policy.scopeType('platform')!.definition.newcomerBecomes).toBe('app')
    expect(policy.role('platform:app')!.kept).toBe(true)
  })

  it('C4: admins give admin, developer and user only; nobody else gives a role to a person', async () => {
    const policy = await policyOf('ai-platform')
    const giving = policy.roles
      .filter(({ scopeType }) => scopeType === 'platform')
      .map(({ id, assigns }) => [id, [...assigns]])
      .filter(([, assigns]) => assigns!.length > 0)
    expect(giving).toEqual([
      ['admin', ['platform:admin', 'platform:developer', 'platform:user']],
      ['platform-admin', ['platform:decision-service']],
    ])
  })

  it('C4, C7: an admin can act on everybody, whatever roles they hold', async () => {
    const policy = await policyOf('ai-platform')
    const people = policy.roles.filter(({ id }) => id !== 'decision-service')
    expect(mayActOn([policy.role('platform:admin')!], people)).toBe(true)
  })

  it('C5, X3: giving admin asks for a reason, and there is always one', async () => {
    const { reasonRequired, atLeast } = (await policyOf('ai-platform')).role('platform:admin')!
    expect({ reasonRequired, atLeast }).toEqual({ reasonRequired: true, atLeast: 1 })
  })

  it('C11: whoever makes an organization owns it', async () => {
    expect((await loadBlueprint('ai-platform')).scopes.organization!.creatorBecomes).toBe('owner')
  })

  it('C12: every kind of thing says the same about viewer, editor and owner', async () => {
    const kinds = Object.values((await loadBlueprint('ai-platform')).resources!)
    expect(kinds.length).toBeGreaterThanOrEqual(20)
    const conditions = kinds.map(({ actions }) => Object.entries(actions).map(([id, { when }]) => [id, when]))
    for (const condition of conditions) expect(condition).toEqual(conditions[0])
  })
})

describe('X3: roles that a scope never loses', () => {
  it.each([
    ['developer-portal', ['organization:org-admin', 'developer-account:owner', 'platform:operator']],
    ['auth-dashboard', ['team:owner', 'organization:owner', 'platform:operator']],
    ['ai-platform', ['platform:admin', 'organization:owner']],
    ['starter', ['workspace:owner', 'platform:operator']],
  ])('%s: %j', async (id, expected) => {
    const kept = (await policyOf(id)).roles.filter(({ atLeast }) => atLeast === 1)
    expect(kept.map(({ key }) => key)).toEqual(expected)
  })
})
