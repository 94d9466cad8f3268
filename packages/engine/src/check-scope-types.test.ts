import { namesEachProblem } from './check-cases.fixture.ts'
import { libraryBlueprint } from './library-blueprint.fixture.ts'

namesEachProblem('scope types', [
  [
    'an unknown role for the creator',
    [[['scopes', 'town', 'creatorBecomes'], 'reader']],
    'scopes.town.creatorBecomes',
    /no role "reader" in the scope type "town"/,
  ],
  [
    'an unknown role for the newcomer',
    [[['scopes', 'town', 'newcomerBecomes'], 'reader']],
    'scopes.town.newcomerBecomes',
    /no role "reader"/,
  ],
  ['no platform', [[['scopes', 'platform'], undefined]], 'scopes', /"platform" is missing/],
  ['a platform with a parent', [[['scopes', 'platform', 'parent'], 'town']], 'scopes.platform.parent', /has no parent/],
  [
    'a scope type without a parent',
    [[['scopes', 'library', 'parent'], undefined]],
    'scopes.library',
    /Only the platform has no parent/,
  ],
  ['an unknown parent', [[['scopes', 'library', 'parent'], 'city']], 'scopes.library.parent', /no scope type "city"/],
  [
    'a circle of parents',
    [[['scopes', 'town', 'parent'], 'library']],
    'scopes.town.parent',
    /circle: town in library in town/,
  ],
  [
    'a colon in the name of a scope type',
    [
      [
        ['scopes', 'a:b'],
        { ...libraryBlueprint.scopes.library, permissions: {}, roles: {}, customRoles: undefined, guards: {} },
      ],
    ],
    'scopes.a:b',
    /has a colon/,
  ],
  [
    'a scope that exists but may exist twice',
    [[['scopes', 'town', 'existsAs'], 'Springfield']],
    'scopes.town.existsAs',
    /Only a scope type with "single: true"/,
  ],
  [
    'a scope that exists in one that does not',
    [[['scopes', 'library', 'existsAs'], 'Main library']],
    'scopes.library.existsAs',
    /its "town" does not/,
  ],
  [
    'an unknown population of members',
    [[['scopes', 'library', 'population'], 'ghosts']],
    'scopes.library.population',
    /no population "ghosts"/,
  ],
  [
    'an unknown population that is kept',
    [[['scopes', 'town', 'keeps'], 'ghosts']],
    'scopes.town.keeps',
    /no population "ghosts"/,
  ],
  [
    'an unknown permission to create',
    [[['scopes', 'town', 'createdWith'], 'town.invent']],
    'scopes.town.createdWith',
    /no permission "town.invent"/,
  ],
  [
    'a permission to create that is not above',
    [[['scopes', 'town', 'createdWith'], 'town.read']],
    'scopes.town.createdWith',
    /which is not above "town"/,
  ],
  [
    'an unknown permission to edit roles',
    [[['scopes', 'library', 'customRoles', 'editedWith'], 'x.y']],
    'scopes.library.customRoles.editedWith',
    /no permission "x.y"/,
  ],
  [
    'an unknown operation',
    [[['scopes', 'library', 'guards', 'members.tickle'], 'town.read']],
    'scopes.library.guards.members.tickle',
    /no operation "members.tickle"/,
  ],
  [
    'an operation named like what every object has',
    [[['scopes', 'library', 'guards', 'constructor'], 'town.read']],
    'scopes.library.guards.constructor',
    /no operation "constructor"/,
  ],
  [
    'an unknown permission in a guard',
    [[['scopes', 'town', 'guards', 'scope.read'], 'town.reed']],
    'scopes.town.guards.scope.read',
    /no permission "town.reed"/,
  ],
  [
    'an unknown permission among several in a guard',
    [[['scopes', 'town', 'guards', 'scope.update', 0], 'town.reed']],
    'scopes.town.guards.scope.update[0]',
    /no permission "town.reed"/,
  ],
  [
    'a guard from below',
    [[['scopes', 'town', 'guards', 'scope.read'], 'book.read']],
    'scopes.town.guards.scope.read',
    /"library", which is not above or the same as "town"/,
  ],
  [
    'a field with scopes of an unknown type',
    [[['scopes', 'library', 'profile', 'choice', 'options', 'large', 'fields', 'town', 'scopeType'], 'city']],
    'scopes.library.profile.choice.options.large.fields.town.scopeType',
    /no scope type "city"/,
  ],
  [
    'a field with scopes of no type',
    [[['scopes', 'library', 'profile', 'choice', 'options', 'large', 'fields', 'town', 'scopeType'], undefined]],
    'scopes.library.profile.choice.options.large.fields.town',
    /which scope type/,
  ],
  [
    'a choice without options',
    [[['scopes', 'library', 'profile', 'fields', 'genres', 'options'], []]],
    'scopes.library.profile.fields.genres',
    /needs options/,
  ],
])
