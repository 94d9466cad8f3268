import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { openSession } from '../../access/sessions.ts'
import { everywhere } from '../../db/everywhere.ts'
import type { TestServer } from '../../http/test-server.fixture.ts'
import type { UserId } from '../../ids.ts'

const headers = { origin: 'http://localhost:7300' }

export type Ask = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: InjectOptions['payload'],
) => Promise<LightMyRequestResponse>

/** A browser in which somebody has come in by these methods just now, and which takes the cookie that it is given. */
export async function provedBy(server: TestServer, userId: UserId, ...methods: string[]): Promise<Ask> {
  const { service } = server
  const secondFactorAt = methods.length > 1 ? service.clock.now() : null
  const { secret } = await service.database.transact(everywhere, (tx) =>
    openSession(tx, service, { userId, ip: null, agent: null, methods, secondFactorAt }),
  )
  const name = sessionCookieName(service)
  let cookie = secret
  return async (method, url, payload) => {
    const request = { method, url: `/api/v1${url}`, headers: { ...headers, cookie: `${name}=${cookie}` } }
    const answer = await server.inject(payload === undefined ? request : { ...request, payload })
    cookie = answer.cookies.find((given) => given.name === name)?.value ?? cookie
    return answer
  }
}
