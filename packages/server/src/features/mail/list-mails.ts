import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { MessageId } from '../../ids.ts'
import { deploymentSummary } from '../deployment/service.ts'
import * as queries from './mail-list-queries.ts'
import { hasLink, renderMessage, subjectOf } from './rendered-message.ts'

/** What was written about the scope, the newest first. Mails about scopes below are read there. */
export async function listMails(context: ScopedContext, filter: queries.MailFilter) {
  const { service, scope, wall } = context
  const rows = await service.database.read(wall, (tx) => queries.messagesOf(tx, scope.id, filter))
  const { name } = await deploymentSummary(context)
  return rows.map((row) => stated(row, subjectOf(row, name)))
}

/** One mail as it reads, without the link that only its mailbox may have (X12). */
export async function readMail(context: ScopedContext, id: MessageId) {
  const { service, scope, wall } = context
  const row = await service.database.read(wall, (tx) => queries.findMessage(tx, scope.id, id))
  if (row === undefined) throw new Problem('not-found', { detail: 'There is no such mail here.' })
  const { name: installation } = await deploymentSummary(context)
  const { subject, text, html } = renderMessage(service, row, { installation, secret: null, styles: 'sheet' })
  return { ...stated(row, subject), hasLink: hasLink(row, installation), text, html }
}

function stated(row: queries.MessageRow, subject: string) {
  return {
    id: row.id,
    kind: row.kind,
    to: { id: row.userId, name: row.toName, email: row.toEmail },
    subject,
    state: row.state,
    madeAt: row.createdAt,
    sentAt: row.sentAt,
    attempts: row.attempts,
    problem: row.lastError,
    nextAttemptAt: row.state === 'queued' ? row.dueAt : null,
  }
}
