import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { linkBody } from '../links/schemas.ts'
import { linkLastsMs } from '../links/service.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { signedIn } from '../sign-in/schemas.ts'
import { askForLink } from './ask-for-link.ts'
import { lookAtWayBack, takeEmailBack } from './email-back.ts'
import { lookAtSignInLink, signInByLink } from './link-sign-in.ts'
import { lookAtResetLink, resetPassword } from './reset-password.ts'
import * as schemas from './schemas.ts'

const tags = ['links']
const minutes = (kind: 'reset-password' | 'sign-in') => ({ minutes: linkLastsMs[kind] / 60_000 })
const askedAlike = 'The answer is the same, after the same work, whether or not there is such an account.'

/** What whoever has a mailbox can do by a link that is sent to it. Secrets come in the body: addresses end up in logs. */
export function mailboxRoutes(app: App, service: Service): void {
  const config = {
    access: 'public',
    rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 },
  } as const

  app.post(
    '/api/v1/links/reset-password/ask',
    {
      config,
      schema: {
        ...{ tags, summary: 'Ask for a link to choose a new password', description: askedAlike },
        ...{ body: schemas.askBody, response: { 202: schemas.asked } },
      },
    },
    async (request, reply) => {
      await askForLink(contextOf(request), { kind: 'reset-password', ...request.body })
      return reply.status(202).send(minutes('reset-password'))
    },
  )

  app.post(
    '/api/v1/links/reset-password/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'Whose password a link changes' },
        ...{ body: linkBody, response: { 200: schemas.resetLink } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtResetLink(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/links/reset-password',
    {
      config,
      schema: {
        ...{ tags, summary: 'Choose a new password with a link' },
        ...{ body: schemas.newPasswordBody, response: { 200: schemas.done } },
      },
    },
    async (request) => resetPassword(contextOf(request), request.body),
  )

  app.post(
    '/api/v1/links/sign-in/ask',
    {
      config,
      schema: {
        ...{ tags, summary: 'Ask for a link to sign in with', description: askedAlike },
        ...{ body: schemas.askSignInBody, response: { 202: schemas.asked } },
      },
    },
    async (request, reply) => {
      await askForLink(contextOf(request), { kind: 'sign-in', ...request.body })
      return reply.status(202).send(minutes('sign-in'))
    },
  )

  app.post(
    '/api/v1/links/sign-in/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'Whom a link signs in' },
        ...{ body: linkBody, response: { 200: schemas.signInLink } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtSignInLink(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/links/sign-in',
    { config, schema: { tags, summary: 'Sign in with a link', body: linkBody, response: { 200: signedIn } } },
    async (request, reply) =>
      answerSignedIn(service, reply, await signInByLink(contextOf(request), request.body.secret)),
  )

  app.post(
    '/api/v1/links/email-back/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'Which former address an account gets back by a link' },
        ...{ body: linkBody, response: { 200: schemas.wayBack } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtWayBack(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/links/email-back',
    {
      config,
      schema: {
        ...{ tags, summary: 'Give an account its former address back, with a new password' },
        ...{ body: schemas.newPasswordBody, response: { 200: schemas.done } },
      },
    },
    async (request) => takeEmailBack(contextOf(request), request.body),
  )
}
