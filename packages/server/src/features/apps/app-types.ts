import type { AppTypeDefinition, Policy } from '@portreeve/engine'
import { Problem } from '../../errors.ts'

/** What the blueprint says of apps. Throws `not-found` where it knows none: no route about them is reached then. */
export function appsOf(policy: Policy) {
  const { apps } = policy.blueprint
  if (apps === undefined) throw new Problem('not-found', { detail: 'There are no apps here.' })
  return apps
}

export function appTypeOf(policy: Policy, type: string): AppTypeDefinition | undefined {
  const types = policy.blueprint.apps?.types ?? {}
  return Object.hasOwn(types, type) ? types[type] : undefined
}
