import { findScope } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { queueMail } from '../mail/queue-mail.ts'

interface Made {
  readonly name: string
  readonly permissions: readonly string[]
}

/** To the token's owner; of a machine's token, which nobody owns, to whoever made it. */
export async function tellOfToken(
  tx: Tx,
  context: Context,
  scope: ScopeId,
  { name, permissions }: Made,
  owner: UserId | null,
): Promise<void> {
  const { principal, service } = context
  const user = owner ?? (principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null)
  if (user === null) return
  const labels = permissions.map((id) => service.policy().permission(id)?.label ?? id)
  const place = (await findScope(tx, scope))?.name ?? ''
  const values = { place, token: name, permissions: labels }
  await queueMail(tx, context, { kind: 'token-made', to: { user }, scope, values })
}
