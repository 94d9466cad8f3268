import { requireMayGive } from '../../access/ceiling.ts'
import { lockScope } from '../../access/scopes.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { type InvitationId, newId, type ScopeId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { actorName } from './actor-name.ts'
import * as queries from './queries.ts'
import { scopeRoles } from './scope-roles.ts'

export interface NewInvitation {
  readonly scope: ScopeId
  /** As `emailSchema` reads it. */
  readonly email: string
  readonly role: string
}

export interface InvitationMade {
  readonly id: InvitationId
  /** For the link, and stored nowhere. */
  readonly secret: string
  readonly expiresAt: Date
}

/** A8: seven days, one use. */
const invitationLastsMs = 7 * 24 * 60 * 60_000

/** Invites an address to a role. A second invitation takes the place of the first, if its role is within reach too (X2). */
export async function inviteMember(context: Context, input: NewInvitation): Promise<InvitationMade> {
  return change(context, async (tx) => {
    const scope = await lockScope(tx, input.scope)
    const policy = context.service.policy()
    const [role] = scopeRoles(policy, scope.type, [input.role], 'role')
    if (!role) throw new Problem('invalid-input', { detail: 'Say which role the invitation is for.' })
    await requireMayGive(tx, context, scope.id, role)
    const key = emailKey(input.email)
    const former = await queries.openInvitation(tx, scope.id, key)
    const formerRole = former && policy.role(former.role)
    if (formerRole) await requireMayGive(tx, context, scope.id, formerRole)
    const createdAt = context.service.clock.now()
    await queries.revokeInvitationsTo(tx, scope.id, key, createdAt)
    const id = newId<InvitationId>(context.service.clock)
    const secret = newSecret()
    const expiresAt = new Date(createdAt.getTime() + invitationLastsMs)
    await queries.insertInvitation(tx, {
      ...{ id, scopeId: scope.id, tenantId: scope.tenantId, email: input.email, emailKey: key, role: role.key },
      ...{ tokenHash: hashSecret(secret), invitedBy: actorName(context), createdAt, expiresAt },
    })
    const event: AuditEvent = {
      action: 'invitation.created',
      scope: scope.id,
      target: { kind: 'invitation', id },
      before: former ? { replaced: former.id, role: former.role } : null,
      after: { role: role.key, expiresAt },
      personal: { email: input.email },
    }
    return { result: { id, secret, expiresAt }, event }
  })
}

/** Those that wait to be accepted: people whose state is "invited" (A7). */
export async function listInvitations(context: Context, scope: ScopeId) {
  const rows = await context.service.database.read(context.wall, (tx) => queries.openInvitations(tx, scope))
  const now = context.service.clock.now()
  return rows.map(({ id, email, role, createdAt, expiresAt }) => ({
    ...{ id, email, role, createdAt, expiresAt },
    expired: expiresAt <= now,
  }))
}
