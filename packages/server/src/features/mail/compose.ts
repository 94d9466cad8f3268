import type { Config } from '../../config.ts'
import type { MessageId } from '../../ids.ts'
import type { RenderedMail } from './render.ts'
import { oneLine } from './words.ts'

interface Addressed {
  readonly id: MessageId
  readonly toName: string | null
  readonly toEmail: string
  readonly createdAt: Date
}

/** The mail as it goes out. Sent again, it is the same mail, by its Message-ID and its date. */
export function composed(
  { from }: NonNullable<Config['mail']>,
  url: URL,
  { id, toName, toEmail, createdAt }: Addressed,
  { subject, text, html }: RenderedMail,
) {
  return {
    from,
    to: { name: oneLine(toName ?? ''), address: toEmail },
    subject,
    text,
    html,
    messageId: `<${id}@${url.hostname}>`,
    date: createdAt,
    headers: {
      // RFC 3834: nobody answers that they are on holiday.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  }
}
