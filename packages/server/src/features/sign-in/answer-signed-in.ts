import type { FastifyReply } from 'fastify'
import { deviceCookieName, sessionCookie, sessionCookieName } from '../../access/session-cookie.ts'
import type { Service } from '../../context.ts'
import { deviceLastsMs } from './known-devices.ts'
import type { SignedIn } from './service.ts'

/** Gives the browser its session, and says whose it is. */
export function answerSignedIn<Answer extends Pick<SignedIn, 'secret' | 'device' | 'expiresAt'>>(
  service: Service,
  reply: FastifyReply,
  { secret, device, expiresAt, ...answer }: Answer,
) {
  // The cookie ends with the session at the latest, so that a browser does not keep what means nothing any more.
  reply.setCookie(sessionCookieName(service), secret, { ...sessionCookie, expires: expiresAt })
  if (device !== null)
    reply.setCookie(deviceCookieName(service), device, { ...sessionCookie, maxAge: deviceLastsMs / 1000 })
  reply.header('cache-control', 'no-store')
  return { ...answer, expiresAt: expiresAt.toISOString() }
}
