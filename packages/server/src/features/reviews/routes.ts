import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf } from '../../http/id-cursor.ts'
import { sendCsv } from '../../http/send-csv.ts'
import { decide } from './decide.ts'
import { listLines } from './list-lines.ts'
import { openReview } from './open-review.ts'
import { readReport, reportRows } from './report.ts'
import { changeSchedule, readSchedule } from './schedule.ts'
import * as schemas from './schemas.ts'
import { cancelReview, listReviews, readReview } from './service.ts'
import { signOff } from './sign-off.ts'

const tags = ['reviews']
const done = z.null().describe('Done')
const config = { access: { guard: 'reviews.manage', scope: 'scopeId' } } as const

/** Access reviews: who has what here, whether they still need it, and the report that says so (C14). */
export function reviewRoutes(app: App, _service: Service): void {
  app.get(
    '/api/v1/scopes/:scopeId/reviews',
    {
      config,
      schema: {
        ...{ tags, summary: 'The access reviews of a scope, the newest first', params: schemas.scopeParams },
        ...{ querystring: schemas.reviewQuery, response: { 200: schemas.reviews } },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      return idPageOf(await listReviews(scopedContextOf(request), { after, limit: limit + 1 }), limit)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/reviews',
    {
      config,
      schema: {
        ...{ tags, summary: 'Begin an access review with everybody as they are now' },
        ...{ params: schemas.scopeParams, body: schemas.newReview, response: { 201: schemas.reviewInFull } },
      },
    },
    async (request, reply) => reply.status(201).send(await openReview(scopedContextOf(request), request.body)),
  )

  app.get(
    '/api/v1/scopes/:scopeId/review-schedule',
    {
      config,
      schema: {
        ...{ tags, summary: 'How often a review begins by itself, and when the next one does' },
        ...{ params: schemas.scopeParams, response: { 200: schemas.schedule } },
      },
    },
    async (request) => readSchedule(scopedContextOf(request)),
  )

  app.put(
    '/api/v1/scopes/:scopeId/review-schedule',
    {
      config,
      schema: {
        ...{ tags, summary: 'Say how often a review begins by itself' },
        ...{ params: schemas.scopeParams, body: schemas.scheduleChange, response: { 200: schemas.schedule } },
      },
    },
    async (request) => changeSchedule(scopedContextOf(request), request.body),
  )

  app.get(
    '/api/v1/scopes/:scopeId/reviews/:reviewId',
    {
      config,
      schema: {
        ...{ tags, summary: 'An access review: how far it is, and what was found' },
        ...{ params: schemas.reviewParams, response: { 200: schemas.reviewInFull } },
      },
    },
    async (request) => readReview(scopedContextOf(request), request.params.reviewId),
  )

  app.get(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/lines',
    {
      config,
      schema: {
        ...{
          tags,
          summary: 'What people held when the review began, and what was decided',
          params: schemas.reviewParams,
        },
        ...{ querystring: schemas.lineQuery, response: { 200: schemas.lines } },
      },
    },
    async (request) => listLines(scopedContextOf(request), request.params.reviewId, request.query),
  )

  app.post(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/decide',
    {
      config,
      schema: {
        ...{ tags, summary: 'Keep, change or remove what people hold: done at once' },
        description: 'One after the other, each with its own result: one that fails leaves the others as they are.',
        ...{ params: schemas.reviewParams, body: schemas.decide, response: { 200: schemas.decided } },
      },
    },
    async (request) => ({
      results: await decide(scopedContextOf(request), { review: request.params.reviewId, ...request.body }),
    }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/sign-off',
    {
      config: { ...config, fresh: true },
      schema: {
        ...{ tags, summary: 'Sign a review off: from then on nothing in it changes' },
        ...{ params: schemas.reviewParams, body: schemas.signOff.nullish(), response: { 204: done } },
      },
    },
    async (request, reply) => {
      await signOff(scopedContextOf(request), request.params.reviewId, request.body?.note)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/cancel',
    {
      config,
      schema: {
        ...{ tags, summary: 'End a review without a result; what was decided stays done' },
        ...{ params: schemas.reviewParams, body: schemas.cancelling, response: { 204: done } },
      },
    },
    async (request, reply) => {
      await cancelReview(scopedContextOf(request), request.params.reviewId, request.body.reason)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/report',
    {
      config,
      schema: {
        ...{ tags, summary: 'The report of a review' },
        ...{ params: schemas.reviewParams, response: { 200: schemas.report } },
      },
    },
    async (request) => readReport(scopedContextOf(request), request.params.reviewId),
  )

  app.get(
    '/api/v1/scopes/:scopeId/reviews/:reviewId/report.csv',
    {
      config,
      schema: {
        ...{ tags, summary: 'The lines of a review’s report, as CSV' },
        ...{ params: schemas.reviewParams, response: { 200: schemas.csv } },
      },
    },
    async (request, reply) => {
      const context = scopedContextOf(request)
      const { reviewId } = request.params
      const name = `access-review-${context.service.clock.now().toISOString().slice(0, 10)}`
      const rows = await reportRows(context, reviewId)
      return sendCsv(reply, { name, columns: schemas.reportColumns, rows })
    },
  )
}
