import { actorRoles } from '../../access/actor-roles.ts'
import { isAdministrative } from '../../access/administrative.ts'
import type { ScopedContext } from '../../context.ts'
import { isGivenBy } from './may-do.ts'

export interface AssignableRole {
  readonly role: string
  readonly label: string
  readonly description: string
  readonly reasonRequired: boolean
  /** Its holders look after others. */
  readonly administrative: boolean
}

/** X2 (a): the roles that whoever asks may give here, in the order of the blueprint. A guest's takes more than that: it is left out. */
export async function listAssignableRoles(context: ScopedContext): Promise<readonly AssignableRole[]> {
  const { service, scope, wall } = context
  const path = await service.scopes.pathOf(scope.id)
  const views = await service.database.read(wall, (tx) => actorRoles(tx, context, path))
  const roles = service.policy().scopeType(scope.type)?.roles ?? []
  return roles
    .filter((role) => role.guest === null && isGivenBy(views, role))
    .map((role) => ({
      ...{ role: role.key, label: role.label, description: role.description },
      ...{ reasonRequired: role.reasonRequired, administrative: isAdministrative(role) },
    }))
}
