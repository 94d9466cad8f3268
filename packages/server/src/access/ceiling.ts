import { canOnSome, mayActOn, mayGive, type Permission, type Role } from '@portreeve/engine'
import type { Context, Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../errors.ts'
import type { ScopeId, UserId } from '../ids.ts'
import { actorRoles } from './actor-roles.ts'
import { personAccess } from './grant-cache.ts'
import { refuseSelf } from './is-actor.ts'
import { findScope, lockScope, scopePath } from './scopes.ts'

/**
 * X2 (a): may the actor give or take this role in this scope? Throws `above-your-role`. Locks the scope, so that two who
 * demote each other at the same moment come one after the other.
 */
export async function requireMayGive(tx: Tx, context: Context, scopeId: ScopeId, role: Role): Promise<void> {
  if (context.principal.kind === 'host') return
  const scope = await lockScope(tx, scopeId)
  const views = await actorRoles(tx, context, await scopePath(tx, scopeId))
  const fits = scope.type === role.scopeType && role.assignable
  if (!fits || !views.every((roles) => mayGive(roles, role))) throw aboveYourRole(context.service, role)
}

/**
 * X2 (b): may the actor act on this person in this scope? Every role that the person holds there must be within the
 * actor's reach. Throws `above-your-role`, and `own-role` for oneself (X4). Locks the scope.
 */
export async function requireMayActOn(tx: Tx, context: Context, scopeId: ScopeId, userId: UserId): Promise<void> {
  if (context.principal.kind === 'host') return
  refuseSelf(context, userId, 'do that to')
  await lockScope(tx, scopeId)
  const access = await personAccess(tx, context.service.policy(), context.service.clock.now(), userId)
  await requireReach(tx, context, scopeId, access?.scopes.get(scopeId)?.roles ?? [])
}

/**
 * X2 (c): may the actor act on the person as a whole (password, second factors, email, all sessions, archive, block)? Every
 * role anywhere counts, so the transaction must see every tenant: call it with `wall.tenants` being `all`. Locks the scopes where
 * the person holds any, so that of two who archive each other the later one has no role left to do it with.
 */
export async function requireMayActOnPerson(tx: Tx, context: Context, userId: UserId): Promise<void> {
  if (context.principal.kind === 'host') return
  refuseSelf(context, userId, 'do that to')
  if (context.wall.tenants !== 'all')
    throw new Error('Acting on a whole person takes a transaction that sees every tenant')
  const held = async () => {
    const access = await personAccess(tx, context.service.policy(), context.service.clock.now(), userId)
    return [...(access?.scopes ?? [])].filter(([, { roles }]) => roles.length > 0)
  }
  // In the order of their ids, so that two at once never wait for each other.
  for (const scopeId of (await held()).map(([id]) => id).sort()) await lockScope(tx, scopeId)
  // By what they hold now that nobody changes it: they may have been given more while this waited.
  for (const [scopeId, { roles }] of await held()) await requireReach(tx, context, scopeId, roles)
}

/**
 * X2 (d): may the actor put these permissions into a token or a role made in the console? Each must be of the scope's own
 * type and held by the actor there; a role carries no conditions of its giver, so for it only what is held always counts.
 * Whoever may edit the scope type's roles may put anything into one. Throws `above-your-role`.
 */
export async function requireMayCarry(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  permissions: readonly Permission[],
  into: 'token' | 'custom-role',
): Promise<void> {
  if (context.principal.kind === 'host') return
  const policy = context.service.policy()
  const scope = await findScope(tx, scopeId)
  const path = scope === null ? [] : [scope]
  const views = (await actorRoles(tx, context, path)).map((roles) => policy.grants(roles))
  const editedWith = scope && policy.scopeType(scope.type)?.definition.customRoles?.editedWith
  const editor = into === 'custom-role' && editedWith ? policy.permission(editedWith) : undefined
  const mayEdit = editor !== undefined && views.every((grants) => canOnSome(grants, editor) === 'always')
  for (const permission of permissions) {
    const held = views.every((grants) => {
      const answer = canOnSome(grants, permission)
      return into === 'token' ? answer !== 'never' : answer === 'always'
    })
    if (permission.scopeType === scope?.type && (held || mayEdit)) continue
    throw new Problem('above-your-role', {
      detail: `You cannot hand on "${permission.label}", because your own role does not include it here.`,
      more: { permission: permission.id },
    })
  }
}

/**
 * X2, when something given earlier is used (an invitation, a request, a mapping): is its author still active and still
 * able to give this role, by live roles?
 */
export async function mayStillGive(
  tx: Tx,
  service: Service,
  authorId: UserId,
  scopeId: ScopeId,
  role: Role,
): Promise<boolean> {
  const access = await personAccess(tx, service.policy(), service.clock.now(), authorId)
  if (access?.status !== 'active' || !role.assignable) return false
  const path = await scopePath(tx, scopeId)
  if (path[0]?.type !== role.scopeType) return false
  const roles = path.flatMap(({ id }) => {
    const scope = access.scopes.get(id)
    return scope?.membership === 'active' ? scope.roles : []
  })
  return mayGive(roles, role)
}

async function requireReach(tx: Tx, context: Context, scopeId: ScopeId, held: readonly Role[]): Promise<void> {
  const views = await actorRoles(tx, context, await scopePath(tx, scopeId))
  const beyond = held.find((role) => !views.every((roles) => mayActOn(roles, [role])))
  if (beyond !== undefined) throw aboveYourRole(context.service, beyond)
}

function aboveYourRole(service: Service, role: Role): Problem {
  const givers = service.policy().roles.filter((giver) => mayGive([giver], role))
  const who =
    givers.length > 0
      ? `It takes: ${givers.map(({ label }) => label).join(', ')}.`
      : role.transfer !== null
        ? 'Whoever holds it hands it on; nobody else gives or takes it.'
        : 'Nobody can do it here.'
  return new Problem('above-your-role', {
    detail: `Your role cannot give or take the role "${role.label}", or act on somebody who holds it. ${who}`,
    more: { role: role.key, givenBy: givers.map(({ key, label }) => ({ role: key, label })) },
  })
}
