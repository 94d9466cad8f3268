import { type Blueprint, compile, type Policy } from '@portreeve/engine'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { platformId } from '../../ids.ts'
import { StartError } from '../../start-error.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { change } from '../audit/change.ts'
import { accessDifference } from './access-difference.ts'
import * as queries from './queries.ts'
import * as roleQueries from './role-queries.ts'

/**
 * Takes the blueprint that this server was started with for the deployment's. The first start makes the deployment. A
 * blueprint that changed since is one audit event with the counted difference (X6); one that removes or renames a role that
 * somebody holds does not start and says who (X9), unless the role says `renamedFrom`. Throws a `StartError`.
 */
export async function adoptBlueprint(context: Context): Promise<{ readonly isFirstStart: boolean }> {
  return change<{ readonly isFirstStart: boolean }>(context, async (tx) => {
    const { service } = context
    const policy = service.policy()
    const row = await queries.lockDeployment(tx)
    const now = service.clock.now()
    const blueprint = policy.blueprint as unknown as Record<string, unknown>
    const target = { kind: 'blueprint', id: null }
    const present = { id: policy.id, tenancy: policy.tenancy }
    if (row === null) {
      await queries.insertDeployment(tx, {
        ...{ id: 1, installation: service.installation, name: policy.label, blueprintId: policy.id, blueprint },
        ...{ tenancy: policy.tenancy, demo: service.config.demo, createdAt: now, setUpAt: null },
      })
      const event = { action: 'deployment.created' as const, scope: platformId, target, after: present }
      return { result: { isFirstStart: true }, event }
    }
    requireFitting(row, service.config.demo, policy)
    const isSame = canonicalJson(row.blueprint) === canonicalJson(blueprint) && row.tenancy === policy.tenancy
    if (isSame) return { result: { isFirstStart: false }, event: null }
    const before = compileFormer(row)
    const held = await roleQueries.heldRoleSets(tx)
    const renamed = await takeOverRoles(tx, policy)
    await queries.updateDeployment(tx, { blueprint, tenancy: policy.tenancy })
    const after = { ...present, renamed, difference: before && accessDifference(before, policy, held, renamed) }
    const formerly = { id: row.blueprintId, tenancy: row.tenancy }
    const event = { action: 'blueprint.changed' as const, scope: platformId, target, before: formerly, after }
    return { result: { isFirstStart: false }, event }
  })
}

function requireFitting(row: queries.DeploymentRow, demo: boolean, policy: Policy): void {
  if (row.blueprintId !== policy.id) {
    throw new StartError(
      `This data belongs to the blueprint "${row.blueprintId}", and the server was started with "${policy.id}". ` +
        'Start with that one, or on another data folder or database.',
    )
  }
  if (demo && !row.demo) {
    throw new StartError(
      'This data was not made as a demo, and in a demo anybody signs in as anybody. Start without --demo, or on another data folder.',
    )
  }
  if (!demo && row.demo) {
    throw new StartError(
      'This data was made as a demo, with people whom anybody can sign in as. Start with --demo, or on another data folder.',
    )
  }
}

/** A blueprint of an older version of Portreeve may not compile any more; then the difference is not counted. */
function compileFormer({ blueprint, tenancy }: queries.DeploymentRow): Policy | null {
  try {
    const mode = tenancy === 'single' || tenancy === 'multi' ? { tenancy } : {}
    return compile(blueprint as unknown as Blueprint, mode as { tenancy?: 'single' | 'multi' })
  } catch {
    return null
  }
}

/** Rewrites what names a role by a former name. Returns new keys by old; throws where a role that is used is gone. */
async function takeOverRoles(tx: Tx, policy: Policy): Promise<Readonly<Record<string, string>>> {
  const renamed: Record<string, string> = {}
  const lost: string[] = []
  for (const use of await roleQueries.rolesInUse(tx)) {
    if (policy.roles.some(({ key }) => key === use.role)) continue
    const successor = successorOf(policy, use.role)
    if (successor !== null) renamed[use.role] = successor
    else lost.push(describe(use, await roleQueries.holderNames(tx, use.role)))
  }
  if (lost.length > 0) {
    throw new StartError(
      `The blueprint "${policy.id}" no longer has roles that are in use: ${lost.join('; ')}. Give these people and machines ` +
        'other roles under the former blueprint first, or name the former role under "renamedFrom" of the role that replaces it.',
    )
  }
  for (const [former, successor] of Object.entries(renamed)) await roleQueries.renameRole(tx, former, successor)
  return renamed
}

function successorOf(policy: Policy, former: string): string | null {
  const [scopeType, id] = [former.slice(0, former.indexOf(':')), former.slice(former.indexOf(':') + 1)]
  const roles = Object.entries(policy.blueprint.scopes[scopeType]?.roles ?? {})
  const successor = roles.find(([, definition]) => definition.renamedFrom?.includes(id))
  return successor === undefined ? null : `${scopeType}:${successor[0]}`
}

function describe(use: roleQueries.RoleUse, names: readonly string[]): string {
  const more = use.people > names.length ? ' and others' : ''
  const who = names.length > 0 ? ` (${names.join(', ')}${more})` : ''
  const parts = [
    use.people > 0 && `${use.people} ${use.people === 1 ? 'person' : 'people'}${who}`,
    use.invitations > 0 && `${use.invitations} open ${use.invitations === 1 ? 'invitation' : 'invitations'}`,
    use.serviceAccounts > 0 && `${use.serviceAccounts} service ${use.serviceAccounts === 1 ? 'account' : 'accounts'}`,
  ]
  return `"${use.role}" by ${parts.filter(Boolean).join(', ')}`
}
