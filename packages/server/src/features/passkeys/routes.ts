import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { contextOf } from '../../http/context-of.ts'
import { answerSignedIn } from '../sign-in/answer-signed-in.ts'
import { signedIn } from '../sign-in/schemas.ts'
import { registerPasskey, registrationOptions } from './register.ts'
import * as schemas from './schemas.ts'
import { secondStepOptions, showPasskey } from './second-step.ts'
import { signInByPasskey, signInOptions } from './sign-in.ts'

const tags = ['passkeys']
const own = { access: 'self', fresh: true } as const
/** Also before anything else is open: whoever has shown the password is asked for it. */
const anyTime = { access: 'self', beforeSecondFactor: true, beforePasswordChange: true } as const

/** Passkeys: to sign in with nothing else, as a second factor, and to show again that it is oneself. */
export function passkeyRoutes(app: App, service: Service): void {
  const rateLimit = { max: service.config.signInsPerMinute, timeWindow: 60_000 }

  app.post(
    '/api/v1/session/passkeys/options',
    {
      config: { ...own, rateLimit },
      schema: { tags, summary: 'Begin to add a passkey to one’s account', response: { 200: schemas.creationOptions } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return registrationOptions(contextOf(request))
    },
  )

  app.post(
    '/api/v1/session/passkeys',
    {
      config: { ...own, rateLimit },
      schema: {
        ...{ tags, summary: 'Add the passkey that the browser made' },
        ...{ body: schemas.passkeyBody, response: { 201: schemas.passkeyMade } },
      },
    },
    async (request, reply) => {
      const made = await registerPasskey(contextOf(request), request.body)
      return reply.status(201).send(answerSignedIn(service, reply, made))
    },
  )

  app.post(
    '/api/v1/session/passkey/options',
    {
      config: { ...anyTime, rateLimit },
      schema: {
        ...{ tags, summary: 'Begin to show a passkey of one’s own' },
        description: 'As the second step of signing in, or again before something that takes a fresh proof.',
        response: { 200: schemas.requestOptions },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return secondStepOptions(contextOf(request))
    },
  )

  app.post(
    '/api/v1/session/passkey',
    {
      config: { ...anyTime, rateLimit },
      schema: {
        ...{ tags, summary: 'Show a passkey of one’s own' },
        ...{ body: schemas.secondStepBody, response: { 200: schemas.shown } },
      },
    },
    async (request, reply) => answerSignedIn(service, reply, await showPasskey(contextOf(request), request.body)),
  )

  app.post(
    '/api/v1/sign-in/passkey/options',
    {
      // Every page for signing in asks, so that the browser can offer passkeys there; a whole office may have one address.
      config: { access: 'public', rateLimit: { ...rateLimit, max: 10 * rateLimit.max } },
      schema: { tags, summary: 'Begin to sign in with a passkey', response: { 200: schemas.requestOptions } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return signInOptions(contextOf(request))
    },
  )

  app.post(
    '/api/v1/sign-in/passkey',
    {
      config: { access: 'public', rateLimit },
      schema: {
        ...{ tags, summary: 'Sign in with a passkey' },
        description:
          'A passkey is what somebody has and what they know or are: no second factor is asked for after it.',
        ...{ body: schemas.assertionBody, response: { 200: signedIn } },
      },
    },
    async (request, reply) =>
      answerSignedIn(service, reply, await signInByPasskey(contextOf(request), request.body.answer)),
  )
}
