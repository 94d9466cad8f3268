import { createHash } from 'node:crypto'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Config } from '../../config.ts'

interface InvitationLink {
  /** Stored: finds the invitation by either link. */
  readonly hash: string
  /** For the mailbox: opening it proves the address (X11). */
  readonly mailedPath: string
  /** For whoever invites, to hand on (X12): opens the same invitation, and proves nothing. */
  readonly shown: string
}

/**
 * An invitation has two links, so that whoever issues it cannot pass for the mailbox that it was sent to. The shown secret is
 * made from the mailed one and leads nowhere back.
 */
export function newInvitationLink({ url }: Pick<Config, 'url'>): InvitationLink {
  const mailed = newSecret()
  const shown = shownSecret(mailed)
  return { hash: hashSecret(shown), mailedPath: pathWith(mailed), shown: new URL(pathWith(shown), url).href }
}

/** How a secret can be stored, as a shown one and as a mailed one. */
export function hashesOf(secret: string): { readonly shown: string; readonly mailed: string } {
  return { shown: hashSecret(secret), mailed: hashSecret(shownSecret(secret)) }
}

function shownSecret(mailed: string): string {
  return createHash('sha256').update(`shown:${mailed}`).digest('base64url')
}

/** Behind `#`, which browsers send to no server. */
function pathWith(secret: string): string {
  return `/invitation#${secret}`
}
