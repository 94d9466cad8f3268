import { conditionOf, holdOf } from './hold.ts'
import type { Permission, Role } from './roles-query.ts'

export interface ComparedRoles {
  readonly roles: readonly [Role, Role]
  /** Ids of the permissions in which the two are not alike. */
  readonly different: ReadonlySet<string>
  readonly text: string
}

/** What one role has that the other lacks, and in a sentence how much that is. */
export function compareRoles(permissions: readonly Permission[], first: Role, second: Role): ComparedRoles {
  const has = (permission: Permission, role: Role) => holdOf(permission, role.id) !== 'no'
  const different = permissions.filter((permission) => differ(permission, first, second))
  const onlyFirst = different.filter((permission) => !has(permission, second)).length
  const onlySecond = different.filter((permission) => !has(permission, first)).length
  const otherwise = different.length - onlyFirst - onlySecond
  const sentences = [
    ...(onlyFirst > 0 ? [`${first.label} has ${counted(onlyFirst)} that ${second.label} lacks.`] : []),
    ...(onlySecond > 0 ? [`${second.label} has ${counted(onlySecond)} that ${first.label} lacks.`] : []),
    ...(otherwise > 0 ? [`Both have ${otherwise}, but under different conditions.`] : []),
  ]
  return {
    roles: [first, second],
    different: new Set(different.map(({ id }) => id)),
    text: sentences.join(' ') || `${first.label} and ${second.label} have the same permissions.`,
  }
}

function differ(permission: Permission, first: Role, second: Role): boolean {
  return (
    holdOf(permission, first.id) !== holdOf(permission, second.id) ||
    conditionOf(permission, first.id) !== conditionOf(permission, second.id)
  )
}

function counted(count: number): string {
  return count === 1 ? '1 permission' : `${count} permissions`
}
