import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { mailEnrolmentCode, showEnrolmentCode } from './service.ts'

const codeShown = z.strictObject({ code: z.string().min(1).max(100) })

/** What somebody shows who sets up a second factor when the time for it is over (C9). */
export function enrolmentRoutes(app: App, service: Service): void {
  const tags = ['second factors']
  const config = { access: 'self', rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 } } as const

  app.post(
    '/api/v1/session/enrolment/code',
    {
      config,
      schema: {
        ...{ tags, summary: 'Mail me a code with which I may set up a second factor late' },
        response: { 201: z.object({ expiresAt: z.date() }) },
      },
    },
    async (request, reply) => reply.status(201).send(await mailEnrolmentCode(contextOf(request))),
  )

  app.post(
    '/api/v1/session/enrolment',
    {
      config,
      schema: {
        ...{ tags, summary: 'Show the code that was mailed, or one from an administrator' },
        description: 'This session may then set up a second factor although the time for it is over.',
        ...{ body: codeShown, response: { 200: z.object({ expiresAt: z.iso.datetime() }) } },
      },
    },
    async (request, reply) =>
      answerSignedIn(service, reply, await showEnrolmentCode(contextOf(request), request.body.code)),
  )
}
