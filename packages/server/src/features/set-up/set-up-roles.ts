import type { Policy, Role } from '@portreeve/engine'

/** What whoever sets the deployment up becomes, in the order of the blueprint. */
export function setUpRoles(policy: Policy, development: boolean): Role[] {
  const { setUp, setUpInDevelopment = [] } = policy.blueprint
  const references = development ? [...setUp, ...setUpInDevelopment] : setUp
  return [...new Set(references)].map((reference) => {
    const role = policy.role(reference)
    if (!role) throw new Error(`The blueprint's set-up names a role ${reference} that it does not have`)
    return role
  })
}

/** The kind of people whom the first of these roles is for. */
export function populationOf(policy: Policy, roles: readonly Role[]): string {
  const population = policy.scopeType(roles[0]?.scopeType ?? 'platform')?.population
  if (population === undefined) throw new Error('The blueprint names nobody to set it up')
  return population
}
