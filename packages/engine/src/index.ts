export type * from './apps-definition.ts'
export * from './blueprint.ts'
export { can, canOnSome } from './can.ts'
export { canDo, canDoOnSome } from './can-do.ts'
export { canDoSql } from './can-do-sql.ts'
export { mayActOn, mayGive } from './ceiling.ts'
export { check } from './check.ts'
export { compile } from './compile.ts'
export { compileCondition } from './condition.ts'
export { isOwnOrShared, staysInOrganization } from './condition-reach.ts'
export {
  type ConditionBinding,
  conditionSql,
  type SharedWith,
  type SqlFragment,
  type SqlValue,
} from './condition-sql.ts'
export { conditionWords } from './condition-words.ts'
export { customRole } from './custom-role.ts'
export { defineBlueprint } from './define-blueprint.ts'
export {
  diff,
  type PermissionChange,
  type PolicyDifference,
  type RoleDifference,
  type ScopeDifference,
} from './diff.ts'
export { diffText } from './diff-text.ts'
export { createDirectory, type Directory } from './directory.ts'
export { durationMs } from './duration.ts'
export { explain, explainDo } from './explain.ts'
export { jsonAttribute, jsonAttributePresent } from './json-attribute.ts'
export { type Matrix, matrix, type PermissionRow, type ScopeMatrix } from './matrix.ts'
export { matrixText } from './matrix-text.ts'
export { menuFor, type ShownItem, type ShownSection } from './menu-for.ts'
export * from './operations.ts'
export { type HeldPermission, permissionsOf } from './permissions-of.ts'
export type * from './policy.ts'
export { BlueprintError, type Problem } from './problem.ts'
export { restrict } from './restrict.ts'
export { typesText } from './types-text.ts'
