import { permissionsOf } from '@portreeve/engine'
import { principalGrants } from '../../access/principal-grants.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { findTokenWithOwner } from './queries.ts'

/** What the token that asks is, whose, where, and what it may do now: less than it carries where its owner lost something (A15). */
export async function describeThisToken(context: ScopedContext) {
  const { service, principal, scope } = context
  if (principal.kind !== 'token' && principal.kind !== 'service-account') throw new Error('No token asks')
  const policy = service.policy()
  const grants = await principalGrants(service, principal, scope.id)
  const found = await service.database.read(context.wall, (tx) => findTokenWithOwner(tx, principal.tokenId))
  if (found === undefined) throw new Problem('not-signed-in', { detail: 'This token was revoked a moment ago.' })
  const { name, prefix, createdAt, expiresAt, lastUsedAt } = found.token
  const isMachine = principal.kind === 'service-account'
  return {
    ...{ id: principal.tokenId, name, prefix, createdAt, expiresAt, lastUsedAt },
    scope: {
      id: scope.id,
      type: scope.type,
      label: policy.scopeType(scope.type)?.definition.label ?? scope.type,
      name: scope.name,
    },
    owner: {
      kind: principal.kind === 'token' ? ('person' as const) : principal.kind,
      id: isMachine ? principal.serviceAccountId : principal.userId,
      name: (isMachine ? found.serviceAccount : found.person) ?? '',
    },
    permissions: (grants === null ? [] : permissionsOf(grants)).map(({ id, held }) => ({
      ...{ id, held },
      label: policy.permission(id)?.label ?? id,
    })),
  }
}
