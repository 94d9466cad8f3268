import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf } from '../../http/id-cursor.ts'
import type { ResourceId, VersionId } from '../../ids.ts'
import { archiveAnswers, sendArchive } from '../apps/send-archive.ts'
import { type Decision, decide } from './decide.ts'
import { listSubmissions, openSubmission, readSubmission } from './read-submissions.ts'
import * as schemas from './schemas.ts'
import { submitVersion, withdrawVersion } from './submit.ts'

const tags = ['apps']
const done = z.null().describe('Done')
const reviewing = { access: { guard: 'apps.review', scope: 'scopeId' } } as const
const submitting = { access: { action: 'submit', of: 'apps', scope: 'scopeId', resource: 'appId' } } as const

/** Giving versions of apps to the reviewers, and what the reviewers do (A14). */
export function submissionRoutes(app: App, _service: Service): void {
  app.post(
    '/api/v1/scopes/:scopeId/apps/:appId/versions/:versionId/submit',
    {
      config: submitting,
      schema: {
        tags,
        summary: 'Submit a version for review',
        params: schemas.versionParams,
        body: schemas.newSubmission.nullish(),
        response: { 201: schemas.submitted },
      },
    },
    async (request, reply) => {
      const { appId, versionId } = request.params
      const input = { app: appId as ResourceId, version: versionId as VersionId, ...request.body }
      return reply.status(201).send(await submitVersion(scopedContextOf(request), input))
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/apps/:appId/versions/:versionId/withdraw',
    {
      config: submitting,
      schema: {
        tags,
        summary: 'Take a submitted version back',
        params: schemas.versionParams,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { appId, versionId } = request.params
      await withdrawVersion(scopedContextOf(request), { app: appId as ResourceId, version: versionId as VersionId })
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/submissions',
    {
      config: reviewing,
      schema: {
        tags,
        summary: 'Versions that were submitted for review',
        params: schemas.queueParams,
        querystring: schemas.submissionQuery,
        response: { 200: schemas.submissions },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query
      return idPageOf(await listSubmissions(scopedContextOf(request), { ...filter, limit: limit + 1 }), limit)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/submissions/:submissionId',
    {
      config: reviewing,
      schema: {
        tags,
        summary: 'A submitted version, with its manifest and release notes',
        params: schemas.submissionParams,
        response: { 200: schemas.submission },
      },
    },
    async (request) => readSubmission(scopedContextOf(request), request.params.submissionId as ResourceId),
  )

  app.get(
    '/api/v1/scopes/:scopeId/submissions/:submissionId/archive',
    {
      config: reviewing,
      schema: {
        tags,
        summary: 'The archive of a submitted version',
        params: schemas.submissionParams,
        response: archiveAnswers,
      },
    },
    async (request, reply) => {
      const id = request.params.submissionId as ResourceId
      return sendArchive(request, reply, await openSubmission(scopedContextOf(request), id))
    },
  )

  const decisions = [
    ['approve', 'Approve a submitted version: it is published', schemas.approval],
    ['request-changes', 'Send a submitted version back, and say what has to change', schemas.refusal],
    ['reject', 'Reject a submitted version, and say why', schemas.refusal],
  ] as const satisfies readonly (readonly [Decision, string, z.ZodType])[]
  for (const [decision, summary, body] of decisions) {
    app.post(
      `/api/v1/scopes/:scopeId/submissions/:submissionId/${decision}`,
      {
        config: reviewing,
        schema: { tags, summary, params: schemas.submissionParams, body, response: { 204: done } },
      },
      async (request, reply) => {
        const id = request.params.submissionId as ResourceId
        await decide(scopedContextOf(request), { id, decision, ...request.body })
        return reply.status(204).send(null)
      },
    )
  }
}
