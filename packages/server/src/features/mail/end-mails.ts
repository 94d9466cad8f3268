import type { Tx } from '../../db/database.ts'
import type { ScopeId } from '../../ids.ts'
import type { MailKind } from './mail.ts'
import { failQueued } from './queries.ts'

export interface MailedLink {
  readonly kind: Extract<
    MailKind,
    'invitation' | 'set-password' | 'confirm-email' | 'reset-password' | 'sign-in' | 'sign-up'
  >
  /** The address that it was to go to, as it was written there. */
  readonly email: string
  /** The place that it leads into, of an invitation: somebody can be invited into several at once. */
  readonly scopeId?: ScopeId
  /** Until when it was good: by that the mail with this link is told from a later one to the same address. */
  readonly expiresAt: Date
}

/** To be called wherever a link ends or is replaced: a mail with it that still waits is not sent any more. */
export async function endMailsWith(tx: Tx, links: readonly MailedLink[]): Promise<void> {
  const reason = 'The link in it was used, withdrawn or replaced before the mail could be sent.'
  for (const link of links) await failQueued(tx, link, reason)
}
