import { defineBlueprint } from './define-blueprint.ts'

const start = {
  id: 'shop',
  label: 'Shop',
  description: 'A shop.',
  sessions: { longest: '12h', idle: '30m' },
} as const

const timing = { rolesPerPerson: 'one', roleChanges: 'immediate', leaving: [] } as const
const permissions = { Goods: { 'goods.read': 'See goods', 'goods.sell': { label: 'Sell goods' } } } as const
const menu = { resolve: 'by-permission', scope: 'platform', sections: [] } as const
const clerk = { label: 'Clerk', description: 'Sells.' } as const

// What is right compiles, and keeps the names as types.
const shop = defineBlueprint({
  ...start,
  setUp: ['platform:chief'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      roles: {
        chief: { label: 'Chief', description: 'Runs it.', inherits: ['clerk'], assigns: ['chief', 'platform:clerk'] },
        clerk: { ...clerk, grants: ['goods.read', { group: 'Goods', when: 'own' }, { permission: 'goods.sell' }] },
      },
      guards: { 'scope.read': 'goods.read', 'members.add': ['goods.sell'] },
    },
  },
  menu: {
    ...menu,
    sections: [
      { items: [{ id: 'goods', label: 'Goods', items: [{ id: 'sell', label: 'Sell', permission: 'goods.sell' }] }] },
    ],
  },
})
export const names: 'chief' | 'clerk' = {} as keyof (typeof shop)['scopes']['platform']['roles']

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      guards: {},
      roles: {
        clerk: {
          ...clerk,
          // @ts-expect-error a permission that the blueprint does not declare
          grants: ['goods.steal'],
        },
      },
    },
  },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      guards: {},
      roles: {
        clerk: {
          ...clerk,
          // @ts-expect-error a group that the blueprint does not declare
          grants: [{ group: 'Bads' }],
        },
      },
    },
  },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      guards: {},
      roles: {
        // @ts-expect-error a role to inherit from that is not there
        clerk: { ...clerk, inherits: ['ghost'] },
      },
    },
  },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      guards: {},
      roles: {
        // @ts-expect-error a role to give that is not there
        clerk: { ...clerk, assigns: ['platform:ghost'] },
      },
    },
  },
})

const platform = { ...timing, label: 'Platform', permissions, guards: {}, roles: { clerk } } as const

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  // @ts-expect-error whoever makes a scope becomes a role of that scope type
  scopes: { platform: { ...platform, creatorBecomes: 'ghost' } },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  // @ts-expect-error a scope type lies in one that is there
  scopes: { platform, shop: { ...platform, parent: 'street' } },
})

defineBlueprint({
  ...start,
  menu,
  // @ts-expect-error set-up gives roles that are there
  setUp: ['ghost'],
  scopes: { platform: { ...timing, label: 'Platform', permissions, guards: {}, roles: { clerk } } },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      roles: { clerk },
      // @ts-expect-error a guard is a permission
      guards: { 'scope.read': 'goods.look' },
    },
  },
})

defineBlueprint({
  ...start,
  menu,
  setUp: ['clerk'],
  scopes: {
    platform: {
      ...timing,
      label: 'Platform',
      permissions,
      roles: { clerk },
      // @ts-expect-error Portreeve has no such operation
      guards: { 'members.tickle': 'goods.read' },
    },
  },
})

defineBlueprint({
  ...start,
  setUp: ['clerk'],
  scopes: { platform: { ...timing, label: 'Platform', permissions, guards: {}, roles: { clerk } } },
  // @ts-expect-error an entry that leads to a permission that is not there
  menu: { ...menu, sections: [{ items: [{ id: 'steal', label: 'Steal', permission: 'goods.steal' }] }] },
})

defineBlueprint({
  ...start,
  // @ts-expect-error a duration has a unit
  sessions: { longest: '12', idle: '30m' },
  menu,
  setUp: ['clerk'],
  scopes: { platform: { ...timing, label: 'Platform', permissions, guards: {}, roles: { clerk } } },
})
