import { z } from 'zod'
import { sessionCookie, sessionCookieName } from '../../access/session-cookie.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import type { UserId } from '../../ids.ts'
import { answerSignedIn } from './answer-signed-in.ts'
import { demoPeople, demoSignIn } from './demo.ts'
import * as schemas from './schemas.ts'
import { changePassword, confirmPassword, signIn, signOut } from './service.ts'

const tags = ['sign-in']
const done = z.null().describe('Done')

/** Signing in and out, and one's own password. */
export function signInRoutes(app: App, service: Service): void {
  const byAddress = { max: service.config.signInsPerMinute, timeWindow: 60_000 }

  app.post(
    '/api/v1/sign-in',
    {
      config: { access: 'public', rateLimit: byAddress },
      schema: {
        tags,
        summary: 'Sign in with email and password',
        body: schemas.signInBody,
        response: { 200: schemas.signedIn },
      },
    },
    async (request, reply) => answerSignedIn(service, reply, await signIn(contextOf(request), request.body)),
  )

  app.post(
    '/api/v1/sign-out',
    {
      config: { access: 'self', beforePasswordChange: true, beforeSecondFactor: true },
      schema: { tags, summary: 'End this session', response: { 204: done } },
    },
    async (request, reply) => {
      await signOut(contextOf(request))
      return reply.clearCookie(sessionCookieName(service), sessionCookie).status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/password',
    {
      config: { access: 'self', beforePasswordChange: true, rateLimit: byAddress },
      schema: { tags, summary: 'Choose a new password', body: schemas.newPasswordBody, response: { 204: done } },
    },
    async (request, reply) => {
      answerSignedIn(service, reply, await changePassword(contextOf(request), request.body))
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/confirm',
    {
      config: { access: 'self', rateLimit: byAddress },
      schema: {
        tags,
        summary: 'Show the password again',
        description:
          'Some acts ask for a proof not older than 15 minutes. Of somebody without a second factor the password is one.',
        body: schemas.confirmBody,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      answerSignedIn(service, reply, await confirmPassword(contextOf(request), request.body.password))
      return reply.status(204).send(null)
    },
  )

  if (service.config.demo) demoRoutes(app, service)
}

/** One-click sign-in as anybody. These routes do not exist outside a demo. */
function demoRoutes(app: App, service: Service): void {
  app.get(
    '/api/v1/demo/people',
    {
      config: { access: 'public' },
      schema: { tags: ['demo'], summary: 'Everybody in this demo, by role', response: { 200: schemas.demoPeople } },
    },
    async (request) => demoPeople(contextOf(request)),
  )

  app.post(
    '/api/v1/demo/sign-in',
    {
      config: { access: 'public' },
      schema: {
        tags: ['demo'],
        summary: 'Sign in as somebody, without a password',
        body: schemas.demoSignInBody,
        response: { 200: schemas.signedIn },
      },
    },
    async (request, reply) =>
      answerSignedIn(service, reply, await demoSignIn(contextOf(request), request.body.userId as UserId)),
  )
}
