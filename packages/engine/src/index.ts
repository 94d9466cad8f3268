export * from './blueprint.ts'
export type * from './policy.ts'
