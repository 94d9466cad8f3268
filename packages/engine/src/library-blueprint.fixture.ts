import type { Blueprint } from './blueprint.ts'

/** A small blueprint without a problem that has a little of everything: libraries in towns, and the books in them. */
export const libraryBlueprint = {
  id: 'library',
  label: 'Library',
  description: 'Libraries of a town.',
  populations: { staff: { label: 'Staff' }, readers: { label: 'Readers' } },
  sessions: { longest: '12h', idle: '30m' },
  setUp: ['platform:keeper'],
  tenancy: ['multi', 'single'],
  scopes: {
    platform: {
      label: 'Platform',
      rolesPerPerson: 'several',
      roleChanges: 'immediate',
      leaving: [],
      permissions: {
        Towns: { 'town.create': 'Found a town', 'town.close': { label: 'Close a town', sessionOnly: true } },
      },
      roles: {
        keeper: {
          label: 'Keeper',
          description: 'Runs the installation.',
          grants: [{ group: 'Towns' }],
          assigns: ['keeper'],
          atLeast: 1,
          addition: true,
        },
      },
      guards: { 'scope.children': 'town.create' },
    },
    town: {
      label: 'Town',
      parent: 'platform',
      tenant: true,
      createdWith: 'town.create',
      creatorBecomes: 'mayor',
      newcomerBecomes: 'citizen',
      keeps: 'readers',
      rolesPerPerson: 'one',
      roleChanges: 'immediate',
      leaving: ['leave'],
      permissions: {
        Town: { 'town.read': 'See the town', 'town.update': 'Change the town', 'town.hand-over': 'Hand the town over' },
      },
      roles: {
        mayor: {
          label: 'Mayor',
          description: 'Answers for the town.',
          inherits: ['citizen'],
          grants: ['town.update', 'town.hand-over'],
          assigns: ['citizen', 'library:librarian'],
          atLeast: 1,
          transfer: { with: 'town.hand-over', formerHolderBecomes: 'citizen' },
        },
        citizen: { label: 'Citizen', description: 'Lives there.', grants: ['town.read'], legacy: true },
      },
      guards: { 'scope.read': 'town.read', 'scope.update': ['town.update'] },
    },
    library: {
      label: 'Library',
      parent: 'town',
      single: true,
      rolesPerPerson: 'several',
      roleChanges: 'next-session',
      leaving: ['disable', 'delete'],
      population: 'readers',
      profile: {
        fields: { genres: { label: 'Genres', type: 'choices', options: ['novels', 'maps'] } },
        choice: {
          field: 'size',
          label: 'Size',
          options: {
            large: {
              label: 'Large',
              description: 'Several floors',
              fields: { town: { label: 'Town', type: 'scopes', scopeType: 'town' } },
            },
          },
        },
      },
      customRoles: { editedWith: 'library.roles' },
      permissions: {
        Books: { 'book.read': 'Read books', 'book.lend': 'Lend books', 'book.remove': 'Remove books' },
        Library: { 'library.roles': 'Edit roles' },
      },
      roles: {
        librarian: {
          label: 'Librarian',
          description: 'Lends books.',
          inherits: ['reader'],
          grants: [{ group: 'Books' }, 'library.roles'],
          assigns: ['reader', 'helper', { customRolesOf: 'library' }],
          manages: ['librarian'],
          priority: 10,
        },
        helper: {
          label: 'Helper',
          description: 'Lends what is theirs.',
          inherits: ['reader'],
          grants: [{ permission: 'book.lend', when: 'own' }],
          priority: 5,
          renamedFrom: ['volunteer'],
        },
        reader: {
          label: 'Reader',
          description: 'Reads open books.',
          grants: [{ permission: 'book.read', when: { 'resource.open': { eq: true } } }],
        },
      },
      guards: { 'members.add': 'town.update', 'roles.read': 'library.roles' },
    },
  },
  menu: {
    resolve: 'by-permission',
    scope: 'library',
    sections: [
      { section: 'BOOKS', items: [{ id: 'books', label: 'Books', permission: 'book.read' }] },
      {
        items: [
          { id: 'more', label: 'More', items: [{ id: 'lending', label: 'Lending', permission: 'book.lend' }] },
          { id: 'roles', label: 'Roles', permission: 'library.roles', page: 'roles' },
        ],
      },
    ],
  },
  entry: {
    into: 'library',
    permission: 'book.read',
    pages: { closed: { title: 'Closed', text: 'Ask to come in.' } },
    rules: [
      { when: { scope: 'missing', holds: ['mayor'] }, show: 'onboarding' },
      { show: 'closed', ask: ['library:librarian'] },
    ],
  },
  resources: {
    book: {
      label: 'Book',
      plural: 'Books',
      scope: 'library',
      relations: { borrower: 'Borrower' },
      attributes: { open: 'boolean', title: 'text', pages: 'number', printed: 'instant' },
      actions: {
        read: { label: 'Read', permission: 'book.read' },
        lend: { label: 'Lend', permission: 'book.lend', when: { 'resource.pages': { lt: 1000 } } },
        renew: { label: 'Renew', permission: 'book.lend', when: { any: ['own', { sharedAs: 'borrower' }] } },
      },
    },
  },
  attributes: { subject: { age: 'number' }, action: { urgent: 'boolean' }, context: { now: 'instant', door: 'text' } },
} as const satisfies Blueprint

export type Change = readonly [path: readonly (string | number)[], value: unknown]

/** The library's blueprint, right or wrong, with values written at paths; `undefined` takes what is there away. */
export function librarySet(...changes: Change[]): Blueprint {
  const copy = structuredClone<unknown>(libraryBlueprint)
  for (const [path, value] of changes) {
    let at = copy as Record<string | number, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
    const last = path.at(-1) as string
    if (value === undefined) delete at[last]
    else at[last] = value
  }
  return copy as Blueprint
}
