import fc from 'fast-check'
import type { AttributePath, AttributeType, Blueprint, Condition, TenancyMode } from './blueprint.ts'
import type { Attributes, Question, Resource, Share } from './policy.ts'

/** Ids are UUIDs, few enough that subject and resource often meet. */
export const personIds = [1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`)
export const organizationIds = [1, 2, 3].map((n) => `018f0000-0000-7000-9000-00000000000${n}`)
export const relations = ['viewer', 'editor']
/** The kind whose rows the random conditions are about. */
export const kind = 'thing'

/** Two attributes of every type, so that one can be compared with another. */
const attributesOf = (place: string): Record<string, AttributeType> => ({
  [`${place}Colour`]: 'text',
  [`${place}Shape`]: 'text',
  [`${place}Size`]: 'number',
  [`${place}Weight`]: 'number',
  [`${place}Open`]: 'boolean',
  [`${place}Hidden`]: 'boolean',
  [`${place}Starts`]: 'instant',
  [`${place}Ends`]: 'instant',
})
const places = ['subject', 'action', 'resource', 'context'] as const

/** A blueprint that declares everything that a random condition names. */
export function conditionBlueprint(tenancy?: TenancyMode): Blueprint {
  return {
    id: 'conditions',
    label: 'Conditions',
    description: 'Everything that a condition can name.',
    sessions: { longest: '12h', idle: '1h' },
    setUp: ['keeper'],
    ...(tenancy && { tenancy: [tenancy] }),
    scopes: {
      platform: {
        label: 'Platform',
        rolesPerPerson: 'several',
        roleChanges: 'immediate',
        leaving: [],
        permissions: { Things: { 'thing.use': 'Use things' } },
        roles: { keeper: { label: 'Keeper', description: 'Keeps things.', grants: ['thing.use'] } },
        guards: {},
      },
      organization: {
        label: 'Organization',
        parent: 'platform',
        tenant: true,
        rolesPerPerson: 'one',
        roleChanges: 'immediate',
        leaving: [],
        permissions: {},
        roles: {},
        guards: {},
      },
    },
    menu: { resolve: 'by-permission', scope: 'platform', sections: [] },
    attributes: {
      subject: attributesOf('subject'),
      action: attributesOf('action'),
      context: attributesOf('context'),
    },
    resources: {
      [kind]: {
        label: 'Thing',
        plural: 'Things',
        scope: 'platform',
        relations: Object.fromEntries(relations.map((relation) => [relation, relation])),
        attributes: attributesOf('resource'),
        actions: { use: { label: 'Use', permission: 'thing.use' } },
      },
    },
  }
}

const values: Record<AttributeType, readonly (string | number | boolean)[]> = {
  text: ['red', 'RED', '', 'ö', 'o\u0308', '😀', "it's", '$1', '{"a":1}', '7', 'true', '2024-01-01T00:00:00Z'],
  number: [0, -0, 1, -7, 1.5, 0.1, 0.30000000000000004, 1e21, 5e-324, 1.7976931348623157e308, 9007199254740992],
  boolean: [true, false],
  instant: [
    '2024-01-01T00:00:00Z',
    '2024-01-01T01:00:00+01:00',
    '2023-12-31T10:30:00-13:30',
    '2024-01-01T00:00Z',
    '2023-12-31T23:59:59.999Z',
    '2024-02-29T12:00:00.123Z',
    '2024-02-29T12:00:00.123999999Z',
    '2024-02-29T12:00:00.1Z',
    '2000-02-29T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
  ],
}

/** What somebody could store where an instant is declared, and what no calendar has. */
const malformed = [
  '2023-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '2024-13-01T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T23:59:60Z',
  '2024-01-01T00:00:00',
  '2024-01-01T00:00:00+15:00',
  '2024-01-01 00:00:00Z',
  '2024-01-01T00:00:00Z\n',
  '٢٠٢٤-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '2024-01-01',
  'infinity',
  'now',
]

function attributeValue(type: AttributeType): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<unknown>(...values[type]) },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(...Object.values(values).flat()) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(...malformed) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], {}, ['red'], { a: 1 }) },
  )
}

function attributesArbitrary(place: string): fc.Arbitrary<Attributes> {
  const entries = Object.entries(attributesOf(place)).map(([name, type]) => [name, attributeValue(type)] as const)
  return fc
    .record(Object.fromEntries(entries), { requiredKeys: [], noNullPrototype: true })
    .map((attributes) => attributes as Attributes)
}

function comparison(): fc.Arbitrary<Condition> {
  const path = fc
    .constantFrom(...places, 'resource' as const, 'resource' as const)
    .chain((place) =>
      fc.constantFrom(...Object.entries(attributesOf(place))).map(([name, type]) => ({ place, name, type })),
    )
  return path.chain(({ place, name, type }) => {
    const value = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...values[type]) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.values(values).flat(), ...malformed) },
    )
    const from = path.map((other) => ({ from: `${other.place}.${other.name}` as AttributePath }))
    const sameTypeFrom = path
      .filter((other) => other.type === type)
      .map((other) => ({ from: `${other.place}.${other.name}` as AttributePath }))
    const right = fc.oneof(
      { weight: 3, arbitrary: value },
      { weight: 2, arbitrary: sameTypeFrom },
      { weight: 1, arbitrary: from },
    )
    const operation = fc.oneof(
      right.map((eq) => ({ eq })),
      fc.array(value, { maxLength: 3 }).map((list) => ({ in: list })),
      fc.boolean().map((exists) => ({ exists })),
      right.map((lt) => ({ lt })),
      right.map((gt) => ({ gt })),
      fc.tuple(right, right).map(([gt, lt]) => ({ gt, lt })),
    )
    // One in twenty names what is not declared: it is unknown, in SQL too.
    const at = fc.integer({ min: 0, max: 19 }).map((n) => `${place}.${name}${n === 0 ? 'Undeclared' : ''}`)
    return fc.tuple(at, operation).map(([where, how]) => ({ [where]: how }) as Condition)
  })
}

/** Conditions of every form, up to a few levels deep. */
export function conditions(): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      comparison(),
      fc.constantFrom<Condition>('own', 'same-organization'),
      fc.oneof(
        fc.constantFrom(...relations).map((sharedAs): Condition => ({ sharedAs })),
        fc.subarray([...relations], { minLength: 1 }).map((sharedAs): Condition => ({ sharedAs })),
      ),
      fc.tuple(comparison(), comparison()).map(([a, b]) => ({ ...(a as object), ...(b as object) }) as Condition),
      fc.array(tie('condition'), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie('condition').map((not): Condition => ({ not })),
    ),
  }))
  return condition
}

/** A row: owner and organization may be missing, shares are always known, attributes hold what they like. */
export function resources(): fc.Arbitrary<
  Resource & { readonly shares: readonly Share[]; readonly attributes: Attributes }
> {
  const as = fc.constantFrom(...relations, 'stranger')
  const share = fc.oneof(
    fc.record({ as, person: fc.constantFrom(...personIds) }),
    fc.record({ as, organization: fc.constantFrom(...organizationIds) }),
  )
  return fc
    .record(
      {
        owner: fc.constantFrom(...personIds),
        organization: fc.constantFrom(...organizationIds),
        shares: fc.array(share, { maxLength: 3 }),
        attributes: attributesArbitrary('resource'),
      },
      { requiredKeys: ['shares', 'attributes'], noNullPrototype: true },
    )
    .map((row) => ({ kind, ...row }))
}

/** Who asks and in what circumstances. Now and then the subject's id is none that a row could have. */
export function questions(): fc.Arbitrary<Omit<Question, 'resource'>> {
  return fc.record({
    subject: fc.record(
      {
        id: fc.constantFrom(...personIds, 'nobody', `${personIds[0]?.toUpperCase()}`),
        organizations: fc.oneof(fc.subarray(organizationIds), fc.constant(['nowhere'])),
        attributes: attributesArbitrary('subject'),
      },
      { requiredKeys: ['id', 'organizations'], noNullPrototype: true },
    ),
    action: attributesArbitrary('action'),
    context: attributesArbitrary('context'),
  })
}
