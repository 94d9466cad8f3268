/** The world that every engine is asked about: 10,000 people in 500 organizations, 6 roles, 40 permissions, 126 grants. */

export const organizations = 500
export const peoplePerOrganization = 20

/** `app.read` and the like: 10 resources with 4 actions each. */
const resources = ['app', 'token', 'member', 'account', 'audit', 'review', 'key', 'domain', 'billing', 'setting']
const actions = ['read', 'create', 'update', 'delete']
export const permissions = resources.flatMap((resource) =>
  actions.map((action) => ({ id: `${resource}.${action}`, resource, action })),
)

const sizes = { owner: 40, admin: 34, manager: 24, developer: 16, support: 8, viewer: 4 }
export const roles = Object.entries(sizes).map(([id, size]) => ({
  id,
  permissions: permissions.slice(0, size).map((permission) => permission.id),
}))
const grants = Object.values(sizes).reduce((sum, size) => sum + size, 0)
if (grants !== 126) throw new Error(`expected 126 grants, got ${grants}`)

/** `['app.read', 'app.create']` as `{ app: ['read', 'create'] }`. */
export function actionsByResource(ids) {
  return Object.fromEntries(
    resources.map((resource) => [resource, actions.filter((action) => ids.includes(`${resource}.${action}`))]),
  )
}

/** A small repeatable generator (mulberry32), so that every run asks the same questions. */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function makePeople(count = organizations * peoplePerOrganization) {
  const next = random(7)
  return Array.from({ length: count }, (_, index) => ({
    id: `person-${index}`,
    organization: `organization-${Math.floor(index / peoplePerOrganization)}`,
    role: roles[Math.floor(next() * roles.length)].id,
  }))
}

/** Questions, half of which are answered yes, in random order over everybody. */
export function makeQuestions(people, count) {
  const next = random(11)
  const holds = new Map(roles.map((role) => [role.id, new Set(role.permissions)]))
  const questions = []
  for (let wanted = true; questions.length < count; ) {
    const person = people[Math.floor(next() * people.length)]
    const permission = permissions[Math.floor(next() * permissions.length)]
    const allowed = holds.get(person.role).has(permission.id)
    if (allowed !== wanted) continue
    questions.push({ person, permission, allowed })
    wanted = !wanted
  }
  return questions
}
