import { compile, menuFor } from '@portreeve/engine'
import { describe, expect, it } from 'vitest'
import { loadBlueprint } from './load.ts'
import { adminMenu, developerMenu, menuOf, type Section } from './source-tables.fixture.ts'

async function shown(blueprintId: string, ...keys: string[]): Promise<Section[]> {
  const policy = compile(await loadBlueprint(blueprintId))
  const grants = policy.grants(keys.map((key) => policy.role(key)!))
  return menuFor(policy, [grants]).map(({ section, items }) => ({
    section,
    items: items.map(({ label, items: below }) => ({ label, items: (below ?? []).map((item) => item.label) })),
  }))
}

describe('The menu is that of the source document, word for word and in its order', () => {
  it('C1: Admin sees everything', async () => {
    expect(menuOf(adminMenu).map(({ section }) => section)).toEqual(['MAIN', 'OPERATIONS', 'ADMIN', 'SUPPORT'])
    expect(await shown('ai-platform', 'platform:admin')).toEqual(menuOf(adminMenu))
  })

  it('C1: Developer sees all but ADMIN', async () => {
    expect(await shown('ai-platform', 'platform:developer')).toEqual(menuOf(developerMenu))
  })

  it.each(['app', 'user', 'platform-admin'])('C1: %s alone sees the Dashboard', async (role) => {
    const dashboard = [{ section: 'MAIN', items: [{ label: 'Dashboard', items: [] }] }]
    expect(await shown('ai-platform', `platform:${role}`)).toEqual(dashboard)
  })

  it('C1: the highest role decides, whatever others are held', async () => {
    expect(await shown('ai-platform', 'platform:app', 'platform:developer', 'platform:user')).toEqual(
      menuOf(developerMenu),
    )
    expect(
      await shown('ai-platform', 'platform:platform-admin', 'platform:app', 'platform:developer', 'platform:admin'),
    ).toEqual(menuOf(adminMenu))
  })

  it('A: one list, as the document names the pages', async () => {
    const blueprint = await loadBlueprint('developer-portal')
    expect(blueprint.menu.sections.flatMap(({ items }) => items.map(({ label }) => label))).toEqual([
      'Apps',
      'API tokens',
      'User Management',
      'Account details',
      'Audit log',
      'Access reviews',
      'Organization',
    ])
  })

  it('B: one list, Configuration and Team with pages below them', async () => {
    const blueprint = await loadBlueprint('auth-dashboard')
    const items = blueprint.menu.sections.flatMap((section) => section.items)
    const below = (label: string) => items.find((item) => item.label === label)!.items!.map((item) => item.label)
    expect(items.map(({ label }) => label)).toEqual([
      'Users',
      'Organizations',
      'API keys',
      'Configuration',
      'Backend keys',
      'Audit log',
      'Team',
    ])
    expect(below('Configuration')).toEqual([
      'Signup & login',
      'Organizations',
      'User properties',
      'Roles & permissions',
      'API keys',
      'Integrations',
      'Custom domain',
    ])
    expect(below('Team')).toEqual(['Members', 'Settings', 'Impersonation', 'Billing'])
  })

  it('B15: customer management sees no page of the configuration', async () => {
    const labels = (await shown('auth-dashboard', 'team:customer-management')).flatMap(({ items }) =>
      items.map(({ label }) => label),
    )
    expect(labels).toEqual(['Users', 'Organizations', 'API keys', 'Audit log', 'Team'])
  })
})
