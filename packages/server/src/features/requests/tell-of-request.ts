import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { queueMail, queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'

interface Asked {
  readonly userId: UserId
  /** The label of a permission; `null`: to be let in, or enabled again. */
  readonly asksFor: string | null
  readonly note: string | null
}

/** To whoever can answer. */
export async function tellOfRequest(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { userId, asksFor, note }: Asked,
): Promise<void> {
  const who = (await queries.nameOf(tx, userId)) ?? ''
  await queueMailToThoseWhoMay(tx, context, scope.id, 'requests.answer', {
    ...{ kind: 'request-waiting', scope: scope.id },
    values: { place: scope.name, who, asksFor, note },
  })
}

interface Answer {
  readonly answer: 'accepted' | 'declined'
  /** The key of the role that was given. */
  readonly role?: string | undefined
  readonly expiresAt?: Date | null | undefined
  readonly note?: string | null
}

/** To whoever asked. */
export async function tellOfAnswer(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { userId }: queries.RequestRow,
  { answer, role, expiresAt = null, note = null }: Answer,
): Promise<void> {
  const { principal, service } = context
  const by =
    principal.kind === 'person' || principal.kind === 'token' ? await queries.nameOf(tx, principal.userId) : null
  const label = role === undefined ? null : (service.policy().role(role)?.label ?? role)
  await queueMail(tx, context, {
    ...{ kind: 'request-answered', to: { user: userId }, scope: scope.id },
    values: { place: scope.name, answer, role: label, expiresAt: expiresAt?.toISOString() ?? null, note, by },
  })
}
