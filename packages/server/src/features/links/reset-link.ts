import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import { queueMail } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'
import { makeLink } from './service.ts'

interface ResetLink {
  readonly user: UserId
  readonly email: string
  /** Where the account is kept. */
  readonly scope: ScopeId
}

/** A link to somebody's own mailbox with which they choose a new password (C8). Nobody else sees it (X12). */
export async function sendResetLink(
  tx: Tx,
  context: Context,
  { user, email, scope }: ResetLink,
): Promise<{ readonly expiresAt: Date }> {
  const { path, expiresAt } = await makeLink(tx, context, { kind: 'reset-password', user, email })
  const actor = actorOf(context.principal)
  const by = actor.kind === 'person' || actor.kind === 'token' ? await queries.nameOf(tx, actor.id as UserId) : null
  await queueMail(tx, context, {
    ...{ kind: 'reset-password', to: { user }, scope, secretPath: path },
    values: { by, network: by === null ? context.request.ip : null, expiresAt: expiresAt.toISOString() },
  })
  return { expiresAt }
}
