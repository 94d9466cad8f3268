import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf } from '../../http/id-cursor.ts'
import type { MessageId, UserId } from '../../ids.ts'
import { listMails, readMail } from './list-mails.ts'
import { mailSettings, testMail } from './mail-settings.ts'
import * as schemas from './schemas.ts'

const tags = ['mail']
const reading = { access: { guard: 'mails.read', scope: 'scopeId' } } as const
const setting = { access: { guard: 'mail.settings', scope: 'scopeId' } } as const

/** What was written to whom about a place, and how mail is sent. */
export function mailRoutes(app: App, service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/mails',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Mails about a scope, the newest first',
        params: schemas.scopeParams,
        querystring: schemas.mailQuery,
        response: { 200: schemas.mails },
      },
    },
    async (request) => {
      const { limit, after, person, ...filter } = request.query
      const page = { after: after as MessageId | null, person: person as UserId | undefined, limit: limit + 1 }
      return idPageOf(await listMails(scopedContextOf(request), { ...filter, ...page }), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/mails/:mailId',
    {
      config: reading,
      schema: {
        tags,
        summary: 'One mail as it reads, without the link that only its mailbox has',
        params: schemas.mailParams,
        response: { 200: schemas.mail },
      },
    },
    async (request) => readMail(scopedContextOf(request), request.params.mailId as MessageId),
  )

  app.get(
    '/api/v1/scopes/:scopeId/mail-settings',
    {
      config: setting,
      schema: {
        tags,
        summary: 'How mail is sent',
        params: schemas.scopeParams,
        response: { 200: schemas.mailSettings },
      },
    },
    async (request) => mailSettings(scopedContextOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/mail-settings/test',
    {
      config: { ...setting, rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'Send a test mail to your own address, now',
        params: schemas.scopeParams,
        response: { 200: schemas.mailTested },
      },
    },
    async (request) => testMail(scopedContextOf(request)),
  )
}
