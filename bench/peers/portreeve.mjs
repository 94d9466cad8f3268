import { can, compile, createDirectory } from '../../packages/engine/dist/index.js'
import { actionsByResource, permissions, roles } from '../workload.mjs'

const groups = Object.fromEntries(
  Object.entries(actionsByResource(permissions.map(({ id }) => id))).map(([resource, actions]) => [
    resource,
    Object.fromEntries(actions.map((action) => [`${resource}.${action}`, `${action} ${resource}`])),
  ]),
)

/** The workload's roles as a blueprint. */
const policy = compile({
  id: 'bench',
  label: 'Bench',
  description: '6 roles, 40 permissions, 126 grants',
  sessions: { longest: '12h', idle: '1h' },
  setUp: ['organization:owner'],
  scopes: {
    platform: {
      label: 'Platform',
      rolesPerPerson: 'one',
      roleChanges: 'immediate',
      leaving: [],
      permissions: {},
      roles: {},
      guards: {},
    },
    organization: {
      label: 'Organization',
      parent: 'platform',
      rolesPerPerson: 'one',
      roleChanges: 'immediate',
      leaving: ['delete'],
      permissions: groups,
      roles: Object.fromEntries(
        roles.map((role) => [
          role.id,
          {
            label: role.id,
            description: role.id,
            grants: role.permissions,
            ...(role.id !== 'owner' && { assignable: false }),
          },
        ]),
      ),
      guards: {},
    },
  },
  menu: {
    resolve: 'by-permission',
    scope: 'organization',
    sections: [{ items: [{ id: 'apps', label: 'Apps', permission: 'app.read' }] }],
  },
})

export const roleOf = (id) => policy.role(`organization:${id}`)

/** The member's grants and the permission already in hand, as in the handler of a request. */
export function resolved() {
  const resolve = (question) => ({
    allowed: question.allowed,
    grants: policy.grants([roleOf(question.person.role)]),
    permission: policy.permission(question.permission.id),
  })
  return { resolve, check: (question) => can(question.grants, question.permission) }
}

/** Person, scope and permission by name. */
export function directory(people) {
  const index = createDirectory(policy)
  for (const person of people) index.set(person.id, person.organization, [roleOf(person.role)])
  return index
}
