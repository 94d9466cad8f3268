import { can, type Grants, type Policy, permissionsOf, type Role, type ScopeType } from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Service } from '../../context.ts'
import { type HeldScope, wireId } from './held-scopes.ts'
import type { VisibleScopes } from './visible-scopes.ts'

/** A place, what the person is there, and which of Portreeve's own operations are open to them. */
export async function describeScope(
  service: Service,
  visible: VisibleScopes,
  { row, grants, roles, secondFactor, rolesAtNextSignIn }: HeldScope,
) {
  const policy = service.policy()
  const type = policy.scopeType(row.type)
  return {
    id: wireId(row.id),
    type: row.type,
    typeLabel: type?.definition.label ?? row.type,
    typePlural: type ? pluralOf(type) : row.type,
    parent: wireId(row.parentId),
    organization: row.tenantId,
    name: row.name,
    status: row.status,
    epoch: row.epoch,
    ownerlessSince: row.ownerlessSince?.toISOString() ?? null,
    path: await pathTo(service, visible, row),
    roles: grants.roles.map(describeRole),
    rolesAtNextSignIn: rolesAtNextSignIn?.map(describeRole) ?? null,
    secondFactor: secondFactor && {
      ...{
        missing: secondFactor.missing,
        due: secondFactor.due?.toISOString() ?? null,
        methods: [...secondFactor.methods],
      },
      roles: roles.filter((role) => !secondFactor.usable.includes(role)).map(describeRole),
    },
    permissions: [...permissionsOf(grants)],
    operations: [...((await visible(row.id))?.operations ?? [])],
    childTypes: policy.scopeTypes
      .filter(({ parent }) => parent === row.type)
      .map((child) => ({
        ...{ id: child.id, label: child.definition.label, plural: pluralOf(child) },
        mayMake: mayMake(policy, grants, child),
        asks: child.definition.profile !== undefined,
      })),
  }
}

function mayMake(policy: Policy, grants: Grants, { definition }: ScopeType): boolean {
  const permission = definition.createdWith === undefined ? undefined : policy.permission(definition.createdWith)
  return permission !== undefined && can(grants, permission)
}

/** From the platform down to the scope itself. One above it that the person may not see is left out: its name is a secret. */
async function pathTo(service: Service, visible: VisibleScopes, row: ScopeRow) {
  const path = []
  for (const above of await service.scopes.pathOf(row.id)) {
    if ((await visible(above.id)) === null) continue
    path.unshift({ id: wireId(above.id), type: above.type, name: above.name })
  }
  return path
}

export function describeRole({ key, id, label }: Role) {
  return { key, id, label }
}

function pluralOf({ definition }: ScopeType): string {
  return definition.plural ?? definition.label
}
