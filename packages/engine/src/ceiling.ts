import type { Role } from './policy.ts'

/**
 * X2 (a): may somebody with these roles give or take that role? `actorRoles`: the actor's own roles in that scope and in
 * those above it. Being able to do everything that a role can do is not enough: only `assigns` counts.
 */
export function mayGive(actorRoles: readonly Role[], role: Role): boolean {
  return actorRoles.some((actor) =>
    role.custom ? actor.assignsCustomRolesOf.has(role.scopeType) : actor.assigns.has(role.key),
  )
}

/**
 * X2 (b): may somebody with these roles act on a person who holds those roles there? Every one of them must be within
 * reach (`assigns` or `manages`). Who holds nothing can be acted on.
 */
export function mayActOn(actorRoles: readonly Role[], targetRoles: readonly Role[]): boolean {
  return targetRoles.every((target) =>
    actorRoles.some((actor) =>
      target.custom ? actor.reachesCustomRolesOf.has(target.scopeType) : actor.reaches.has(target.key),
    ),
  )
}
