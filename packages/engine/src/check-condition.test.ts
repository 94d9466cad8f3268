import { namesEachProblem, role } from './check-cases.fixture.ts'

const condition = ['resources', 'book', 'actions', 'read', 'when']
const grantCondition = role('library', 'reader', 'grants', 0, 'when')
const onCondition = 'resources.book.actions.read.when'
const inGrant = 'scopes.library.roles.reader.grants[0].when'

namesEachProblem('conditions', [
  ['what is not a condition', [[condition, 'mine']], onCondition, /"mine" is not a condition/],
  ['an empty condition', [[condition, {}]], onCondition, /empty condition/],
  ['an empty all', [[condition, { all: [] }]], `${onCondition}.all`, /at least one condition/],
  [
    'an empty any, deep inside',
    [[condition, { not: { any: [] } }]],
    `${onCondition}.not.any`,
    /at least one condition/,
  ],
  [
    'two conditions side by side',
    [[condition, { not: 'own', 'resource.open': { eq: true } }]],
    onCondition,
    /put them together under "all"/,
  ],
  [
    'all and any side by side',
    [[condition, { all: ['own'], any: ['own'] }]],
    onCondition,
    /put them together under "all"/,
  ],
  [
    'an unknown relation of a kind',
    [[condition, { sharedAs: ['borrower', 'lender'] }]],
    `${onCondition}.sharedAs`,
    /no relation "lender"/,
  ],
  [
    'an unknown relation in a grant',
    [[grantCondition, { sharedAs: 'lender' }]],
    `${inGrant}.sharedAs`,
    /No kind of resource has the relation "lender"/,
  ],
  ['no relation', [[condition, { sharedAs: [] }]], `${onCondition}.sharedAs`, /at least one relation/],
  [
    'an undeclared attribute of a kind',
    [[condition, { 'resource.colour': { eq: 'red' } }]],
    `${onCondition}.resource.colour`,
    /"book" do not declare the attribute "colour"/,
  ],
  [
    'an undeclared attribute in a grant',
    [[grantCondition, { 'resource.colour': { eq: 'red' } }]],
    `${inGrant}.resource.colour`,
    /No kind of resource declares the attribute "colour"/,
  ],
  [
    'an undeclared attribute of the subject',
    [[condition, { 'subject.height': { eq: 1 } }]],
    `${onCondition}.subject.height`,
    /not declared under attributes.subject/,
  ],
  [
    'an undeclared attribute of the context',
    [[condition, { 'context.weather': { eq: 'wet' } }]],
    `${onCondition}.context.weather`,
    /not declared under attributes.context/,
  ],
  [
    'an undeclared attribute of the action',
    [[condition, { 'action.speed': { eq: 1 } }]],
    `${onCondition}.action.speed`,
    /not declared under attributes.action/,
  ],
  [
    'what is no attribute at all',
    [[condition, { open: { eq: true } }]],
    `${onCondition}.open`,
    /"open" is not an attribute/,
  ],
  [
    'an undeclared attribute to compare with',
    [[condition, { 'resource.pages': { lt: { from: 'subject.height' } } }]],
    `${onCondition}.resource.pages.lt.from`,
    /not declared/,
  ],
  [
    'an attribute of another type to compare with',
    [[condition, { 'resource.pages': { lt: { from: 'context.now' } } }]],
    `${onCondition}.resource.pages.lt.from`,
    /is number and "context.now" is instant/,
  ],
  [
    'an order of texts',
    [[condition, { 'resource.title': { lt: 'M' } }]],
    `${onCondition}.resource.title.lt`,
    /only numbers and instants/,
  ],
  [
    'an order of booleans',
    [[condition, { 'resource.open': { gt: 0 } }]],
    `${onCondition}.resource.open.gt`,
    /only numbers and instants/,
  ],
  [
    'a value of another type',
    [[condition, { 'resource.pages': { eq: 'many' } }]],
    `${onCondition}.resource.pages.eq`,
    /is number, and "many" never is/,
  ],
  [
    'an option of another type',
    [[condition, { 'resource.pages': { in: [1, '2'] } }]],
    `${onCondition}.resource.pages.in[1]`,
    /is number, and "2" never is/,
  ],
  [
    'an instant that is in no calendar',
    [[condition, { 'resource.printed': { lt: '2023-02-29T00:00:00Z' } }]],
    `${onCondition}.resource.printed.lt`,
    /is instant, and "2023-02-29/,
  ],
  [
    'options that are no list',
    [[condition, { 'resource.pages': { in: 1 } }]],
    `${onCondition}.resource.pages.in`,
    /Write a list/,
  ],
  [
    'exists without yes or no',
    [[condition, { 'resource.pages': { exists: 'yes' } }]],
    `${onCondition}.resource.pages.exists`,
    /true or false/,
  ],
  [
    'an unknown comparison',
    [[condition, { 'resource.pages': { like: '1' } }]],
    `${onCondition}.resource.pages.like`,
    /no comparison "like"/,
  ],
  ['no comparison', [[condition, { 'resource.pages': {} }]], `${onCondition}.resource.pages`, /Say how to compare/],
])
