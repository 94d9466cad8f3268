import { expect, it } from 'vitest'
import type { ScopeType } from '../deployment/catalogue.ts'
import { namedRoles } from './role-names.ts'
import { role } from './roles-cases.fixture.ts'

it('names a role of another type of place together with the type, and one that is unknown by its key', () => {
  const ship: ScopeType = {
    ...{ id: 'ship', label: 'Ship', plural: 'Ships', description: null, parent: null },
    ...{
      rolesPerPerson: 'one',
      roleChanges: 'immediate',
      leaving: [],
      ...{ single: false, createdWith: null, creatorBecomes: null, statuses: [], profile: null },
      newMember: 'Add people',
      keepsMembers: false,
      permissions: [],
      guards: [],
    },
    roles: [role('mate')],
  }
  expect(namedRoles(['keeper', 'ship:mate', 'ship:cook', 'pier'], [role('keeper')], [ship])).toEqual([
    { key: 'keeper', label: 'Keeper', in: null },
    { key: 'ship:mate', label: 'Mate', in: 'Ship' },
    { key: 'ship:cook', label: 'ship:cook', in: 'Ship' },
    { key: 'pier', label: 'pier', in: null },
  ])
})
