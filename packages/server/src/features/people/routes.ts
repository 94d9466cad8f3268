import type { Operation } from '@portreeve/engine'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { afterName, pageOf } from '../../http/name-cursor.ts'
import type { UserId } from '../../ids.ts'
import { receipt } from '../members/schemas.ts'
import { archivePerson, blockPerson, unarchivePerson, unblockPerson } from './close-account.ts'
import { createPerson } from './create-person.ts'
import { newPasswordLink, renamePerson } from './edit-person.ts'
import { makeEnrolmentCode } from './enrolment-code.ts'
import { resetFactorsOf } from './reset-factors.ts'
import { resetPasswordOf } from './reset-password.ts'
import * as schemas from './schemas.ts'
import { listAccounts, readPerson } from './service.ts'
import { unlockPerson } from './unlock-person.ts'

const tags = ['people']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const params = schemas.personParams

export function peopleRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/people',
    {
      config: guarded('people.read'),
      schema: {
        ...{ tags, summary: 'The accounts that are kept in a scope, by name' },
        ...{ querystring: schemas.peopleQuery, response: { 200: schemas.people } },
      },
    },
    async (request) => {
      const context = scopedContextOf(request)
      const { after, limit, locked, ...filter } = request.query
      const lockedAt = locked === undefined ? undefined : context.service.clock.now()
      const page = { ...filter, lockedAt, ...afterName<UserId>(after), limit: limit + 1 }
      return pageOf(await listAccounts(context, { scope: context.scope.id, ...page }), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/people/:userId',
    {
      config: guarded('people.read'),
      schema: { tags, summary: 'One account and its roles', params, response: { 200: schemas.person } },
    },
    async (request) => readPerson(scopedContextOf(request), personOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people',
    {
      config: guarded('people.create'),
      schema: { tags, summary: 'Make an account', body: schemas.newPerson, response: { 201: schemas.personMade } },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const made = await createPerson(context, { scope: context.scope.id, ...request.body })
      return reply.status(201).header('cache-control', 'no-store').send(made)
    },
  )

  app.patch(
    '/api/v1/scopes/:scopeId/people/:userId',
    {
      config: guarded('people.update'),
      schema: {
        ...{ tags, summary: 'Change the name of an account', params },
        ...{ body: schemas.editedPerson, response: { 204: z.null().describe('Done') } },
      },
    },
    async (request, reply) => {
      await renamePerson(scopedContextOf(request), { ...personOf(request), ...request.body })
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/set-password-link',
    {
      config: guarded('people.create'),
      schema: {
        ...{ tags, summary: 'A new link for a first password, for somebody who never signed in' },
        ...{ params, response: { 201: schemas.linkMade } },
      },
    },
    async (request, reply) => {
      const made = await newPasswordLink(scopedContextOf(request), personOf(request))
      return reply.status(201).header('cache-control', 'no-store').send(made)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/reset-password',
    {
      config: { ...guarded('people.reset-password'), fresh: true },
      schema: {
        tags,
        summary: 'Mail somebody a link for another password: their sessions end',
        description:
          'Nobody else sees the link. Whoever has reset their second factors cannot do this within 24 hours.',
        ...{ params, body: schemas.resetting.nullish(), response: { 200: schemas.resetSent } },
      },
    },
    async (request) =>
      resetPasswordOf(scopedContextOf(request), {
        ...personOf(request),
        revokeTokens: request.body?.revokeTokens ?? false,
      }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/enrolment-code',
    {
      config: { ...guarded('people.reset-factors'), fresh: true },
      schema: {
        ...{ tags, summary: 'Make a code with which somebody may set up a second factor late. Shown once' },
        ...{ params, response: { 201: schemas.enrolmentCode } },
      },
    },
    async (request, reply) => {
      const made = await makeEnrolmentCode(scopedContextOf(request), personOf(request))
      return reply.status(201).header('cache-control', 'no-store').send(made)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/reset-factors',
    {
      config: { ...guarded('people.reset-factors'), fresh: true },
      schema: {
        ...{ tags, summary: 'Remove somebody’s second factors, where they have lost them' },
        description:
          'Their recovery codes and remembered devices go too, and every session ends. Whoever has reset their password cannot do this within 24 hours.',
        ...{ params, response: { 200: schemas.factorsReset } },
      },
    },
    async (request) => resetFactorsOf(scopedContextOf(request), personOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/archive',
    {
      config: guarded('people.archive'),
      schema: {
        ...{ tags, summary: 'Archive an account: every session and token ends', params },
        ...{ body: schemas.archiving.nullish(), response: { 200: receipt } },
      },
    },
    async (request) => archivePerson(scopedContextOf(request), { ...personOf(request), ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/unarchive',
    {
      config: guarded('people.archive'),
      schema: { tags, summary: 'Bring an archived account back', params, response: { 200: schemas.backAgain } },
    },
    async (request) => unarchivePerson(scopedContextOf(request), personOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/block',
    {
      config: guarded('people.block'),
      schema: { tags, summary: 'Block an account: every session and token ends', params, response: { 200: receipt } },
    },
    async (request) => blockPerson(scopedContextOf(request), personOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/unblock',
    {
      config: guarded('people.block'),
      schema: { tags, summary: 'Unblock an account', params, response: { 200: schemas.backAgain } },
    },
    async (request) => unblockPerson(scopedContextOf(request), personOf(request)),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/:userId/unlock',
    {
      config: guarded('people.unlock'),
      schema: {
        ...{ tags, summary: 'Open the password way in again that wrong passwords have closed', params },
        ...{ response: { 204: z.null().describe('Done') } },
      },
    },
    async (request, reply) => {
      await unlockPerson(scopedContextOf(request), personOf(request))
      return reply.status(204).send(null)
    },
  )
}

function personOf(request: Parameters<typeof scopedContextOf>[0] & { readonly params: { readonly userId: string } }) {
  return { scope: scopedContextOf(request).scope.id, user: request.params.userId as UserId }
}
