import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { linkBody } from '../links/schemas.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { askToSignUp, signUpLastsMs } from './ask.ts'
import { lookAtSignUp, signUp } from './finish.ts'
import * as schemas from './schemas.ts'

const tags = ['sign-up']

/** How somebody without an account makes one, and an organization with it (A1). Secrets come in the body: addresses end up in logs. */
export function signUpRoutes(app: App, service: Service): void {
  const config = {
    access: 'public',
    rateLimit: { max: service.config.signInsPerMinute, timeWindow: 60_000 },
  } as const

  app.post(
    '/api/v1/sign-up/ask',
    {
      config,
      schema: {
        ...{ tags, summary: 'Ask for a link to make an account with' },
        description:
          'The answer is the same, after the same work, whether or not there is an account with this address.',
        ...{ body: schemas.askBody, response: { 202: schemas.asked } },
      },
    },
    async (request, reply) => {
      const { link } = await askToSignUp(contextOf(request), request.body.email)
      reply.header('cache-control', 'no-store')
      return reply.status(202).send({ hours: signUpLastsMs / 3_600_000, link })
    },
  )

  app.post(
    '/api/v1/sign-up/look',
    {
      config,
      schema: {
        ...{ tags, summary: 'Whose account a link makes' },
        ...{ body: linkBody, response: { 200: schemas.look } },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return lookAtSignUp(contextOf(request), request.body.secret)
    },
  )

  app.post(
    '/api/v1/sign-up',
    {
      config,
      schema: {
        ...{ tags, summary: 'Make an account with a link, and an organization with it' },
        ...{ body: schemas.signUpBody, response: { 201: schemas.signedUp } },
      },
    },
    async (request, reply) =>
      reply.status(201).send(answerSignedIn(service, reply, await signUp(contextOf(request), request.body))),
  )
}
