import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import type { FactorId } from '../../ids.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { beginAuthenticator, proveAuthenticator } from './authenticator.ts'
import { beginEmailCode, mailCode, proveEmailCode } from './email-code.ts'
import { listOwnFactors, removeFactor, renameFactor } from './own-factors.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import * as schemas from './schemas.ts'
import { secondStep, showFactor } from './second-step.ts'

const tags = ['second factors']
const done = z.null().describe('Done')
const own = { access: 'self' } as const
const fresh = { access: 'self', fresh: true } as const
/** Also before anything else is open: whoever has shown the password is asked for it. */
const anyTime = { access: 'self', beforeSecondFactor: true, beforePasswordChange: true } as const
const params = schemas.factorParams

/** Second factors: the second step of signing in, and one's own. Passkeys are made and shown elsewhere. */
export function factorRoutes(app: App, service: Service): void {
  const limited = { rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } } as const
  secondStepRoutes(app, service, limited)

  app.get(
    '/api/v1/session/factors',
    { config: own, schema: { tags, summary: 'One’s own second factors', response: { 200: schemas.ownFactors } } },
    async (request) => listOwnFactors(contextOf(request)),
  )

  app.post(
    '/api/v1/session/factors/authenticator',
    {
      config: { ...fresh, ...limited },
      schema: {
        ...{ tags, summary: 'Begin to set up an authenticator app: its secret, shown once' },
        response: { 201: schemas.begun },
      },
    },
    async (request, reply) => {
      const begun = await beginAuthenticator(contextOf(request))
      return reply.status(201).header('cache-control', 'no-store').send(begun)
    },
  )

  app.post(
    '/api/v1/session/factors/authenticator/:factorId/prove',
    {
      config: { ...fresh, ...limited },
      schema: {
        ...{ tags, summary: 'Show that the authenticator app works: it counts from then on', params },
        ...{ body: schemas.authenticatorProof, response: { 200: schemas.added } },
      },
    },
    async (request, reply) => {
      const id = request.params.factorId as FactorId
      return answerSignedIn(service, reply, await proveAuthenticator(contextOf(request), { id, ...request.body }))
    },
  )

  app.post(
    '/api/v1/session/factors/email-code',
    {
      config: { ...fresh, ...limited },
      schema: {
        ...{ tags, summary: 'Begin to switch on codes by email: one is mailed' },
        response: { 200: schemas.mailed },
      },
    },
    async (request) => beginEmailCode(contextOf(request)),
  )

  app.post(
    '/api/v1/session/factors/email-code/prove',
    {
      config: { ...fresh, ...limited },
      schema: {
        ...{ tags, summary: 'Switch on codes by email with the one that was mailed' },
        ...{ body: schemas.emailProof, response: { 200: schemas.added } },
      },
    },
    async (request, reply) =>
      answerSignedIn(service, reply, await proveEmailCode(contextOf(request), request.body.code)),
  )

  app.patch(
    '/api/v1/session/factors/:factorId',
    {
      config: own,
      schema: {
        ...{ tags, summary: 'Call a second factor of one’s own something else', params },
        ...{ body: schemas.renamed, response: { 204: done } },
      },
    },
    async (request, reply) => {
      await renameFactor(contextOf(request), { id: request.params.factorId as FactorId, ...request.body })
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/factors/:factorId/remove',
    {
      config: fresh,
      schema: { tags, summary: 'Remove a second factor of one’s own', params, response: { 204: done } },
    },
    async (request, reply) => {
      await removeFactor(contextOf(request), request.params.factorId as FactorId)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/session/recovery-codes',
    {
      config: fresh,
      schema: {
        ...{ tags, summary: 'New recovery codes in the place of the former' },
        response: { 201: schemas.codes },
      },
    },
    async (request, reply) => {
      const codes = await renewRecoveryCodes(contextOf(request))
      return reply.status(201).header('cache-control', 'no-store').send({ codes })
    },
  )
}

function secondStepRoutes(app: App, service: Service, limited: { readonly rateLimit: object }): void {
  app.get(
    '/api/v1/session/second-factor',
    {
      config: anyTime,
      schema: {
        ...{ tags, summary: 'What can be shown as a second factor now' },
        response: { 200: schemas.secondStep },
      },
    },
    async (request) => secondStep(contextOf(request)),
  )

  app.post(
    '/api/v1/session/second-factor',
    {
      config: { ...anyTime, ...limited },
      schema: {
        ...{ tags, summary: 'Show a second factor' },
        description:
          'As the second step of signing in, or again before something that takes a fresh proof. The session has a new cookie afterwards.',
        ...{ body: schemas.shownFactor, response: { 200: schemas.shown } },
      },
    },
    async (request, reply) => answerSignedIn(service, reply, await showFactor(contextOf(request), request.body)),
  )

  app.post(
    '/api/v1/session/second-factor/email-code',
    {
      config: { ...anyTime, ...limited },
      schema: { tags, summary: 'Have a code mailed to one’s own address', response: { 200: schemas.mailed } },
    },
    async (request) => mailCode(contextOf(request)),
  )
}
